package dev.diatom.image.io.tiff;

import java.util.Arrays;

/** A growing list of byte offsets; as long as they are evenly spaced it takes three numbers, however many they are. */
final class Offsets {
    private long first;
    private long step;
    private int size;
    /** All offsets, once one has broken the pace. */
    private long[] uneven = {};

    void add(long offset) {
        if (uneven.length > 0) {
            if (size == uneven.length) {
                uneven = Arrays.copyOf(uneven, size * 2);
            }
            uneven[size] = offset;
        } else if (size == 0) {
            first = offset;
        } else if (size == 1) {
            step = offset - first;
        } else if (offset != first + size * step) {
            var all = new long[size * 2];
            for (int i = 0; i < size; i++) {
                all[i] = get(i);
            }
            all[size] = offset;
            uneven = all;
        }
        size++;
    }

    int size() {
        return size;
    }

    long get(int index) {
        return uneven.length > 0 ? uneven[index] : first + index * step;
    }

    boolean isEven() {
        return uneven.length == 0;
    }

    /** The distance of neighbours, where it is even. */
    long step() {
        return step;
    }
}
