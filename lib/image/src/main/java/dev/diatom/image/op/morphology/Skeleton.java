package dev.diatom.image.op.morphology;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Raster;
import dev.diatom.image.op.engine.Work;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Thins objects to lines, plane by plane. A plane that fits a thread's share of memory is thinned in one go; larger ones in
 * bands of rows, some iterations at a time, over and over until nothing changes. What is wrong at the edge of a band comes one
 * row nearer with each half of an iteration, so that rows which are read beyond it keep it away from the result.
 */
public record Skeleton() implements WholeImageOperator {
    @Override
    public String label() {
        return "skeleton()";
    }

    @Override
    public ImageForm output(ImageForm input) {
        return input.withType(PixelType.UINT8).withRole(Role.MASK).named(label());
    }

    @Override
    public void run(Work work) {
        var bands = ThinningBands.of(work.form().extent(), work.form().type(), work.memoryBudget() / work.threads());
        PixelSource from = work.input();
        Raster to = work.output();
        while (pass(work, bands, from, to)) {
            var next = from == work.input()
                    ? work.temporary(PixelType.UINT8, work.form().extent())
                    : (Raster) from;
            from = to;
            to = next;
        }
    }

    /** Whether another pass is needed. The pass that changes nothing leaves the same in both rasters. */
    private boolean pass(Work work, ThinningBands bands, PixelSource from, Raster to) {
        var changed = new AtomicBoolean();
        work.parallel(label(), bands.count(), bands.bytesEach(), () -> {
            var band = new ThinningBand(bands, from, to);
            return number -> {
                if (band.run(number)) {
                    changed.set(true);
                }
            };
        });
        return changed.get() && !bands.areWhole();
    }
}
