package dev.diatom.image.op.geometry;

import dev.diatom.image.op.Projection;
import java.util.Arrays;

/** Projects rows of numbers onto one row: each is added in its turn, in the order of the axis. */
abstract class Accumulator {
    /** The results so far. */
    final double[] values;

    private Accumulator(int length) {
        values = new double[length];
    }

    static Accumulator of(Projection projection, int length) {
        return switch (projection) {
            case MAX -> new Max(length);
            case MIN -> new Min(length);
            case MEAN -> new Mean(length);
            case SUM -> new Sum(length);
            case STANDARD_DEVIATION -> new Deviation(length);
        };
    }

    /** The bytes that one takes for each pixel of the result. */
    static int bytesPerPixel(Projection projection) {
        return (projection == Projection.STANDARD_DEVIATION ? 2 : 1) * Double.BYTES;
    }

    /** Forgets what was added to the first {@code count} results. */
    abstract void begin(int count);

    /** Adds a number to each of the first results, to which {@code before} others were added. */
    abstract void add(double[] numbers, int count, long before);

    /** Makes the results of what was added. */
    void end(int count, long added) {}

    private static final class Max extends Accumulator {
        Max(int length) {
            super(length);
        }

        @Override
        void begin(int count) {
            Arrays.fill(values, 0, count, Double.NEGATIVE_INFINITY);
        }

        @Override
        void add(double[] numbers, int count, long before) {
            for (int i = 0; i < count; i++) {
                values[i] = Math.max(values[i], numbers[i]);
            }
        }
    }

    private static final class Min extends Accumulator {
        Min(int length) {
            super(length);
        }

        @Override
        void begin(int count) {
            Arrays.fill(values, 0, count, Double.POSITIVE_INFINITY);
        }

        @Override
        void add(double[] numbers, int count, long before) {
            for (int i = 0; i < count; i++) {
                values[i] = Math.min(values[i], numbers[i]);
            }
        }
    }

    private static class Sum extends Accumulator {
        Sum(int length) {
            super(length);
        }

        @Override
        void begin(int count) {
            Arrays.fill(values, 0, count, 0);
        }

        @Override
        void add(double[] numbers, int count, long before) {
            for (int i = 0; i < count; i++) {
                values[i] += numbers[i];
            }
        }
    }

    private static final class Mean extends Sum {
        Mean(int length) {
            super(length);
        }

        @Override
        void end(int count, long added) {
            for (int i = 0; i < count; i++) {
                values[i] /= added;
            }
        }
    }

    /** After B. Welford, Note on a method for calculating corrected sums of squares and products, Technometrics 4 (1962). */
    private static final class Deviation extends Accumulator {
        private final double[] means;

        Deviation(int length) {
            super(length);
            means = new double[length];
        }

        @Override
        void begin(int count) {
            Arrays.fill(values, 0, count, 0);
            Arrays.fill(means, 0, count, 0);
        }

        @Override
        void add(double[] numbers, int count, long before) {
            double weight = 1.0 / (before + 1);
            for (int i = 0; i < count; i++) {
                double distance = numbers[i] - means[i];
                double mean = means[i] + distance * weight;
                values[i] += distance * (numbers[i] - mean);
                means[i] = mean;
            }
        }

        @Override
        void end(int count, long added) {
            for (int i = 0; i < count; i++) {
                values[i] = Math.sqrt(values[i] / added);
            }
        }
    }
}
