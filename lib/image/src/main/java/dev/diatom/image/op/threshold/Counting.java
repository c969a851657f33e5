package dev.diatom.image.op.threshold;

import dev.diatom.image.PixelType;
import dev.diatom.image.op.arithmetic.Numbers;
import dev.diatom.image.op.engine.Work;
import java.util.Arrays;

/** Counts how many pixels of a whole image have which values; those that are NaN or infinite are passed over. */
public final class Counting {
    private static final int MOST_EXACT = 1 << 16;

    /** Squares of differences up to this, times the squares of counts, are still finite. */
    private static final double FARTHEST = 1e135;

    private Counting() {}

    /**
     * The histogram from the smallest to the largest value. Each integer has a bucket where they span less than 65,536 values:
     * one pass for types of up to 16 bits, two for others.
     *
     * @param buckets how many there are otherwise
     * @throws IllegalArgumentException if no pixel is finite, or one is so large that what is computed of it overflows
     */
    public static Histogram histogram(Work work, String task, int buckets) {
        var type = work.input().type();
        if (type.bytes() <= Short.BYTES) {
            return trimmed(exact(work, task, type), type.min());
        }
        var survey = Survey.of(work, task);
        if (Math.max(-survey.min(), survey.max()) > FARTHEST) {
            throw new IllegalArgumentException(work.form().metadata().name() + " has values from "
                    + Numbers.text(survey.min()) + " to " + Numbers.text(survey.max()) + ": " + task
                    + " needs values from " + Numbers.text(-FARTHEST) + " to " + Numbers.text(FARTHEST)
                    + ". Clamp or scale them first.");
        }
        double span = survey.max() - survey.min();
        if (span == 0) {
            return new Histogram(survey.min(), 1, survey.count());
        }
        if (!type.isFloat() && span < MOST_EXACT) {
            return counted(work, task, survey.min() - 0.5, survey.max() + 0.5, (int) span + 1);
        }
        return counted(work, task, survey.min(), survey.max(), buckets);
    }

    /**
     * The mean of the finite pixels, at the precision of a double; one pass.
     *
     * @throws IllegalArgumentException if no pixel is finite
     */
    public static double mean(Work work, String task) {
        var type = work.input().type();
        if (type.bytes() > Short.BYTES) {
            double mean = FiniteSum.mean(BandPass.over(work, task, () -> new FiniteSum(type)));
            if (Double.isNaN(mean)) {
                throw nothingFinite(work, task);
            }
            return mean;
        }
        long sum = 0;
        var counts = exact(work, task, type);
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * ((long) type.min() + i);
        }
        return (double) sum / work.input().extent().pixels();
    }

    static IllegalArgumentException nothingFinite(Work work, String task) {
        return new IllegalArgumentException(
                work.form().metadata().name() + " has no pixel that is a finite number: " + task + " needs one");
    }

    private static long[] exact(Work work, String task, PixelType type) {
        return ExactCounts.sorted(BandPass.over(work, task, () -> new ExactCounts(type)), type);
    }

    private static Histogram counted(Work work, String task, double min, double max, int buckets) {
        var type = work.input().type();
        var parts = BandPass.over(work, task, () -> new BucketCounts(type, min, max, buckets));
        double width = (max - min) / buckets;
        return new Histogram(min + width / 2, width, BucketCounts.sum(parts, buckets));
    }

    private static Histogram trimmed(long[] counts, double smallest) {
        int from = 0;
        while (counts[from] == 0) {
            from++;
        }
        int to = counts.length;
        while (counts[to - 1] == 0) {
            to--;
        }
        return new Histogram(smallest + from, 1, Arrays.copyOfRange(counts, from, to));
    }
}
