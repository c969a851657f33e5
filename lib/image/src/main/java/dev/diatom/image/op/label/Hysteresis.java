package dev.diatom.image.op.label;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.Thresholds;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.arithmetic.Numbers;
import dev.diatom.image.op.engine.Work;

/**
 * What is above a low threshold and touches, through such pixels, one above a high threshold.
 *
 * @param low the low threshold
 * @param high the high threshold, not below the low one
 * @param connectivity which pixels touch
 */
public record Hysteresis(double low, double high, Connectivity connectivity) implements WholeImageOperator {
    /** @throws IllegalArgumentException if the thresholds are not in order */
    public Hysteresis {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "hysteresis: the low threshold must not be above the high one, found " + low + " and " + high);
        }
    }

    @Override
    public String label() {
        return "hysteresis(" + Numbers.text(low) + ", " + Numbers.text(high) + ", " + connectivity.neighbours() + ")";
    }

    @Override
    public ImageForm output(ImageForm input) {
        return input.withType(PixelType.UINT8).withRole(Role.MASK).named(label());
    }

    @Override
    public void run(Work work) {
        var input = work.input();
        var extent = input.extent();
        var state = work.output();
        var allowed = work.temporary(PixelType.UINT8, extent);
        Bands.run(work, label(), extent, input.type().bytes() + 1, pixels -> {
            var in = Samples.allocate(input.type(), pixels);
            var out = new byte[pixels];
            var aboveLow = Thresholds.above(low).rowFunction(input.type());
            var aboveHigh = Thresholds.above(high).rowFunction(input.type());
            return band -> {
                input.read(band.selection(), in, 0);
                aboveLow.apply(in, out, band.pixels());
                allowed.writeRows(band.plane(), band.firstRow(), band.rows(), out);
                aboveHigh.apply(in, out, band.pixels());
                state.writeRows(band.plane(), band.firstRow(), band.rows(), out);
            };
        });
        var ordinals = Ordinals.falling(PixelType.UINT8);
        Propagation.run(
                work,
                label(),
                state,
                ordinals,
                connectivity,
                FloorRule.BYTES,
                blocks -> new FloorRule(new Cells(blocks, allowed, ordinals, Integer.MAX_VALUE)));
    }
}
