package dev.diatom.image.op.measure;

import java.util.Arrays;

/** What outlines or surfaces in some rows add to a few numbers of their regions: one entry a stretch of one label. */
final class ShapeCounts {
    /** How many numbers there are at most. */
    static final int WIDTH = 3;

    private int count;
    private int[] labels = new int[256];
    private double[] values = new double[256 * WIDTH];

    /** The bytes that so many entries can take. */
    static long bytes(long entries) {
        return 2 * entries * (Integer.BYTES + WIDTH * Double.BYTES);
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    int label(int entry) {
        return labels[entry];
    }

    double value(int entry, int what) {
        return values[entry * WIDTH + what];
    }

    /** Where the numbers of this label stand in {@link #values}, the last entry if it is its own. */
    int entry(int label) {
        if (count == 0 || labels[count - 1] != label) {
            if (count == labels.length) {
                labels = Arrays.copyOf(labels, 2 * count);
                values = Arrays.copyOf(values, 2 * count * WIDTH);
            }
            labels[count] = label;
            Arrays.fill(values, count * WIDTH, (count + 1) * WIDTH, 0);
            count++;
        }
        return (count - 1) * WIDTH;
    }

    double[] values() {
        return values;
    }
}
