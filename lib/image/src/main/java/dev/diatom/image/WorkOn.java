package dev.diatom.image;

import dev.diatom.image.io.PixelSource;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.engine.ParallelSteps;
import dev.diatom.image.op.engine.Raster;
import dev.diatom.image.op.engine.Resources;
import dev.diatom.image.op.engine.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work on one image; its temporary rasters go when it is closed. */
final class WorkOn implements Work, AutoCloseable {
    private final PixelSource input;
    private final ImageForm form;
    private final @Nullable Raster output;
    private final ResultPlace place;
    private final Resources resources;
    private final List<ResultPlace.Result> temporaries = new ArrayList<>();

    WorkOn(PixelSource input, ImageForm form, @Nullable Raster output, ResultPlace place, Resources resources) {
        this.input = input;
        this.form = form;
        this.output = output;
        this.place = place;
        this.resources = resources;
    }

    @Override
    public PixelSource input() {
        return input;
    }

    @Override
    public ImageForm form() {
        return form;
    }

    @Override
    public Raster output() {
        if (output == null) {
            throw new IllegalStateException("this work has no image as its result");
        }
        return output;
    }

    @Override
    public synchronized Raster temporary(PixelType type, Extent extent) {
        var metadata =
                form.metadata().withName("temporary, of " + form.metadata().name());
        var made = place.make(new ImageForm(type, extent, metadata));
        temporaries.add(made);
        return made.raster();
    }

    @Override
    public PixelSource source(Image image) {
        return Reading.source(image);
    }

    @Override
    public long memoryBudget() {
        return resources.memoryBudget();
    }

    @Override
    public int threads() {
        return resources.threads();
    }

    @Override
    public void parallel(String task, long steps, long bytesPerStep, Supplier<Step> perThread) {
        ParallelSteps.run(task, steps, bytesPerStep, threads(), perThread);
    }

    @Override
    public synchronized void close() {
        while (!temporaries.isEmpty()) {
            temporaries.remove(temporaries.size() - 1).drop();
        }
    }
}
