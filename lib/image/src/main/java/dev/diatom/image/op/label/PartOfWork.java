package dev.diatom.image.op.label;

import dev.diatom.image.Extent;
import dev.diatom.image.Image;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.engine.Raster;
import dev.diatom.image.op.engine.Work;
import java.util.function.Supplier;

/** What one operator does for another: the same threads and memory, another input and output. */
record PartOfWork(Work whole, PixelSource input, ImageForm form, Raster output) implements Work {
    /** From this image to that raster. */
    static PartOfWork of(Work whole, PixelSource input, Raster output) {
        return new PartOfWork(whole, input, whole.form().withType(input.type()), output);
    }

    @Override
    public Raster temporary(PixelType type, Extent extent) {
        return whole.temporary(type, extent);
    }

    @Override
    public long memoryBudget() {
        return whole.memoryBudget();
    }

    @Override
    public int threads() {
        return whole.threads();
    }

    @Override
    public PixelSource source(Image image) {
        return whole.source(image);
    }

    @Override
    public void parallel(String task, long steps, long bytesPerStep, Supplier<Step> perThread) {
        whole.parallel(task, steps, bytesPerStep, perThread);
    }
}
