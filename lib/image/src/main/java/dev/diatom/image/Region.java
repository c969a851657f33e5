package dev.diatom.image;

import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;
import java.util.Arrays;

/**
 * A box of an image that is going to be extracted: where it starts, how far it reaches and how many positions are passed
 * over, along the axes X, Y, Z, C, T. Immutable; {@link #read} makes a memory image that needs neither file nor source.
 *
 * <pre>{@code
 * img.region().offset(0, 0, 10, 0, 0).size(64, 64, 20, 1, 1).stride(1, 1, 2, 1, 1).read()
 * }</pre>
 */
public final class Region {
    private static final long TO_THE_EDGE = -1;

    private final Image image;
    private final long[] offset;
    private final long[] size;
    private final long[] stride;

    private Region(Image image, long[] offset, long[] size, long[] stride) {
        this.image = image;
        this.offset = offset;
        this.size = size;
        this.stride = stride;
    }

    /** All of an image. */
    static Region of(Image image) {
        return new Region(image, new long[Selection.AXES], filled(TO_THE_EDGE), filled(1));
    }

    private static long[] filled(long value) {
        var all = new long[Selection.AXES];
        Arrays.fill(all, value);
        return all;
    }

    /**
     * Starts at this position; what was not given a {@link #size} reaches to the image's edge.
     *
     * @throws IndexOutOfBoundsException if it lies outside the image
     */
    public Region offset(long x, long y, long z, long c, long t) {
        long[] wanted = {x, y, z, c, t};
        for (var axis : Axis.values()) {
            Extent.checkIndex(axis, wanted[axis.number()], image.extent());
        }
        return new Region(image, wanted, size, stride);
    }

    /** The same at c = 0, t = 0. */
    public Region offset(long x, long y, long z) {
        return offset(x, y, z, 0, 0);
    }

    /** Covers this much of the image, before {@link #stride} thins it. */
    public Region size(long x, long y, long z, long c, long t) {
        return new Region(image, offset, atLeastOne("size", x, y, z, c, t), stride);
    }

    /** The same over all channels and frames from the offset on. */
    public Region size(long x, long y, long z) {
        return new Region(
                image,
                offset,
                new long[] {
                    atLeastOne("size", x), atLeastOne("size", y), atLeastOne("size", z), TO_THE_EDGE, TO_THE_EDGE
                },
                stride);
    }

    /** Takes every n-th position along each axis: the result has ⌈size / stride⌉ of them. */
    public Region stride(long x, long y, long z, long c, long t) {
        return new Region(image, offset, size, atLeastOne("stride", x, y, z, c, t));
    }

    /** The same with every channel and frame. */
    public Region stride(long x, long y, long z) {
        return stride(x, y, z, 1, 1);
    }

    /** The same starting elsewhere along one axis. */
    Region offset(Axis axis, long position) {
        Extent.checkIndex(axis, position, image.extent());
        return new Region(image, changed(offset, axis, position), size, stride);
    }

    /** The same with another size along one axis. */
    Region size(Axis axis, long length) {
        return new Region(image, offset, changed(size, axis, atLeastOne("size", length)), stride);
    }

    /** The same with another stride along one axis. */
    Region stride(Axis axis, long step) {
        return new Region(image, offset, size, changed(stride, axis, atLeastOne("stride", step)));
    }

    /** The same at one position of an axis. */
    Region at(Axis axis, long position) {
        return offset(axis, position).size(axis, 1);
    }

    private static long[] changed(long[] values, Axis axis, long value) {
        var copy = values.clone();
        copy[axis.number()] = value;
        return copy;
    }

    private static long[] atLeastOne(String what, long... values) {
        for (long value : values) {
            atLeastOne(what, value);
        }
        return values;
    }

    private static long atLeastOne(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("a " + what + " must be at least 1, found " + value);
        }
        return value;
    }

    /** The extent of what {@link #read} gives. */
    public Extent extent() {
        return selection().extent();
    }

    /**
     * Reads the region: a copy. Reads only the rows, strips or tiles that it touches.
     *
     * @throws IndexOutOfBoundsException if the region reaches beyond the image
     * @throws IllegalArgumentException if it is too large for a memory image
     * @throws ClosedException if the image was closed
     * @throws java.util.concurrent.CancellationException if the thread is interrupted while it waits for the disk
     */
    public MemoryImage read() {
        var selection = selection();
        return Reading.read(image, selection, image.metadata().ofPart(selection, image.extent()));
    }

    Image image() {
        return image;
    }

    Selection selection() {
        return new Selection(range(Axis.X), range(Axis.Y), range(Axis.Z), range(Axis.C), range(Axis.T));
    }

    private Range range(Axis axis) {
        int i = axis.number();
        long left = image.extent().size(axis) - offset[i];
        long covered = size[i] == TO_THE_EDGE ? left : size[i];
        if (covered > left) {
            throw new IndexOutOfBoundsException("a region of " + covered + " from " + axis.label() + " = " + offset[i]
                    + " reaches beyond the image: expected a size of 1 to " + left);
        }
        return new Range(offset[i], (covered - 1) / stride[i] + 1, stride[i]);
    }

    /** What is going to be read; {@link #read} reads it. */
    @Override
    public String toString() {
        return "a region of " + image.metadata().name() + ", not read yet: call read()";
    }
}
