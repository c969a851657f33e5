package dev.diatom.image.op.measure;

import java.util.Arrays;

/** The runs of equal labels in some rows of one plane, with what the values under each add up to. */
final class RegionRuns {
    static final int VALUED = 0;
    static final int SUM = 1;
    static final int SQUARES = 2;
    static final int MIN = 3;
    static final int MAX = 4;
    static final int WEIGHTED_X = 5;
    static final int WIDTH = 6;

    private final boolean hasValues;
    private int count;
    private int[] labels = new int[256];
    private int[] rows = new int[256];
    private int[] begins = new int[256];
    private int[] ends = new int[256];
    private double[] values = {};

    RegionRuns(boolean hasValues) {
        this.hasValues = hasValues;
        if (hasValues) {
            values = new double[256 * WIDTH];
        }
    }

    /** The bytes that so many runs can take. */
    static long bytes(long runs, boolean hasValues) {
        return 2 * runs * (4 * Integer.BYTES + (hasValues ? WIDTH * Double.BYTES : 0));
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    int label(int run) {
        return labels[run];
    }

    int row(int run) {
        return rows[run];
    }

    int begin(int run) {
        return begins[run];
    }

    int end(int run) {
        return ends[run];
    }

    double value(int run, int what) {
        return values[run * WIDTH + what];
    }

    /** Adds the runs of a row. */
    void addRow(int row, int[] pixels, int from, int columns, double[] intensity) {
        int x = 0;
        while (x < columns) {
            int label = pixels[from + x];
            if (label == 0) {
                x++;
                continue;
            }
            int begin = x++;
            while (x < columns && pixels[from + x] == label) {
                x++;
            }
            if (count == labels.length) {
                grow();
            }
            labels[count] = label;
            rows[count] = row;
            begins[count] = begin;
            ends[count] = x;
            if (hasValues) {
                addValues(intensity, begin, x);
            }
            count++;
        }
    }

    private void grow() {
        int capacity = 2 * count;
        labels = Arrays.copyOf(labels, capacity);
        rows = Arrays.copyOf(rows, capacity);
        begins = Arrays.copyOf(begins, capacity);
        ends = Arrays.copyOf(ends, capacity);
        if (hasValues) {
            values = Arrays.copyOf(values, capacity * WIDTH);
        }
    }

    /** NaN is left out. Squares are taken about the mean of the run, in which they lose nothing. */
    private void addValues(double[] intensity, int begin, int end) {
        int valued = 0;
        double sum = 0;
        double weighted = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int x = begin; x < end; x++) {
            double value = intensity[x];
            if (!Double.isNaN(value)) {
                valued++;
                sum += value;
                weighted += value * (x - begin);
                min = value < min ? value : min;
                max = value > max ? value : max;
            }
        }
        double squares = 0;
        if (valued > 1 && max > min) {
            double mean = sum / valued;
            for (int x = begin; x < end; x++) {
                double value = intensity[x] - mean;
                if (!Double.isNaN(value)) {
                    squares += value * value;
                }
            }
        }
        int at = count * WIDTH;
        values[at + VALUED] = valued;
        values[at + SUM] = sum;
        values[at + SQUARES] = squares;
        values[at + MIN] = min;
        values[at + MAX] = max;
        values[at + WEIGHTED_X] = weighted;
    }
}
