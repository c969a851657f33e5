package dev.diatom.plot;

/** Counts of values in intervals of equal width; the last one includes its end. */
final class Buckets {
    private final double from;
    private final double width;
    private final long[] counts;

    private Buckets(double from, double width, int count) {
        this.from = from;
        this.width = width;
        counts = new long[count];
    }

    /** This many buckets from the smallest to the largest value; a single value gets a width of 1. */
    static Buckets between(double min, double max, int count) {
        check(count);
        if (min == max) {
            return new Buckets(min - 0.5, 1, 1);
        }
        // Not (max - min) / count, which overflows between values that are far apart.
        return new Buckets(min, max / count - min / count, count);
    }

    /** At most this many buckets of as many whole numbers each, centred on them, so that none holds more by chance. */
    static Buckets ofWholeNumbers(double min, double max, int atMost) {
        check(atMost);
        double width = Math.max(1, Math.ceil((max - min + 1) / atMost));
        return new Buckets(min - 0.5, width, (int) Math.ceil((max - min + 1) / width));
    }

    private static void check(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a histogram needs at least 1 bucket, found " + count);
        }
    }

    /** Counts a value that lies between the ends. */
    void add(double value) {
        counts[Math.min(counts.length - 1, (int) ((value - from) / width))]++;
    }

    int size() {
        return counts.length;
    }

    double start(int bucket) {
        return from + bucket * width;
    }

    double end(int bucket) {
        return from + (bucket + 1) * width;
    }

    long count(int bucket) {
        return counts[bucket];
    }
}
