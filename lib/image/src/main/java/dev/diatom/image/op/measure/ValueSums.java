package dev.diatom.image.op.measure;

/** Counts, extremes, sums and sums of squares about the mean of values, joined step by step in a fixed order. */
public final class ValueSums {
    private long count;
    private long nan;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double sum;
    private double squares;

    private ValueSums() {}

    /** Those of all values. */
    public static ValueSums of(ValueBands bands) {
        var all = new ValueSums();
        bands.look("statistics", () -> new ValueBands.Looker() {
            private ValueSums part = new ValueSums();

            @Override
            public void look(double[] values, int length) {
                part = new ValueSums();
                part.look(values, length);
            }

            @Override
            public void add() {
                all.join(part);
            }
        });
        return all;
    }

    private void look(double[] values, int length) {
        for (int i = 0; i < length; i++) {
            double value = values[i];
            if (!Double.isNaN(value)) {
                count++;
                sum += value;
                min = value < min ? value : min;
                max = value > max ? value : max;
            }
        }
        nan = length - count;
        double mean = sum / count;
        for (int i = 0; i < length; i++) {
            double apart = values[i] - mean;
            if (!Double.isNaN(values[i])) {
                squares += apart * apart;
            }
        }
    }

    /** As {@link RegionSums} joins them. */
    private void join(ValueSums part) {
        nan += part.nan;
        if (part.count == 0) {
            return;
        }
        squares += part.squares;
        if (count > 0) {
            double apart = part.sum / part.count - sum / count;
            squares += apart * apart * ((double) count * part.count / (count + part.count));
        }
        count += part.count;
        sum += part.sum;
        min = Math.min(min, part.min);
        max = Math.max(max, part.max);
    }

    public long count() {
        return count;
    }

    public long nan() {
        return nan;
    }

    public double min() {
        return count == 0 ? Double.NaN : min;
    }

    public double max() {
        return count == 0 ? Double.NaN : max;
    }

    public double mean() {
        return sum / count;
    }

    public double standardDeviation() {
        return Math.sqrt(squares / count);
    }

    public double sum() {
        return sum;
    }
}
