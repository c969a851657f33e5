package dev.diatom.image.op.measure;

import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * How many values fall between the edges of buckets of one width, as {@code numpy.histogram} counts: each bucket holds its
 * lower edge, the last one its upper edge too.
 */
public final class BucketCounts implements ValueBands.Looker {
    private final double from;
    private final double to;
    private final double[] edges;
    private final long[] counts;
    private long below;
    private long above;
    private long nan;

    private BucketCounts(double from, double to, int buckets) {
        this.from = from;
        this.to = to;
        this.counts = new long[buckets];
        this.edges = new double[buckets + 1];
        for (int i = 0; i < buckets; i++) {
            edges[i] = from + i * ((to - from) / buckets);
        }
        edges[buckets] = to;
    }

    /** Those of all values. */
    public static BucketCounts of(ValueBands bands, double from, double to, int buckets) {
        var parts = new ConcurrentLinkedQueue<BucketCounts>();
        bands.look("histogram", () -> {
            var part = new BucketCounts(from, to, buckets);
            parts.add(part);
            return part;
        });
        var all = new BucketCounts(from, to, buckets);
        parts.forEach(all::join);
        return all;
    }

    private void join(BucketCounts part) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += part.counts[i];
        }
        below += part.below;
        above += part.above;
        nan += part.nan;
    }

    /** Whole numbers: each thread counts for itself. */
    @Override
    public void add() {}

    @Override
    public void look(double[] values, int length) {
        int last = counts.length - 1;
        double scale = counts.length / (to - from);
        for (int i = 0; i < length; i++) {
            double value = values[i];
            if (value >= from && value <= to) {
                int bucket = Math.min((int) ((value - from) * scale), last);
                while (value < edges[bucket]) {
                    bucket--;
                }
                while (bucket < last && value >= edges[bucket + 1]) {
                    bucket++;
                }
                counts[bucket]++;
            } else if (value < from) {
                below++;
            } else if (value > to) {
                above++;
            } else {
                nan++;
            }
        }
    }

    public long[] counts() {
        return counts;
    }

    public long below() {
        return below;
    }

    public long above() {
        return above;
    }

    public long nan() {
        return nan;
    }
}
