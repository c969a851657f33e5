package dev.diatom.image.io;

import dev.diatom.image.Extent;

/** Which pixels are taken along each axis. The result has one pixel per pixel taken, in the same axis order. */
public record Selection(Range x, Range y, Range z, Range c, Range t) {
    /** {@code count} pixels from {@code start} on, every {@code stride}-th. */
    public record Range(long start, long count, long stride) {
        public Range {
            if (start < 0 || count < 1 || stride < 1) {
                throw new IllegalArgumentException("not a range: " + count + " from " + start + ", every " + stride);
            }
            // One pixel passes over none: an axis of one pixel is taken whole, however it is strided.
            stride = count == 1 ? 1 : stride;
        }

        /** All of an axis. */
        public static Range all(long size) {
            return new Range(0, size, 1);
        }

        /** One position of an axis. */
        public static Range at(long index) {
            return new Range(index, 1, 1);
        }

        public long position(long index) {
            return start + index * stride;
        }

        /** The first index whose position is not before this one. */
        public long indexFrom(long position) {
            return position <= start ? 0 : Math.min(count, (position - start + stride - 1) / stride);
        }

        private Range within(Range inner) {
            return new Range(position(inner.start), inner.count, stride * inner.stride);
        }

        /** The part from one index to another, which is excluded, with positions counted from {@code origin}. */
        public Range part(long from, long to, long origin) {
            return new Range(position(from) - origin, to - from, stride);
        }
    }

    /** How many axes there are. */
    public static final int AXES = 5;

    /** The range of the axis with this number, X being 0 and T 4. */
    public Range axis(int number) {
        return switch (number) {
            case 0 -> x;
            case 1 -> y;
            case 2 -> z;
            case 3 -> c;
            default -> t;
        };
    }

    /** The same with another range along the axis with this number. */
    public Selection with(int number, Range range) {
        return new Selection(
                number == 0 ? range : x,
                number == 1 ? range : y,
                number == 2 ? range : z,
                number == 3 ? range : c,
                number == 4 ? range : t);
    }

    /** How far apart neighbours along each axis come to stand in an array that holds what is taken, x fastest. */
    public long[] arrayStrides() {
        var strides = new long[AXES];
        long stride = 1;
        for (int axis = 0; axis < AXES; axis++) {
            strides[axis] = stride;
            stride *= axis(axis).count();
        }
        return strides;
    }

    /** All of an image. */
    public static Selection all(Extent extent) {
        return new Selection(
                Range.all(extent.x()),
                Range.all(extent.y()),
                Range.all(extent.z()),
                Range.all(extent.c()),
                Range.all(extent.t()));
    }

    /** Whole rows of the plane with this number. */
    public static Selection rows(Extent extent, long plane, long firstRow, long rows) {
        long z = plane % extent.z();
        long c = plane / extent.z() % extent.c();
        long t = plane / extent.z() / extent.c();
        return new Selection(
                Range.all(extent.x()), new Range(firstRow, rows, 1), Range.at(z), Range.at(c), Range.at(t));
    }

    /** What another selection takes of what this one takes. */
    public Selection within(Selection inner) {
        return new Selection(
                x.within(inner.x), y.within(inner.y), z.within(inner.z), c.within(inner.c), t.within(inner.t));
    }

    /** The extent of what is taken. */
    public Extent extent() {
        return new Extent(x.count(), y.count(), z.count(), c.count(), t.count());
    }
}
