package dev.diatom.image.op.label;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.op.engine.Raster;
import dev.diatom.image.op.engine.Work;

/**
 * An image lowered by h and reconstructed under itself, in numbers that fall as values grow: peaks that are lower than h are
 * gone, and the others h lower.
 *
 * @param source the image
 * @param ordinals its numbers, falling
 * @param floats whether the numbers are those of floats
 * @param minima the lowest values of its parts, below which nothing is lowered
 * @param height h
 */
record Peaks(PixelSource source, Ordinals ordinals, boolean floats, PartMinima minima, double height) {
    /** The bytes of a pixel that a band of {@link #lowered} takes. */
    static final int BYTES = 8;

    static Peaks of(Work work, String task, PixelSource source, boolean volumes, double height) {
        var ordinals = Ordinals.falling(source.type());
        var minima = PartMinima.of(work, task, source, ordinals, volumes);
        return new Peaks(source, ordinals, source.type().isFloat(), minima, height);
    }

    /** Those of an image of FLOAT32 within a mask: objects that do not touch do not matter to each other, however low. */
    static Peaks within(MaskedRelief depths, double height) {
        return new Peaks(depths, Ordinals.NUMBERS, true, PartMinima.none(depths.extent()), height);
    }

    /** The reconstruction, as {@link Ordinals#NUMBERS}. */
    Raster reconstruct(Work work, String task, Connectivity connectivity) {
        var extent = source.extent();
        var state = work.temporary(PixelType.INT32, extent);
        Bands.run(work, task, extent, source.type().bytes() + BYTES, pixels -> {
            var rows = new NumberRows(source, ordinals, pixels);
            return band -> {
                int[] numbers = rows.read(band);
                int lowest = minima.ofPlane(band.plane());
                for (int i = 0; i < band.pixels(); i++) {
                    numbers[i] = Math.min(lowered(numbers[i]), lowest);
                }
                state.writeRows(band.plane(), band.firstRow(), band.rows(), numbers);
            };
        });
        Propagation.run(
                work,
                task,
                state,
                Ordinals.NUMBERS,
                connectivity,
                FloorRule.BYTES,
                blocks -> new FloorRule(new Cells(blocks, source, ordinals, Integer.MAX_VALUE)));
        return state;
    }

    /** The number of a value that is h lower, and lower in any case. */
    int lowered(int number) {
        if (floats) {
            float value = Ordinals.toFloat(~number);
            float lower = (float) (value - height);
            return Float.isNaN(value) ? number : ~Ordinals.ofFloat(Math.min(lower, Math.nextDown(value)));
        }
        return (int) Math.min(Integer.MAX_VALUE, number + Math.ceil(height));
    }
}
