package dev.diatom.image.op.label;

import dev.diatom.image.Image;
import dev.diatom.image.op.engine.Work;
import dev.diatom.image.op.measure.RegionColumns;
import dev.diatom.image.op.measure.RegionMeasuring;
import java.io.IOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the regions whose measurements fulfil a condition; the pixels of the others become 0. Regions are measured for some
 * planes or volumes together, whose pixels are then written: fewer where the labels that are kept take too much memory.
 */
final class RegionChoice {
    private static final long PIXELS = 1 << 26;
    private static final int MOST_DOMAINS = 256;

    private RegionChoice() {}

    /**
     * Writes the result.
     *
     * @param isKept asked with the values of a region, one a column
     */
    static void run(
            Work work, String task, RegionColumns columns, @Nullable Image intensity, Predicate<double[]> isKept)
            throws IOException {
        var extent = work.form().extent();
        long planesEach = columns.isVolume() ? extent.z() : 1;
        long domains = extent.planes() / planesEach;
        long together = Math.max(1, Math.min(MOST_DOMAINS, PIXELS / (planesEach * extent.planePixels())));
        var pass = new LabelPass(work, task);
        long first = 0;
        while (first < domains) {
            long begin = first;
            long count = Math.min(together, domains - first);
            var kept = new KeptLabels((int) count, work.memoryBudget());
            long reserved = KeptLabels.share(work.memoryBudget());
            RegionMeasuring.run(work, columns, intensity, begin, count, reserved, (values, domain) -> {
                if (isKept.test(values)) {
                    kept.add((int) (domain - begin), (int) (long) values[0]);
                }
            });
            together = kept.complete();
            pass.renumber(task, begin * planesEach, together * planesEach, plane -> {
                var set = kept.of((int) (plane / planesEach - begin));
                return number -> set.contains(number) ? number : 0;
            });
            first += together;
        }
    }
}
