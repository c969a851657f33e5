package dev.diatom.image.op.label;

import dev.diatom.image.io.Samples;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Work;
import java.util.Arrays;

/**
 * Fills what the border of a plane or volume cannot be reached from without climbing: reconstruction by erosion of an image
 * that is as high as can be but at its border.
 *
 * @param connectivity which pixels of holes touch
 */
public record FillHoles(Connectivity connectivity) implements WholeImageOperator {
    @Override
    public String label() {
        return connectivity.isVolume() ? "fillHoles3d" : "fillHoles2d";
    }

    @Override
    public ImageForm output(ImageForm input) {
        Reconstruction.refuseDoubles(label(), input.type());
        return input.named(label());
    }

    @Override
    public void run(Work work) {
        var input = work.input();
        var ordinals = Ordinals.rising(input.type());
        var state = work.output();
        var extent = state.extent();
        Bands.run(work, label(), extent, 2 * input.type().bytes() + 4, pixels -> {
            var rows = new NumberRows(input, ordinals, pixels);
            var out = Samples.allocate(input.type(), pixels);
            int columns = (int) extent.x();
            return band -> {
                int[] numbers = rows.read(band);
                long z = band.plane() % extent.z();
                boolean outerPlane = connectivity.isVolume() && (z == 0 || z == extent.z() - 1);
                for (int row = 0; row < band.rows(); row++) {
                    long y = band.firstRow() + row;
                    if (!outerPlane && y > 0 && y < extent.y() - 1 && columns > 2) {
                        int at = row * columns;
                        Arrays.fill(numbers, at + 1, at + columns - 1, highest(ordinals));
                    }
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
                blocks -> new FloorRule(new Cells(blocks, input, ordinals, Integer.MAX_VALUE)));
    }

    /** The number of the highest value: for floats that of NaN, which is above infinity. */
    private static int highest(Ordinals ordinals) {
        var type = ordinals.type();
        var one = Samples.allocate(type, 1);
        Samples.set(type, one, 0, type.isFloat() ? Double.NaN : type.max());
        var number = new int[1];
        ordinals.read(one, 0, number, 0, 1);
        return number[0];
    }
}
