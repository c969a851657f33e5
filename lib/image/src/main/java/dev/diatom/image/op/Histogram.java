package dev.diatom.image.op;

import java.util.Arrays;

/** How many pixels have values in each of some buckets of one width. */
public final class Histogram {
    private final double from;
    private final double to;
    private final long[] counts;
    private final long below;
    private final long above;
    private final long nan;

    Histogram(double from, double to, long[] counts, long below, long above, long nan) {
        this.from = from;
        this.to = to;
        this.counts = counts;
        this.below = below;
        this.above = above;
        this.nan = nan;
    }

    /** Where the first bucket begins. */
    public double from() {
        return from;
    }

    /** Where the last bucket ends; that value is in it. */
    public double to() {
        return to;
    }

    /** How many buckets there are. */
    public int buckets() {
        return counts.length;
    }

    /** How many pixels are in each bucket; a copy. */
    public long[] counts() {
        return counts.clone();
    }

    /**
     * How many pixels are in a bucket, counting from 0.
     *
     * @throws IndexOutOfBoundsException if there is no such bucket
     */
    public long count(int bucket) {
        return counts[bucket];
    }

    /** Where a bucket begins, counting from 0; that of the bucket behind the last is {@link #to}. */
    public double edge(int bucket) {
        return bucket == counts.length ? to : from + bucket * ((to - from) / counts.length);
    }

    /** How many pixels are below the first bucket. */
    public long below() {
        return below;
    }

    /** How many pixels are above the last bucket. */
    public long above() {
        return above;
    }

    /** How many pixels are NaN. */
    public long nan() {
        return nan;
    }

    /** The range and the fullest bucket: {@code 256 buckets from 0 to 4095, at most 1200 pixels each}. */
    @Override
    public String toString() {
        return counts.length + " buckets from " + from + " to " + to + ", at most "
                + Arrays.stream(counts).max().orElse(0) + " pixels each";
    }
}
