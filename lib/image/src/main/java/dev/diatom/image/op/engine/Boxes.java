package dev.diatom.image.op.engine;

import dev.diatom.image.Axis;
import dev.diatom.image.Extent;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;

/** An extent cut into boxes of one size, the last ones smaller; numbered with X fastest. */
public final class Boxes {
    private final Extent extent;
    private final long mostPixels;
    private final long[] size = {1, 1, 1, 1, 1};

    /** Boxes of one pixel, which may grow to so many. */
    public Boxes(Extent extent, long mostPixels) {
        this.extent = extent;
        this.mostPixels = mostPixels;
    }

    /** Lets the boxes reach as far along two axes as they can, about equally far along both. */
    public Boxes growTogether(Axis a, Axis b) {
        boolean grows = true;
        while (grows && 2 * pixels() <= mostPixels) {
            boolean aIsNext = length(b) == extent.size(b) || (length(a) <= length(b) && length(a) < extent.size(a));
            var next = aIsNext ? a : b;
            long before = length(next);
            size[next.number()] = Math.min(extent.size(next), 2 * before);
            grows = length(next) > before;
        }
        return this;
    }

    /** Lets the boxes reach as far as they can, first along the first axis, then along the others. */
    public Boxes grow(Axis... axes) {
        for (var axis : axes) {
            long others = pixels() / length(axis);
            size[axis.number()] = Math.max(length(axis), Math.min(extent.size(axis), mostPixels / others));
        }
        return this;
    }

    private long length(Axis axis) {
        return size[axis.number()];
    }

    /** The pixels of the largest box. */
    public long pixels() {
        return size[0] * size[1] * size[2] * size[3] * size[4];
    }

    /** How many boxes there are. */
    public long count() {
        long count = 1;
        for (var axis : Axis.values()) {
            count *= (extent.size(axis) - 1) / length(axis) + 1;
        }
        return count;
    }

    /** The box with this number. */
    public Selection box(long number) {
        var ranges = new Range[Selection.AXES];
        long rest = number;
        for (var axis : Axis.values()) {
            long across = (extent.size(axis) - 1) / length(axis) + 1;
            long from = rest % across * length(axis);
            ranges[axis.number()] = new Range(from, Math.min(length(axis), extent.size(axis) - from), 1);
            rest /= across;
        }
        return new Selection(ranges[0], ranges[1], ranges[2], ranges[3], ranges[4]);
    }
}
