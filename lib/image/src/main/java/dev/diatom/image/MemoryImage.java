package dev.diatom.image;

import dev.diatom.image.io.ArraySource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.Operator;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An image in one Java array; at most 2³¹ − 9 pixels. Needs no file and nothing to be closed. */
public final class MemoryImage implements Image {
    private static final long MOST_PIXELS = Integer.MAX_VALUE - 8;

    private final ArraySource source;
    private final ImageMetadata metadata;

    private MemoryImage(ArraySource source, ImageMetadata metadata) {
        this.source = source;
        this.metadata = metadata;
    }

    /**
     * Wraps an array, x fastest, then y, z, c, t. The array is shared, not copied.
     *
     * @throws IllegalArgumentException if the array's class or length does not fit type and extent
     */
    public static MemoryImage of(PixelType type, Extent extent, Object pixels, ImageMetadata metadata) {
        if (!Samples.fits(type, pixels)) {
            throw new IllegalArgumentException("pixels of type " + type.label() + " are kept in a "
                    + Samples.allocate(type, 0).getClass().getSimpleName() + ", found "
                    + pixels.getClass().getSimpleName());
        }
        if (Samples.length(pixels) != extent.pixels()) {
            throw new IllegalArgumentException("an image of " + extent + " has " + extent.pixels()
                    + " pixels, the array has " + Samples.length(pixels));
        }
        return new MemoryImage(new ArraySource(type, extent, pixels), metadata);
    }

    /** Wraps an array of UINT8 pixels of one plane, row by row. */
    public static MemoryImage of(byte[] pixels, long sizeX, long sizeY) {
        return of(PixelType.UINT8, Extent.of(sizeX, sizeY), pixels, intensity("array"));
    }

    /** A new image of zeros. */
    public static MemoryImage create(PixelType type, Extent extent) {
        return of(type, extent, allocate(type, extent), intensity("new image"));
    }

    /**
     * Loads a TIFF whole; the file is closed afterwards.
     *
     * @throws IllegalArgumentException if it is too large for the memory that is left
     * @throws ImageFormatException if the file's bytes are wrong
     * @throws UnsupportedFormatException if its kind of TIFF is not read
     */
    public static MemoryImage load(String path) {
        return load(Path.of(path));
    }

    /** The same with a path. */
    public static MemoryImage load(Path path) {
        try (var image = DiskImage.open(path)) {
            return image.toMemory();
        }
    }

    /** Loads a RAW file whole; the file is closed afterwards. */
    public static MemoryImage loadRaw(String path, RawLayout layout) {
        return loadRaw(Path.of(path), layout);
    }

    /** The same with a path. */
    public static MemoryImage loadRaw(Path path, RawLayout layout) {
        try (var image = DiskImage.openRaw(path, layout)) {
            return image.toMemory();
        }
    }

    @Override
    public boolean isDisk() {
        return false;
    }

    @Override
    public PixelType type() {
        return source.type();
    }

    @Override
    public Extent extent() {
        return source.extent();
    }

    @Override
    public ImageMetadata metadata() {
        return metadata;
    }

    @Override
    public Optional<Path> findPath() {
        return Optional.empty();
    }

    @Override
    public double get(long x, long y, long z, long c, long t) {
        return Samples.get(type(), source.pixels(), index(x, y, z, c, t));
    }

    @Override
    public void set(long x, long y, long z, long c, long t, double value) {
        Samples.set(type(), source.pixels(), index(x, y, z, c, t), value);
    }

    private int index(long x, long y, long z, long c, long t) {
        extent().check(x, y, z, c, t);
        return (int) (extent().planeIndex(z, c, t) * extent().planePixels() + y * sizeX() + x);
    }

    /**
     * The raw storage, x fastest: {@code byte[]}, {@code short[]}, {@code int[]}, {@code float[]} or {@code double[]}.
     * Shared, not copied; the values of unsigned types need masking.
     */
    public Object pixels() {
        return source.pixels();
    }

    /** The same image under another description; the pixels are shared. */
    public MemoryImage withMetadata(ImageMetadata newMetadata) {
        return new MemoryImage(source, newMetadata);
    }

    /** The first plane as a picture, shown as {@link Show#of} shows it: bytes as they are, other types in their range. */
    public BufferedImage toBufferedImage() {
        return Show.of(this).toBufferedImage();
    }

    @Override
    public MemoryImage apply(Operator operator) {
        return Processing.apply(operator, this);
    }

    ArraySource source() {
        return source;
    }

    static ImageMetadata intensity(String name) {
        return ImageMetadata.of(name, ImageMetadata.Role.INTENSITY);
    }

    /** A new array, refused with the numbers where it cannot fit. */
    static Object allocate(PixelType type, Extent extent) {
        if (extent.pixels() > MOST_PIXELS) {
            throw new IllegalArgumentException("a memory image of " + extent + " cannot be made: it has "
                    + extent.pixels() + " pixels, and at most " + MOST_PIXELS
                    + " fit one array. Open it with DiskImage.open and read slices of it.");
        }
        long bytes = extent.bytes(type);
        var runtime = Runtime.getRuntime();
        long left = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        try {
            if (bytes <= runtime.maxMemory()) {
                return Samples.allocate(type, (int) extent.pixels());
            }
        } catch (OutOfMemoryError e) {
            throw tooLarge(extent, bytes, left, e);
        }
        throw tooLarge(extent, bytes, left, null);
    }

    private static IllegalArgumentException tooLarge(Extent extent, long bytes, long left, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "a memory image of " + extent + " cannot be made: it needs " + ByteSize.text(bytes) + " and about "
                        + ByteSize.text(left)
                        + " of memory are left. Open it with DiskImage.open and read slices of it, or give Java a larger"
                        + " heap.",
                cause);
    }

    @Override
    public String toString() {
        return metadata.name() + ": " + extent() + ", " + type().label() + ", in memory";
    }
}
