package dev.diatom.image.op.threshold;

import dev.diatom.image.PixelType;

/**
 * How many pixels are in each of some equally wide buckets from one value to another. A bucket has its lower edge, and the last
 * one its upper edge too, as {@code numpy.histogram} has it; what lies outside or is NaN is passed over.
 */
final class BucketCounts extends ValuePieces {
    private final double min;
    private final double max;
    private final double width;
    private final double perValue;
    private final long[] counts;

    BucketCounts(PixelType type, double min, double max, int buckets) {
        super(type);
        this.min = min;
        this.max = max;
        width = (max - min) / buckets;
        perValue = buckets / (max - min);
        counts = new long[buckets];
    }

    @Override
    void add(double[] values, int length) {
        for (int i = 0; i < length; i++) {
            double value = values[i];
            if (value >= min && value <= max) {
                int bucket = Math.min((int) ((value - min) * perValue), counts.length - 1);
                // The product was rounded; the edges decide.
                if (value < min + bucket * width) {
                    bucket--;
                } else if (bucket < counts.length - 1 && value >= min + (bucket + 1) * width) {
                    bucket++;
                }
                counts[bucket]++;
            }
        }
    }

    @Override
    public long bytes() {
        return super.bytes() + (long) counts.length * Long.BYTES;
    }

    /** The counts of all together. */
    static long[] sum(Iterable<BucketCounts> parts, int buckets) {
        var sum = new long[buckets];
        for (var part : parts) {
            for (int i = 0; i < buckets; i++) {
                sum[i] += part.counts[i];
            }
        }
        return sum;
    }
}
