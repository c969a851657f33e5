package dev.diatom.image;

import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;
import java.util.Objects;

/**
 * A piece of one XY plane that is going to be extracted: where it starts, how far it reaches and how many pixels are
 * passed over. Immutable; {@link #read} makes a memory image that needs neither file nor source.
 */
public final class Slice {
    private static final long TO_THE_EDGE = -1;

    private final Image image;
    private final long z;
    private final long c;
    private final long t;
    private final long offsetX;
    private final long offsetY;
    private final long sizeX;
    private final long sizeY;
    private final long strideX;
    private final long strideY;

    private Slice(
            Image image,
            long z,
            long c,
            long t,
            long offsetX,
            long offsetY,
            long sizeX,
            long sizeY,
            long strideX,
            long strideY) {
        this.image = image;
        this.z = z;
        this.c = c;
        this.t = t;
        this.offsetX = offsetX;
        this.offsetY = offsetY;
        this.sizeX = sizeX;
        this.sizeY = sizeY;
        this.strideX = strideX;
        this.strideY = strideY;
    }

    static Slice of(Image image, long z, long c, long t) {
        Objects.requireNonNull(image);
        Extent.checkIndex("z", z, image.sizeZ());
        Extent.checkIndex("c", c, image.sizeC());
        Extent.checkIndex("t", t, image.sizeT());
        return new Slice(image, z, c, t, 0, 0, TO_THE_EDGE, TO_THE_EDGE, 1, 1);
    }

    /**
     * Starts at column x and row y; what was not given a {@link #size} reaches to the image's edge.
     *
     * @throws IndexOutOfBoundsException if that pixel lies outside the image
     */
    public Slice offset(long x, long y) {
        Extent.checkIndex("x", x, image.sizeX());
        Extent.checkIndex("y", y, image.sizeY());
        return new Slice(image, z, c, t, x, y, sizeX, sizeY, strideX, strideY);
    }

    /** Covers this many columns and rows of the image, before {@link #stride} thins them. */
    public Slice size(long width, long height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a size must be at least 1, found " + width + ", " + height);
        }
        return new Slice(image, z, c, t, offsetX, offsetY, width, height, strideX, strideY);
    }

    /** Takes every x-th column and every y-th row: the result has ⌈size / stride⌉ of them. */
    public Slice stride(long x, long y) {
        if (x < 1 || y < 1) {
            throw new IllegalArgumentException("a stride must be at least 1, found " + x + ", " + y);
        }
        return new Slice(image, z, c, t, offsetX, offsetY, sizeX, sizeY, x, y);
    }

    /**
     * Reads the slice: a copy, of one plane. Reads only the rows that it touches.
     *
     * @throws IndexOutOfBoundsException if the slice reaches beyond the image
     * @throws IllegalArgumentException if it is too large for a memory image
     * @throws ClosedException if the image was closed
     * @throws java.util.concurrent.CancellationException if the thread is interrupted while it waits for the disk
     */
    public MemoryImage read() {
        var selection = new Selection(
                range("x", offsetX, sizeX, strideX, image.sizeX()),
                range("y", offsetY, sizeY, strideY, image.sizeY()),
                Range.at(z),
                Range.at(c),
                Range.at(t));
        var metadata = image.metadata().withName(image.metadata().name() + position());
        return image instanceof DiskImage disk
                ? disk.read(selection, metadata)
                : ((MemoryImage) image).read(selection, metadata);
    }

    /** What is going to be read; {@link #read} reads it. */
    @Override
    public String toString() {
        return "a slice of " + image.metadata().name() + position() + ", not read yet: call read()";
    }

    private String position() {
        var position = new StringBuilder();
        if (image.sizeZ() > 1) {
            position.append(", z = ").append(z);
        }
        if (image.sizeC() > 1) {
            position.append(", c = ").append(c);
        }
        if (image.sizeT() > 1) {
            position.append(", t = ").append(t);
        }
        return position.toString();
    }

    private static Range range(String axis, long offset, long size, long stride, long imageSize) {
        long left = imageSize - offset;
        long covered = size == TO_THE_EDGE ? left : size;
        if (covered > left) {
            throw new IndexOutOfBoundsException("a slice of " + covered + " from " + axis + " = " + offset
                    + " reaches beyond the image: expected a size of 1 to " + left);
        }
        return new Range(offset, (covered - 1) / stride + 1, stride);
    }
}
