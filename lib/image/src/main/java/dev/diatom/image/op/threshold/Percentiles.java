package dev.diatom.image.op.threshold;

import dev.diatom.image.PixelType;
import dev.diatom.image.op.engine.Work;
import java.util.Arrays;
import java.util.List;

/**
 * The values below which so many of a hundred pixels lie, between two pixels in proportion, as {@code numpy.percentile} has it.
 * Exact: one pass for types of up to 16 bits, two for those of 32, four for FLOAT64. Pixels that are NaN or infinite are passed
 * over.
 */
public final class Percentiles {
    private final Work work;
    private final String task;
    private final PixelType type;

    private Percentiles(Work work, String task) {
        this.work = work;
        this.task = task;
        this.type = work.input().type();
    }

    /**
     * Two of them.
     *
     * @throws IllegalArgumentException if no pixel is finite
     */
    public static double[] of(Work work, String task, double lowPercent, double highPercent) {
        var percentiles = new Percentiles(work, task);
        return work.input().type().bytes() <= Short.BYTES
                ? percentiles.counted(lowPercent, highPercent)
                : percentiles.refined(lowPercent, highPercent);
    }

    private double[] counted(double... percents) {
        var histogram = Counting.histogram(work, task, 0);
        long total = histogram.total();
        var values = new double[percents.length];
        for (int i = 0; i < percents.length; i++) {
            double position = position(percents[i], total);
            values[i] = between(
                    histogram.centre(bucket(histogram, (long) Math.floor(position))),
                    histogram.centre(bucket(histogram, (long) Math.ceil(position))),
                    position);
        }
        return values;
    }

    private static int bucket(Histogram histogram, long rank) {
        int bucket = 0;
        for (long left = rank; (left -= histogram.count(bucket)) >= 0; ) {
            bucket++;
        }
        return bucket;
    }

    private static double position(double percent, long total) {
        return percent / 100 * (total - 1);
    }

    private static double between(double below, double above, double position) {
        double share = position - Math.floor(position);
        double distance = above - below;
        if (Double.isInfinite(distance)) {
            return below * (1 - share) + above * share;
        }
        return share < 0.5 ? below + distance * share : above - distance * (1 - share);
    }

    /** Finds the digits of the pixels that are wanted one after another, from the highest on. */
    private double[] refined(double... percents) {
        var order = new OrderedKeys(type);
        int shift = order.bits() - DigitCounts.DIGIT_BITS;
        var highest = DigitCounts.sum(count(shift, 0), 0);
        long total = Arrays.stream(highest).sum();
        if (total == 0) {
            throw Counting.nothingFinite(work, task);
        }
        var ranks = new long[2 * percents.length];
        for (int i = 0; i < percents.length; i++) {
            ranks[2 * i] = (long) Math.floor(position(percents[i], total));
            ranks[2 * i + 1] = (long) Math.ceil(position(percents[i], total));
        }
        var keys = new long[ranks.length];
        for (int i = 0; i < keys.length; i++) {
            next(highest, keys, ranks, i);
        }
        for (int at = shift - DigitCounts.DIGIT_BITS; at >= 0; at -= DigitCounts.DIGIT_BITS) {
            var prefixes = keys.clone();
            var parts = count(at, prefixes);
            for (int i = 0; i < keys.length; i++) {
                next(DigitCounts.sum(parts, i), keys, ranks, i);
            }
        }
        var values = new double[percents.length];
        for (int i = 0; i < percents.length; i++) {
            values[i] = between(order.value(keys[2 * i]), order.value(keys[2 * i + 1]), position(percents[i], total));
        }
        return values;
    }

    private List<DigitCounts> count(int shift, long... prefixes) {
        return BandPass.over(work, task, () -> new DigitCounts(type, shift, prefixes));
    }

    /** Adds the digit that holds a rank to its key; the rank is counted from the beginning of that digit on. */
    private static void next(long[] counts, long[] keys, long[] ranks, int i) {
        int digit = 0;
        while (ranks[i] >= counts[digit]) {
            ranks[i] -= counts[digit];
            digit++;
        }
        keys[i] = keys[i] << DigitCounts.DIGIT_BITS | digit;
    }
}
