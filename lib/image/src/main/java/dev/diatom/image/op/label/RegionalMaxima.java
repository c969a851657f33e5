package dev.diatom.image.op.label;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Raster;
import dev.diatom.image.op.engine.Work;

/**
 * Plateaus, of one pixel or more, that nothing higher touches; none in a part of one value.
 *
 * @param connectivity which pixels touch
 */
public record RegionalMaxima(Connectivity connectivity) implements WholeImageOperator {
    private static final byte SET = (byte) 255;

    @Override
    public String label() {
        return "regionalMaxima(" + connectivity.neighbours() + ")";
    }

    @Override
    public ImageForm output(ImageForm input) {
        Reconstruction.refuseDoubles(label(), input.type());
        return input.withType(PixelType.UINT8).withRole(Role.MASK).named(label());
    }

    @Override
    public void run(Work work) {
        var input = work.input();
        var falling = Ordinals.falling(input.type());
        var minima = PartMinima.of(work, label(), input, falling, connectivity.isVolume());
        find(work, label(), input, falling, minima, connectivity, work.output());
    }

    /** Finds them; what is as low as its part's minimum is none. */
    static void find(
            Work work,
            String task,
            PixelSource source,
            Ordinals falling,
            PartMinima minima,
            Connectivity connectivity,
            Raster maxima) {
        Bands.run(work, task, source.extent(), source.type().bytes() + 5, pixels -> {
            var values = new NumberRows(source, falling, pixels);
            var out = new byte[pixels];
            return band -> {
                int[] numbers = values.read(band);
                int lowest = minima.ofPlane(band.plane());
                for (int i = 0; i < band.pixels(); i++) {
                    out[i] = numbers[i] == lowest ? 0 : SET;
                }
                maxima.writeRows(band.plane(), band.firstRow(), band.rows(), out);
            };
        });
        Propagation.run(
                work,
                task,
                maxima,
                Ordinals.MASK,
                connectivity,
                HighestRule.BYTES,
                blocks -> new HighestRule(new Cells(blocks, source, falling, Integer.MAX_VALUE)));
    }
}
