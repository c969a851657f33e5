package dev.diatom.image.io;

import java.util.Arrays;

/**
 * Samples to be copied from one place with even distances to another: how many there are along each axis, how far apart
 * they stand where they come from, and how far apart where they go. The axes are sorted by where they come from, so that
 * what is near is copied together; axes of one sample are dropped, and axes that continue each other are joined.
 */
public final class Strides {
    private final int axes;
    private final long[] counts;
    private final long[] from;
    private final long[] to;

    private Strides(int axes, long[] counts, long[] from, long[] to) {
        this.axes = axes;
        this.counts = counts;
        this.from = from;
        this.to = to;
    }

    /** Copies a run of samples along the nearest axis. */
    @FunctionalInterface
    public interface Run {
        void copy(long fromIndex, long fromStride, long toIndex, long toStride, long count);
    }

    /** What a selection takes of samples that stand these distances apart along each axis, into an array of its own. */
    public static Strides of(Selection selection, long[] distances) {
        var counts = new long[Selection.AXES];
        var from = new long[Selection.AXES];
        for (int axis = 0; axis < Selection.AXES; axis++) {
            counts[axis] = selection.axis(axis).count();
            from[axis] = selection.axis(axis).stride() * distances[axis];
        }
        return of(counts, from, selection.arrayStrides());
    }

    /** The arrays have one number an axis. */
    public static Strides of(long[] counts, long[] from, long[] to) {
        var order = new Integer[counts.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(from[a], from[b]));
        var sorted = new Strides(0, new long[counts.length], new long[counts.length], new long[counts.length]);
        int axes = 0;
        for (int axis : order) {
            if (counts[axis] == 1) {
                continue;
            }
            int last = axes - 1;
            if (last >= 0
                    && from[axis] == sorted.from[last] * sorted.counts[last]
                    && to[axis] == sorted.to[last] * sorted.counts[last]) {
                sorted.counts[last] *= counts[axis];
                continue;
            }
            sorted.counts[axes] = counts[axis];
            sorted.from[axes] = from[axis];
            sorted.to[axes] = to[axis];
            axes++;
        }
        return new Strides(axes, sorted.counts, sorted.from, sorted.to);
    }

    /** How many axes have more than one sample. */
    public int axes() {
        return axes;
    }

    public long count(int axis) {
        return counts[axis];
    }

    public long from(int axis) {
        return from[axis];
    }

    public long to(int axis) {
        return to[axis];
    }

    /** The nearest axes alone, the last of them with another count. */
    public Strides nearest(int howMany, long countOfLast) {
        var fewer = counts.clone();
        if (howMany > 0) {
            fewer[howMany - 1] = countOfLast;
        }
        return new Strides(howMany, fewer, from, to);
    }

    /** Visits all samples, as runs along the nearest axis, in the order of where they come from. */
    public void forEachRun(long fromIndex, long toIndex, Run run) {
        visit(axes - 1, fromIndex, toIndex, run);
    }

    private void visit(int axis, long fromIndex, long toIndex, Run run) {
        if (axis < 0) {
            run.copy(fromIndex, 1, toIndex, 1, 1);
        } else if (axis == 0) {
            run.copy(fromIndex, from[0], toIndex, to[0], counts[0]);
        } else {
            for (long i = 0; i < counts[axis]; i++) {
                visit(axis - 1, fromIndex + i * from[axis], toIndex + i * to[axis], run);
            }
        }
    }
}
