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

    /** The extent of what is taken. */
    public Extent extent() {
        return new Extent(x.count(), y.count(), z.count(), c.count(), t.count());
    }
}
