package dev.diatom.image.op.engine;

import dev.diatom.image.op.Boundary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which positions of an axis are needed for a window of it with a halo: each padded position is one of the image, or {@link
 * Boundary#OUTSIDE}.
 */
final class Reach {
    private final long[] positions;

    private Reach(long[] positions) {
        this.positions = positions;
    }

    /** The position in the image for each padded position. Not to be written to. */
    long[] positions() {
        return positions;
    }

    /** An interval of positions; the end is excluded. */
    record Interval(long from, long to) {
        int length() {
            return (int) (to - from);
        }
    }

    static Reach of(long start, int count, int halo, long size, Boundary boundary) {
        var positions = new long[count + 2 * halo];
        Arrays.setAll(positions, i -> boundary.map(start + i - halo, size));
        return new Reach(positions);
    }

    /** The intervals in which all of them lie, ascending; neighbours are joined. */
    List<Interval> intervals() {
        var sorted = positions.clone();
        Arrays.sort(sorted);
        var intervals = new ArrayList<Interval>();
        long from = Boundary.OUTSIDE;
        long last = Boundary.OUTSIDE;
        for (long position : sorted) {
            if (position != last && position != last + 1 && last != Boundary.OUTSIDE) {
                intervals.add(new Interval(from, last + 1));
                from = position;
            }
            from = last == Boundary.OUTSIDE ? position : from;
            last = position;
        }
        intervals.add(new Interval(from, last + 1));
        return intervals;
    }

    /** The one interval in which all of them lie. */
    Interval hull() {
        var all = intervals();
        return new Interval(all.get(0).from(), all.get(all.size() - 1).to());
    }
}
