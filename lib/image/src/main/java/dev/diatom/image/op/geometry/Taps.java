package dev.diatom.image.op.geometry;

import dev.diatom.image.op.Interpolation;
import java.math.BigInteger;

/**
 * Which positions of an axis make each position of a resized one, and with what weights. The centre of pixel i is at i + 0.5 of
 * its own size, and both axes have the same ends.
 */
final class Taps {
    private final long[] first;
    private final int[] start;
    private final double[] weights;
    private final double divisor;

    private Taps(long[] first, int[] start, double[] weights, double divisor) {
        this.first = first;
        this.start = start;
        this.weights = weights;
        this.divisor = divisor;
    }

    /**
     * Those of an axis that is resized from one size to another.
     *
     * @param offset the first position of the result that is asked for
     * @param count how many
     */
    static Taps of(Interpolation interpolation, long fromSize, long toSize, long offset, int count) {
        long common =
                BigInteger.valueOf(fromSize).gcd(BigInteger.valueOf(toSize)).longValue();
        long from = fromSize / common;
        long to = toSize / common;
        var first = new long[count];
        var start = new int[count + 1];
        int most = interpolation == Interpolation.AREA ? (int) (from / to + 2) : 2;
        var weights = new double[Math.multiplyExact(count, most)];
        for (int i = 0; i < count; i++) {
            long at = offset + i;
            start[i + 1] = switch (interpolation) {
                case NEAREST -> {
                    first[i] = Math.multiplyExact(2 * at + 1, from) / (2 * to);
                    weights[start[i]] = 1;
                    yield start[i] + 1;
                }
                case LINEAR -> linear(fromSize, toSize, at, i, first, start[i], weights);
                case AREA -> area(from, to, at, i, first, start[i], weights);
            };
        }
        return new Taps(first, start, weights, interpolation == Interpolation.AREA ? from : 1);
    }

    private static int linear(long from, long to, long at, int i, long[] first, int start, double[] weights) {
        double position = Math.max(0, Math.min(from - 1.0, (at + 0.5) * from / to - 0.5));
        first[i] = (long) position;
        double beyond = position - first[i];
        weights[start] = 1 - beyond;
        if (beyond == 0) {
            return start + 1;
        }
        weights[start + 1] = beyond;
        return start + 2;
    }

    /**
     * Lengths are measured in parts of which a pixel of the image has {@code to} and one of the result {@code from}. Weights are
     * whole numbers, so that sums of integers are exact until they are divided.
     */
    private static int area(long from, long to, long at, int i, long[] first, int start, double[] weights) {
        long begin = Math.multiplyExact(at, from);
        long end = begin + from;
        first[i] = begin / to;
        int next = start;
        for (long pixel = first[i]; pixel * to < end; pixel++) {
            long covered = Math.min(end, (pixel + 1) * to) - Math.max(begin, pixel * to);
            weights[next++] = covered;
        }
        return next;
    }

    /** How many positions of the result there are. */
    int size() {
        return first.length;
    }

    /** What the sum of all weights is. */
    double divisor() {
        return divisor;
    }

    /** The first position of the image that makes one of the result. */
    long first(int i) {
        return first[i];
    }

    /** The position behind the last one. */
    long end(int i) {
        return first[i] + start[i + 1] - start[i];
    }

    /** The weight of a position of the image; 0 if it has no part in it. */
    double weight(int i, long position) {
        return position < first(i) || position >= end(i) ? 0 : weights[start[i] + (int) (position - first[i])];
    }

    /** Makes one row of another, all of it. */
    void apply(double[] row, double[] result) {
        for (int i = 0; i < first.length; i++) {
            int at = (int) first[i];
            double sum = 0;
            for (int k = start[i]; k < start[i + 1]; k++) {
                sum += weights[k] * row[at + k - start[i]];
            }
            result[i] = sum;
        }
    }
}
