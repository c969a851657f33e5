package dev.diatom.image.op.label;

import dev.diatom.image.Image;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Work;

/**
 * Grey-scale reconstruction of an image, the seed, under another one or above it.
 *
 * @param byDilation whether the seed grows under the mask; else it is worn down to the mask
 * @param mask what limits it
 * @param connectivity which pixels touch
 */
public record Reconstruction(boolean byDilation, Image mask, Connectivity connectivity) implements WholeImageOperator {
    @Override
    public String label() {
        return (byDilation ? "reconstructionByDilation(" : "reconstructionByErosion(") + connectivity.neighbours()
                + ")";
    }

    @Override
    public ImageForm output(ImageForm input) {
        refuseDoubles(label(), input.type());
        if (input.type() != mask.type() || !input.extent().equals(mask.extent())) {
            throw new IllegalArgumentException(label() + ": the mask must be of the seed's type and extent, "
                    + input.type().label() + ", " + input.extent() + ", found "
                    + mask.type().label() + ", " + mask.extent());
        }
        return input.named(label());
    }

    /** @throws IllegalArgumentException if the type is FLOAT64, for which there are no {@link Ordinals} */
    static void refuseDoubles(String label, PixelType type) {
        if (type == PixelType.FLOAT64) {
            throw new IllegalArgumentException(
                    label + " takes integers and float32, found float64. Convert the image to float32 first.");
        }
    }

    @Override
    public void run(Work work) {
        var limit = work.source(mask);
        var ordinals = new Ordinals(limit.type(), byDilation, 0);
        var state = work.output();
        Bands.run(work, label(), state.extent(), 2 * limit.type().bytes() + 8, pixels -> {
            var seeds = new NumberRows(work.input(), ordinals, pixels);
            var limits = new NumberRows(limit, ordinals, pixels);
            var out = Samples.allocate(limit.type(), pixels);
            return band -> {
                int[] numbers = seeds.read(band);
                int[] floor = limits.read(band);
                for (int i = 0; i < band.pixels(); i++) {
                    numbers[i] = Math.max(numbers[i], floor[i]);
                }
                ordinals.write(numbers, 0, out, 0, band.pixels());
                state.writeRows(band.plane(), band.firstRow(), band.rows(), out);
            };
        });
        Propagation.run(
                work,
                label(),
                state,
                ordinals,
                connectivity,
                FloorRule.BYTES,
                blocks -> new FloorRule(new Cells(blocks, limit, ordinals, Integer.MAX_VALUE)));
    }
}
