package dev.diatom.image.op.morphology;

import dev.diatom.image.Extent;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Rows;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.Chain;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Raster;
import dev.diatom.image.op.engine.Resources;
import dev.diatom.image.op.engine.Stages;
import dev.diatom.image.op.engine.Step;
import dev.diatom.image.op.engine.StreamPass;
import dev.diatom.image.op.engine.Work;
import java.io.IOException;

/**
 * An image less its opening, or its closing less the image. The opening is made first, as any chain is, so that each of its
 * steps extends its own input at the edges.
 *
 * @param smooth the opening, or the closing
 * @param isWhite whether the image stands first in the difference
 */
public record TopHat(String label, Chain smooth, boolean isWhite) implements WholeImageOperator {
    @Override
    public ImageForm output(ImageForm input) {
        return input.withMetadata(smooth.output(input)
                        .metadata()
                        .withName(input.metadata().name()))
                .named(label);
    }

    @Override
    public void run(Work work) throws IOException {
        var form = work.form();
        var stages = new Stages(work.input(), Step.of(smooth.steps(), form), work::source);
        var smoothed = work.temporary(form.type(), form.extent());
        StreamPass.run(stages, smoothed, smooth.label(), new Resources(work.memoryBudget(), work.threads()));
        int rows = Rows.perBand(form.type(), form.extent());
        long bands = Rows.bands(rows, form.extent());
        long bytes = rows * form.extent().x() * form.type().bytes();
        work.parallel(label, bands, bytes, () -> {
            var band = new Subtraction(
                    isWhite ? work.input() : smoothed, isWhite ? smoothed : work.input(), work.output(), rows);
            return band::run;
        });
    }

    /** What one thread takes away, band by band. */
    private static final class Subtraction {
        private final PixelSource from;
        private final PixelSource other;
        private final Raster output;
        private final int rowsPerBand;
        private final Object left;
        private final Object taken;

        Subtraction(PixelSource from, PixelSource other, Raster output, int rowsPerBand) {
            this.from = from;
            this.other = other;
            this.output = output;
            this.rowsPerBand = rowsPerBand;
            int pixels = Math.toIntExact(rowsPerBand * extent().x());
            this.left = Samples.allocate(output.type(), pixels);
            this.taken = Samples.allocate(output.type(), pixels);
        }

        private Extent extent() {
            return output.extent();
        }

        void run(long number) throws IOException {
            var band = Rows.band(number, rowsPerBand, extent());
            from.read(band.selection(extent()), left, 0);
            other.read(band.selection(extent()), taken, 0);
            Difference.take(output.type(), taken, left, band.pixels(extent()));
            output.writeRows(band.plane(), band.firstRow(), band.rows(), left);
        }
    }
}
