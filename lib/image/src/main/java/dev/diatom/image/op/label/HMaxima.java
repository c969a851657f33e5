package dev.diatom.image.op.label;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.arithmetic.Numbers;
import dev.diatom.image.op.engine.Work;

/**
 * The tops of peaks that rise at least h above the highest saddle to a higher one.
 *
 * @param height h, above 0
 * @param connectivity which pixels touch
 */
public record HMaxima(double height, Connectivity connectivity) implements WholeImageOperator {
    private static final byte SET = (byte) 255;

    /** @throws IllegalArgumentException if the height is not above 0 and finite */
    public HMaxima {
        checkHeight("hMaxima", height);
    }

    static void checkHeight(String label, double height) {
        if (!(height > 0) || Double.isInfinite(height)) {
            throw new IllegalArgumentException(label + ": the height must be above 0 and finite, found " + height);
        }
    }

    @Override
    public String label() {
        return "hMaxima(" + Numbers.text(height) + ", " + connectivity.neighbours() + ")";
    }

    @Override
    public ImageForm output(ImageForm input) {
        Reconstruction.refuseDoubles(label(), input.type());
        return input.withType(PixelType.UINT8).withRole(Role.MASK).named(label());
    }

    @Override
    public void run(Work work) {
        var input = work.input();
        var output = work.output();
        var peaks = Peaks.of(work, label(), input, connectivity.isVolume(), height);
        var state = peaks.reconstruct(work, label(), connectivity);
        Bands.run(work, label(), output.extent(), input.type().bytes() + Peaks.BYTES + 9, pixels -> {
            var values = new NumberRows(input, peaks.ordinals(), pixels);
            var reached = new NumberRows(state, Ordinals.NUMBERS, pixels);
            var out = new byte[pixels];
            return band -> {
                int[] numbers = values.read(band);
                int[] found = reached.read(band);
                int lowest = peaks.minima().ofPlane(band.plane());
                for (int i = 0; i < band.pixels(); i++) {
                    int lowered = peaks.lowered(numbers[i]);
                    out[i] = lowered <= lowest && found[i] == lowered ? SET : 0;
                }
                output.writeRows(band.plane(), band.firstRow(), band.rows(), out);
            };
        });
    }
}
