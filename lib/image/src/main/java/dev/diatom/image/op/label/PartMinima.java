package dev.diatom.image.op.label;

import dev.diatom.image.Extent;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.op.engine.Work;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** The lowest value of each plane, or of each volume, as a number that falls as values grow. */
final class PartMinima {
    private final AtomicIntegerArray numbers;
    private final long depth;

    private PartMinima(int parts, long depth) {
        this.numbers = new AtomicIntegerArray(parts);
        this.depth = depth;
    }

    /** That of an image whose lowest values are not looked for: lower than all. */
    static PartMinima none(Extent extent) {
        var minima = new PartMinima(1, extent.planes());
        minima.numbers.set(0, Integer.MAX_VALUE);
        return minima;
    }

    static PartMinima of(Work work, String task, PixelSource source, Ordinals falling, boolean volumes) {
        var extent = source.extent();
        long depth = volumes ? extent.z() : 1;
        var minima = new PartMinima(Math.toIntExact(extent.planes() / depth), depth);
        for (int part = 0; part < minima.numbers.length(); part++) {
            minima.numbers.set(part, Integer.MIN_VALUE);
        }
        Bands.run(work, task, extent, source.type().bytes() + 4, pixels -> {
            var rows = new NumberRows(source, falling, pixels);
            return band -> {
                int[] found = rows.read(band);
                int most = Integer.MIN_VALUE;
                for (int i = 0; i < band.pixels(); i++) {
                    most = Math.max(most, found[i]);
                }
                minima.numbers.accumulateAndGet((int) (band.plane() / depth), most, Math::max);
            };
        });
        return minima;
    }

    /** That of the part in which a plane lies. */
    int ofPlane(long plane) {
        return numbers.get((int) (plane / depth));
    }
}
