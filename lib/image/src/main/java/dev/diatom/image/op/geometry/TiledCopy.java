package dev.diatom.image.op.geometry;

import dev.diatom.image.Cancellation;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Strides;

/**
 * Copies a box from one array to another. Where what lies side by side in one does not in the other, tile by tile, so that the
 * lines that a tile reads and writes stay in the nearest cache.
 */
final class TiledCopy {
    private static final long TILE = 64;

    private TiledCopy() {}

    /**
     * Copies from index 0 of one array.
     *
     * @param counts how many pixels there are along each axis
     * @param from how far apart they stand in the first array
     * @param to how far apart they stand in the second array; negative where they go backwards
     * @param toIndex where the first one goes
     */
    static void copy(long[] counts, long[] from, long[] to, Object in, Object out, long toIndex) {
        int fastFrom = nearest(counts, from);
        int fastTo = nearest(counts, to);
        if (fastFrom == fastTo) {
            Samples.copy(Strides.of(counts, from, to), in, 0, out, toIndex);
            return;
        }
        var tile = new long[counts.length];
        var at = new long[counts.length];
        do {
            long fromAt = 0;
            long toAt = toIndex;
            for (int axis = 0; axis < counts.length; axis++) {
                tile[axis] = Math.min(step(axis, fastFrom, fastTo), counts[axis] - at[axis]);
                fromAt += at[axis] * from[axis];
                toAt += at[axis] * to[axis];
            }
            Samples.copy(Strides.of(tile, from, to), in, fromAt, out, toAt);
        } while (next(at, counts, fastFrom, fastTo));
    }

    private static long step(int axis, int fastFrom, int fastTo) {
        return axis == fastFrom || axis == fastTo ? TILE : 1;
    }

    /** The axis of more than one pixel along which they stand nearest to each other. */
    private static int nearest(long[] counts, long[] strides) {
        int nearest = 0;
        long distance = Long.MAX_VALUE;
        for (int axis = 0; axis < counts.length; axis++) {
            if (counts[axis] > 1 && Math.abs(strides[axis]) < distance) {
                nearest = axis;
                distance = Math.abs(strides[axis]);
            }
        }
        return nearest;
    }

    private static boolean next(long[] at, long[] counts, int fastFrom, int fastTo) {
        for (int axis = 0; axis < counts.length; axis++) {
            at[axis] += step(axis, fastFrom, fastTo);
            if (at[axis] < counts[axis]) {
                return true;
            }
            Cancellation.check();
            at[axis] = 0;
        }
        return false;
    }
}
