package dev.diatom.plot;

import java.util.function.DoubleConsumer;

/** The smallest and the largest of the finite values it is given, and how many were finite or not. */
final class Range implements DoubleConsumer {
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private long finite;
    private long leftOut;

    @Override
    public void accept(double value) {
        if (Double.isFinite(value)) {
            min = Math.min(min, value);
            max = Math.max(max, value);
            finite++;
        } else {
            leftOut++;
        }
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    boolean isEmpty() {
        return finite == 0;
    }

    long leftOut() {
        return leftOut;
    }
}
