package dev.diatom.image;

import dev.diatom.image.io.Selection;
import dev.diatom.image.op.Operator;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An image of five axes: X, Y, Z, C, T in that order, fastest first. Reading is safe from any thread.
 *
 * <pre>{@code
 * var img = DiskImage.open("stack.tif");
 * var plane = img.slice(40).offset(100, 200).size(512, 512).read();
 * }</pre>
 */
public sealed interface Image permits DiskImage, MemoryImage, ImageView {
    /** Whether the pixels stay in a file, and are read from there on request. */
    boolean isDisk();

    /** What one pixel is: an unsigned or signed integer of so many bits, or a float. */
    PixelType type();

    /** The size along every axis, in pixels. */
    Extent extent();

    /** What is known of the image beside its pixels: name, role, calibration, palette, tags. */
    ImageMetadata metadata();

    /** The file that the user named; empty for a memory image and for a scratch image. */
    Optional<Path> findPath();

    /** Columns of a plane: the size along X, in pixels. */
    default long sizeX() {
        return extent().x();
    }

    /** Rows of a plane: the size along Y, in pixels. */
    default long sizeY() {
        return extent().y();
    }

    /** Planes of a volume: the size along Z, 1 for a single plane. */
    default long sizeZ() {
        return extent().z();
    }

    /** Channels, 1 for a grey image, 3 for RGB. */
    default long sizeC() {
        return extent().c();
    }

    /** Frames: points in time, 1 for a still. */
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

    /** The values of many pixels, in the order of the points; read in the order of the file. */
    default double[] get(Points points) {
        return PointAccess.get(this, points);
    }

    /**
     * Sets one pixel, straight in the file where it is in one; integers are rounded half to even and saturate.
     *
     * @throws UnsupportedOperationException if the image was opened for reading only
     * @throws IndexOutOfBoundsException if a coordinate lies outside
     * @throws ClosedException if the image was closed
     */
    void set(long x, long y, long z, long c, long t, double value);

    /** Sets many pixels; written in the order of the file. Of points that are equal the last counts. */
    default void set(Points points, double[] values) {
        PointAccess.set(this, points, values);
    }

    /** One position, to be read or written. */
    default Position at(long x, long y, long z, long c, long t) {
        return new Position(this, x, y, z, c, t);
    }

    /** The same at t = 0. */
    default Position at(long x, long y, long z, long c) {
        return at(x, y, z, c, 0);
    }

    /** The same at c = 0, t = 0. */
    default Position at(long x, long y, long z) {
        return at(x, y, z, 0, 0);
    }

    /** The same at z = 0, c = 0, t = 0. */
    default Position at(long x, long y) {
        return at(x, y, 0, 0, 0);
    }

    /** The XY plane at z, c, t; nothing is read before {@link Slice#read}. */
    default Slice slice(long z, long c, long t) {
        return Slice.of(this, Axis.X, Axis.Y, Axis.Z, z, c, t);
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

    /** The XZ plane at y, c, t: columns are X, rows are Z. */
    default Slice sliceXZ(long y, long c, long t) {
        return Slice.of(this, Axis.X, Axis.Z, Axis.Y, y, c, t);
    }

    /** The XZ plane at y and c = 0, t = 0. */
    default Slice sliceXZ(long y) {
        return sliceXZ(y, 0, 0);
    }

    /** The YZ plane at x, c, t: columns are Y, rows are Z. Touches every row of the planes that it crosses. */
    default Slice sliceYZ(long x, long c, long t) {
        return Slice.of(this, Axis.Y, Axis.Z, Axis.X, x, c, t);
    }

    /** The YZ plane at x and c = 0, t = 0. */
    default Slice sliceYZ(long x) {
        return sliceYZ(x, 0, 0);
    }

    /** A box of the image, of all five axes; nothing is read before {@link Region#read}. */
    default Region region() {
        return Region.of(this);
    }

    /** All XY planes, Z fastest, then C, then T; each is read when it is asked to. */
    default List<Slice> planes() {
        return new Planes(this);
    }

    /** A view of one channel. */
    default ImageView channel(long c) {
        return ImageView.of(this, Region.of(this).at(Axis.C, c).selection(), "channel " + c);
    }

    /** A view of one frame. */
    default ImageView frame(long t) {
        return ImageView.of(this, Region.of(this).at(Axis.T, t).selection(), "frame " + t);
    }

    /**
     * A view of a box of this image.
     *
     * @throws IllegalArgumentException if the region is one of an image of another extent
     */
    default ImageView crop(Region region) {
        if (!region.image().extent().equals(extent())) {
            throw new IllegalArgumentException(
                    "the region is one of an image of " + region.image().extent() + ", this image is " + extent());
        }
        return ImageView.of(this, region.selection(), "cropped");
    }

    /**
     * A copy in memory.
     *
     * @throws IllegalArgumentException if it is too large for the memory that is left, with the numbers
     */
    default MemoryImage toMemory() {
        return Reading.read(this, Selection.all(extent()), metadata());
    }

    /**
     * A look at the middle plane at t = 0, of channel 0 or of all colours, of at most 512 pixels a side: every n-th pixel,
     * of which only the rows that it shows are read.
     */
    default MemoryImage preview() {
        return Preview.of(this);
    }

    /**
     * The same of at most so many pixels a side.
     *
     * @throws IllegalArgumentException if that is below 1
     */
    default MemoryImage preview(long side) {
        return Preview.of(this, side);
    }

    /**
     * Processes the image. A disk image gives a disk image in the scratch space, a memory image a memory image, with the
     * same pixels, whatever the memory budget and the number of threads ({@link Processing}). A chain ({@link
     * Operator#then}) is one pass over the image and one new image, but for operators that need the whole image: what comes
     * before such a one is computed first, and kept until it is done. Reports to {@link Progress}; a cancelled or failed
     * operation leaves no file.
     *
     * @throws IllegalArgumentException if the operator does not take such an image
     * @throws ScratchFullException if the result does not fit the scratch space
     */
    Image apply(Operator operator);

    /**
     * What the operator would make of this image, computed where it is asked for: reading a slice of the view computes that
     * slice, from its pixels and those around it. Nothing is computed now, and nothing is kept: what is read twice is
     * computed twice.
     *
     * @throws IllegalArgumentException if the operator needs the whole image, or does not take such an image
     */
    default ImageView view(Operator operator) {
        return ImageView.of(this, operator);
    }

    /**
     * Saves as TIFF, uncompressed: little-endian, one page per plane (colours stand side by side), with ImageJ's description
     * of the axes and the calibration (not the names of channels), or, where the name ends in {@code .ome.tif}, with OME-XML;
     * as BigTIFF where it would exceed 4 GB. Labels are written as 16-bit numbers where
     * they fit. A new file is written beside the target and moved over it when it is complete: a save that fails leaves the
     * old file. Memory stays within a few MB. A disk image that is saved onto its own file goes on with the new one.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    default void saveTiff(String path) {
        saveTiff(Path.of(path));
    }

    /** The same with a path. */
    default void saveTiff(Path path) {
        saveTiff(path, Compression.NONE);
    }

    /** The same compressed. */
    default void saveTiff(String path, Compression compression) {
        saveTiff(Path.of(path), compression);
    }

    /** The same compressed, with a path. */
    default void saveTiff(Path path, Compression compression) {
        saveTiff(path, TiffOptions.of(compression));
    }

    /**
     * The same in tiles, as a pyramid, or as an OME-TIFF: {@code img.saveTiff("slide.tif", TiffOptions.of(ZSTD).pyramid())}.
     * One pass over the image, and in memory no more than some rows of tiles.
     *
     * @throws IllegalArgumentException if a row of tiles does not fit into memory
     */
    default void saveTiff(String path, TiffOptions options) {
        saveTiff(Path.of(path), options);
    }

    /** The same with a path. */
    default void saveTiff(Path path, TiffOptions options) {
        Saving.saveTiff(this, path, options);
    }

    /**
     * Saves as OME-TIFF, uncompressed: as {@link #saveTiff(Path)} does, but with the axes, the calibration and the channels
     * with their names and colours described by OME-XML, which many programs for microscopy read; ImageJ with Bio-Formats.
     * With other {@link TiffOptions}: {@code img.saveTiff("slide.ome.tif", TiffOptions.DEFAULT.pyramid().ome())}.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    default void saveOmeTiff(String path) {
        saveOmeTiff(Path.of(path));
    }

    /** The same with a path. */
    default void saveOmeTiff(Path path) {
        saveTiff(path, TiffOptions.DEFAULT.ome());
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
        Saving.saveRaw(this, path);
    }

    /**
     * Saves as NumPy's .npy, little-endian, in C order: an array of shape (t, c, z, y, x), without the axes of one pixel in
     * front of y; {@code numpy.load} opens it. Pixels only: names, calibration and palette are not kept. As atomic as {@link
     * #saveTiff(Path)}.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    default void saveNpy(String path) {
        saveNpy(Path.of(path));
    }

    /** The same with a path. */
    default void saveNpy(Path path) {
        Saving.saveNpy(this, path);
    }
}
