package dev.diatom.image.op.filter;

/**
 * How often each value stands in a window that moves, and the value at one place of their order (Huang, Yang and Tang, A
 * fast two-dimensional median filtering algorithm, 1979). Counts of runs of values let it step over what is not there.
 */
final class ValueHistogram {
    private final int place;
    private final int run;
    private final int[] counts;
    private final int[] runs;
    private int value;
    private int below;

    /**
     * An empty one.
     *
     * @param bits of a value, even
     * @param place of the value that is asked for, from 0
     */
    ValueHistogram(int bits, int place) {
        this.place = place;
        this.run = bits / 2;
        this.counts = new int[1 << bits];
        this.runs = new int[1 << (bits - run)];
    }

    /** Adds values that stand so far apart in an array, each less {@code least}. */
    void add(int[] pixels, int start, int step, int count, int least) {
        int less = 0;
        for (int i = 0, at = start; i < count; i++, at += step) {
            int added = pixels[at] - least;
            counts[added]++;
            runs[added >> run]++;
            less += (added - value) >>> 31;
        }
        below += less;
    }

    /** Takes such values away again. */
    void remove(int[] pixels, int start, int step, int count, int least) {
        int less = 0;
        for (int i = 0, at = start; i < count; i++, at += step) {
            int removed = pixels[at] - least;
            counts[removed]--;
            runs[removed >> run]--;
            less += (removed - value) >>> 31;
        }
        below -= less;
    }

    /** The value at the place; the histogram must hold more values than that. */
    int ranked() {
        int mask = (1 << run) - 1;
        while (below > place) {
            if ((value & mask) == 0 && below - runs[(value >> run) - 1] > place) {
                value -= mask + 1;
                below -= runs[value >> run];
            } else {
                value--;
                below -= counts[value];
            }
        }
        while (below + counts[value] <= place) {
            if ((value & mask) == 0 && below + runs[value >> run] <= place) {
                below += runs[value >> run];
                value += mask + 1;
            } else {
                below += counts[value];
                value++;
            }
        }
        return value;
    }
}
