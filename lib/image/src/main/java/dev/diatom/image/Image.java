package dev.diatom.image;

import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.RawWriter;
import dev.diatom.image.io.TiffWriter;
import dev.diatom.image.op.Operator;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An image of five axes: X, Y, Z, C, T in that order, fastest first. Reading is safe from any thread.
 *
 * <pre>{@code
 * var img = DiskImage.open("stack.tif");
 * var plane = img.slice(40).offset(100, 200).size(512, 512).read();
 * }</pre>
 */
public sealed interface Image permits DiskImage, MemoryImage {
    /** Whether the pixels stay in a file, and are read from there on request. */
    boolean isDisk();

    PixelType type();

    /** The size along every axis, in pixels. */
    Extent extent();

    ImageMetadata metadata();

    /** The file that the user named; empty for a memory image and for a scratch image. */
    Optional<Path> findPath();

    default long sizeX() {
        return extent().x();
    }

    default long sizeY() {
        return extent().y();
    }

    default long sizeZ() {
        return extent().z();
    }

    default long sizeC() {
        return extent().c();
    }

    default long sizeT() {
        return extent().t();
    }

    /** The bytes that the pixels take. */
    default long bytes() {
        return extent().bytes(type());
    }

    /**
     * One pixel's value, never negative for an unsigned type. On a disk image each call reads the file (some 1 µs where
     * it is cached); for many pixels read a slice.
     *
     * @throws IndexOutOfBoundsException if a coordinate lies outside
     * @throws ClosedException if the image was closed
     */
    double get(long x, long y, long z, long c, long t);

    /** The same at t = 0. */
    default double get(long x, long y, long z, long c) {
        return get(x, y, z, c, 0);
    }

    /** The same at c = 0, t = 0. */
    default double get(long x, long y, long z) {
        return get(x, y, z, 0, 0);
    }

    /** The same at z = 0, c = 0, t = 0. */
    default double get(long x, long y) {
        return get(x, y, 0, 0, 0);
    }

    /** The XY plane at z, c, t; nothing is read before {@link Slice#read}. */
    default Slice slice(long z, long c, long t) {
        return Slice.of(this, z, c, t);
    }

    /** The XY plane at z, c and t = 0. */
    default Slice slice(long z, long c) {
        return slice(z, c, 0);
    }

    /** The XY plane at z and c = 0, t = 0. */
    default Slice slice(long z) {
        return slice(z, 0, 0);
    }

    /** The first XY plane. */
    default Slice slice() {
        return slice(0, 0, 0);
    }

    /**
     * A look at the middle plane, c = 0 and t = 0, of at most 512 pixels a side: every n-th pixel, of which only the
     * rows that it shows are read.
     */
    default MemoryImage preview() {
        long stride = Math.max(1, (Math.max(sizeX(), sizeY()) + 511) / 512);
        return slice(sizeZ() / 2).stride(stride, stride).read();
    }

    /**
     * Processes the image. A disk image gives a disk image in the scratch space, a memory image a memory image, with the
     * same pixels. Reports to {@link Progress}; a cancelled or failed operation leaves no file.
     *
     * @throws ScratchFullException if the result does not fit the scratch space
     */
    Image apply(Operator operator);

    /**
     * Saves as TIFF, uncompressed, little-endian, one page per plane with ImageJ's description of the axes; as BigTIFF
     * where it would exceed 4 GB. A new file is written beside the target and moved over it when it is complete: a save
     * that fails leaves the old file. Memory stays within a few MB.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    default void saveTiff(String path) {
        saveTiff(Path.of(path));
    }

    /** The same with a path. */
    default void saveTiff(Path path) {
        try {
            TiffWriter.save(source(), path);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Saves the pixels alone, little-endian, in the order XYZCT, as atomically as {@link #saveTiff(Path)}.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    default void saveRaw(String path) {
        saveRaw(Path.of(path));
    }

    /** The same with a path. */
    default void saveRaw(Path path) {
        try {
            RawWriter.save(source(), path);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private PixelSource source() {
        if (this instanceof DiskImage disk) {
            return disk.store();
        }
        return ((MemoryImage) this).source();
    }
}
