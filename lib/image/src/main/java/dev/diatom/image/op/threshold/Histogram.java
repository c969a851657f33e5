package dev.diatom.image.op.threshold;

/**
 * How many pixels have which values, in buckets that are equally wide; the first and the last hold at least one pixel. Integers
 * have a bucket each, where there are not too many of them.
 */
public final class Histogram {
    private final double first;
    private final double width;
    private final long[] counts;

    /**
     * Of these counts.
     *
     * @param first the value in the middle of the first bucket
     * @param width of a bucket
     * @param counts of the buckets; kept, not copied
     */
    Histogram(double first, double width, long... counts) {
        this.first = first;
        this.width = width;
        this.counts = counts;
    }

    /** The number of buckets. */
    public int size() {
        return counts.length;
    }

    /** The pixels in a bucket. */
    public long count(int bucket) {
        return counts[bucket];
    }

    /** The value in the middle of a bucket. */
    public double centre(int bucket) {
        return first + bucket * width;
    }

    /** How wide each bucket is. */
    public double width() {
        return width;
    }

    /** All pixels. */
    public long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /** Whether all pixels are in one bucket. */
    public boolean isConstant() {
        return counts.length == 1;
    }
}
