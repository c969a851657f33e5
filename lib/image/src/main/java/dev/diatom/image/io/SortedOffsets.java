package dev.diatom.image.io;

import dev.diatom.image.Axis;
import dev.diatom.image.Points;
import java.util.Arrays;

/**
 * Some of many points, in the order in which they stand in a file; equal ones in the order in which they were given. Each is
 * one number, the byte offset above and the point's number below, so that a million of them take 8 MB.
 */
final class SortedOffsets {
    private static final int BUCKET_BITS = 14;

    private final long[] keys;
    /** Where each bucket ends. */
    private final int[] ends;

    private final int pointBits;
    private final int firstPoint;

    private SortedOffsets(long[] keys, int[] ends, int pointBits, int firstPoint) {
        this.keys = keys;
        this.ends = ends;
        this.pointBits = pointBits;
        this.firstPoint = firstPoint;
    }

    /**
     * The points from this one on: all that are left, unless offset and number would not fit one number together. They are
     * in order within the parts that {@link #sortPart} has sorted.
     *
     * @param length no offset is beyond
     */
    static SortedOffsets from(int firstPoint, PixelLayout layout, long length, Points points) {
        int left = points.size() - firstPoint;
        int offsetBits = Long.SIZE - Long.numberOfLeadingZeros(length);
        int pointBits = Math.min(
                Long.SIZE - 1 - offsetBits, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, left - 1)));
        var keys = new long[(int) Math.min(left, 1L << pointBits)];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = offset(layout, points, firstPoint + i) << pointBits | i;
        }
        var ends = toBuckets(keys, Math.max(0, offsetBits + pointBits - BUCKET_BITS));
        return new SortedOffsets(keys, ends, pointBits, firstPoint);
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

    /** Sorts one of several parts of about the same size, and returns where it ends; parts may be sorted at once. */
    int sortPart(int part, int parts) {
        int first = firstBucket(part, parts);
        int last = firstBucket(part + 1, parts);
        for (int bucket = first; bucket < last; bucket++) {
            Arrays.sort(keys, start(bucket), ends[bucket]);
        }
        return start(last);
    }

    /** Where a part begins. */
    int startOfPart(int part, int parts) {
        return start(firstBucket(part, parts));
    }

    private int start(int bucket) {
        return bucket == 0 ? 0 : ends[bucket - 1];
    }

    private int firstBucket(int part, int parts) {
        long wanted = (long) keys.length * part / parts;
        int bucket = 0;
        while (bucket < ends.length && ends[bucket] <= wanted && part > 0) {
            bucket++;
        }
        return part == parts ? ends.length : bucket;
    }

    long offset(int index) {
        return keys[index] >> pointBits;
    }

    /** The number of the point that stands there. */
    int point(int index) {
        return firstPoint + (int) (keys[index] & (1L << pointBits) - 1);
    }

    /** Puts keys into buckets by their highest bits, in place: faster than to sort all at once, in no more memory. */
    private static int[] toBuckets(long[] keys, int shift) {
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
        return ends;
    }
}
