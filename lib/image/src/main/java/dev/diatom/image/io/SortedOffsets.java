package dev.diatom.image.io;

import dev.diatom.image.Axis;
import dev.diatom.image.Points;
import java.util.Arrays;

/**
 * Some of many points, in the order in which they stand in a file; equal ones in the order in which they were given. Each is
 * one number, the byte offset above and the point's number below, so that a million of them take 8 MB.
 */
final class SortedOffsets {
    private static final int BUCKET_BITS = 11;

    private final long[] keys;
    private final int pointBits;
    private final int firstPoint;

    private SortedOffsets(long[] keys, int pointBits, int firstPoint) {
        this.keys = keys;
        this.pointBits = pointBits;
        this.firstPoint = firstPoint;
    }

    /** The points from this one on: all that are left, unless offset and number would not fit one number together. */
    static SortedOffsets from(int firstPoint, PixelLayout layout, Points points) {
        int left = points.size() - firstPoint;
        long furthest = 0;
        for (int i = 0; i < left; i++) {
            furthest = Math.max(furthest, offset(layout, points, firstPoint + i));
        }
        int offsetBits = Long.SIZE - Long.numberOfLeadingZeros(furthest);
        int pointBits = Math.min(
                Long.SIZE - 1 - offsetBits, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, left - 1)));
        var keys = new long[(int) Math.min(left, 1L << pointBits)];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = offset(layout, points, firstPoint + i) << pointBits | i;
        }
        sort(keys, Math.max(0, offsetBits + pointBits - BUCKET_BITS));
        return new SortedOffsets(keys, pointBits, firstPoint);
    }

    private static long offset(PixelLayout layout, Points points, int point) {
        return layout.byteOffset(
                points.coordinate(Axis.X, point),
                points.coordinate(Axis.Y, point),
                points.coordinate(Axis.Z, point),
                points.coordinate(Axis.C, point),
                points.coordinate(Axis.T, point));
    }

    int size() {
        return keys.length;
    }

    long offset(int index) {
        return keys[index] >> pointBits;
    }

    /** The number of the point that stands there. */
    int point(int index) {
        return firstPoint + (int) (keys[index] & (1L << pointBits) - 1);
    }

    /** Into buckets by the highest bits, in place, and then each bucket: faster than the whole at once, in no more memory. */
    private static void sort(long[] keys, int shift) {
        int buckets = 1 << BUCKET_BITS;
        var ends = new int[buckets];
        for (long key : keys) {
            ends[(int) (key >> shift)]++;
        }
        var nexts = new int[buckets];
        for (int i = 1; i < buckets; i++) {
            nexts[i] = ends[i - 1];
            ends[i] += ends[i - 1];
        }
        for (int bucket = 0; bucket < buckets; bucket++) {
            while (nexts[bucket] < ends[bucket]) {
                long key = keys[nexts[bucket]];
                for (int to; (to = (int) (key >> shift)) != bucket; ) {
                    long other = keys[nexts[to]];
                    keys[nexts[to]++] = key;
                    key = other;
                }
                keys[nexts[bucket]++] = key;
            }
        }
        for (int bucket = 0, start = 0; bucket < buckets; start = ends[bucket++]) {
            Arrays.sort(keys, start, ends[bucket]);
        }
    }
}
