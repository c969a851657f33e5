package dev.diatom.image;

import dev.diatom.image.io.ArraySource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.array.StoredArray;
import dev.diatom.image.io.format.ImageFile;
import dev.diatom.image.io.picture.BufferedPicture;
import dev.diatom.image.io.picture.Picture;
import dev.diatom.image.io.picture.PictureSave;
import dev.diatom.image.op.Operator;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An image in one Java array; at most 2³¹ − 9 pixels. Needs no file and nothing to be closed. */
public final class MemoryImage implements Image {
    private static final long MOST_PIXELS = Integer.MAX_VALUE - 8;

    private final ArraySource source;
    private final ImageMetadata metadata;

    private MemoryImage(ArraySource source, ImageMetadata metadata) {
        this.source = source;
        this.metadata = metadata.fitting(source.extent());
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

    /** Wraps an array as brightness, shared, x fastest. */
    public static MemoryImage of(PixelType type, Extent extent, Object pixels) {
        return of(type, extent, pixels, intensity("array"));
    }

    /**
     * Wraps an array of UINT8 pixels, row by row, shared.
     *
     * @param sizes along x and y, or x, y and z, or more axes, at most five
     * @throws IllegalArgumentException if the array has not so many pixels
     */
    public static MemoryImage of(byte[] pixels, long... sizes) {
        return of(PixelType.UINT8, extent(sizes), pixels);
    }

    /** The same with UINT16 pixels. */
    public static MemoryImage of(short[] pixels, long... sizes) {
        return of(PixelType.UINT16, extent(sizes), pixels);
    }

    /** The same with INT32 pixels. */
    public static MemoryImage of(int[] pixels, long... sizes) {
        return of(PixelType.INT32, extent(sizes), pixels);
    }

    /** The same with FLOAT32 pixels. */
    public static MemoryImage of(float[] pixels, long... sizes) {
        return of(PixelType.FLOAT32, extent(sizes), pixels);
    }

    /** The same with FLOAT64 pixels. */
    public static MemoryImage of(double[] pixels, long... sizes) {
        return of(PixelType.FLOAT64, extent(sizes), pixels);
    }

    private static Extent extent(long... sizes) {
        if (sizes.length < 2 || sizes.length > 5) {
            throw new IllegalArgumentException("an image has 2 to 5 sizes, found " + sizes.length);
        }
        var all = Arrays.copyOf(sizes, 5);
        Arrays.fill(all, sizes.length, 5, 1);
        return new Extent(all[0], all[1], all[2], all[3], all[4]);
    }

    /**
     * The samples of a picture as it stores them, without any conversion of colours: grey as one channel, RGB as three,
     * opacity as a fourth (not multiplied in), indexes with their palette. A copy.
     *
     * @throws IllegalArgumentException if the picture has more than 8 bits a colour and is packed or multiplied by its
     *     opacity
     */
    public static MemoryImage of(BufferedImage picture) {
        return of("picture", BufferedPicture.read(picture));
    }

    static MemoryImage of(String name, Picture picture) {
        return of(picture.type(), picture.extent(), picture.pixels(), picture.metadata(name));
    }

    /** A new image of zeros. */
    public static MemoryImage create(PixelType type, Extent extent) {
        return of(type, extent, allocate(type, extent), intensity("new image"));
    }

    /** A new plane of zeros. */
    public static MemoryImage create(PixelType type, long x, long y) {
        return create(type, Extent.of(x, y));
    }

    /** A new volume of zeros. */
    public static MemoryImage create(PixelType type, long x, long y, long z) {
        return create(type, Extent.of(x, y, z));
    }

    /**
     * Loads a TIFF, .npy, NRRD, MetaImage, PNG, JPEG, GIF, BMP or PNM whole; the file is closed afterwards. What it is, its
     * first bytes tell, whatever its name. What axes and samples of the first four are, {@link DiskImage#open(Path)} says;
     * compressed NRRD and MetaImage are unpacked into memory.
     *
     * <p>Samples of pictures come out as they are stored: 16 bits stay 16 bits; grey is one channel; RGB is three, with opacity as
     * a fourth; grey with opacity is two. Indexes, and greys of less than 8 bits, come with their palette. The frames
     * of an animated GIF are composed, and lie along T. The orientation that a camera notes and colour profiles are not
     * applied.
     *
     * @throws java.io.UncheckedIOException if there is no such file or it cannot be read
     * @throws IllegalArgumentException if it is too large for the memory that is left
     * @throws ImageFormatException if the file's bytes are wrong
     * @throws UnsupportedFormatException if its format, or its kind of that format, is not read
     */
    public static MemoryImage load(String path) {
        return load(Path.of(path));
    }

    /** The same with a path. */
    public static MemoryImage load(Path path) {
        var picture = ImageFile.findPicture(path);
        if (picture.isPresent()) {
            return of(String.valueOf(path.getFileName()), picture.get());
        }
        var packed = ImageFile.findArray(path, Axis.Z).filter(StoredArray::isPacked);
        if (packed.isPresent()) {
            return (MemoryImage) Unpacked.of(packed.get(), ResultPlace.MEMORY);
        }
        try (var image = DiskImage.open(path)) {
            return image.toMemory();
        }
    }

    /**
     * Saves in the format that the name's ending says: png, gif, bmp, pgm, ppm, pbm, pnm and pam hold one plane,
     * exactly; so does jpg, with small losses; tif, npy and raw hold everything. What a format cannot hold exactly is
     * refused, never scaled. The old file stays until the new one is complete.
     *
     * @throws IllegalArgumentException if the ending is not known or its format cannot hold the image
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void save(String path) {
        save(Path.of(path));
    }

    /** The same with a path. */
    public void save(Path path) {
        switch (PictureSave.ending(path)) {
            case "tif", "tiff" -> saveTiff(path);
            case "npy" -> saveNpy(path);
            case "raw" -> saveRaw(path);
            default -> PictureSave.save(picture(), path);
        }
    }

    private Picture picture() {
        return new Picture(
                type(),
                extent(),
                pixels(),
                metadata.role(),
                metadata.findPalette().orElse(null),
                metadata.tags());
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

    /**
     * The first plane as a picture: UINT8 and UINT16 values as they are, as grey of 8 or 16 bits, as RGB with its
     * opacity, or in the colours of their palette; labels, and all other types, as {@link Show#of} shows them.
     */
    public BufferedImage toBufferedImage() {
        return metadata.role() == ImageMetadata.Role.LABELS
                ? Show.of(this).toBufferedImage()
                : BufferedPicture.findExact(picture())
                        .orElseGet(() -> Show.of(this).toBufferedImage());
    }

    @Override
    public MemoryImage apply(Operator operator) {
        return Processing.toMemory(operator, this);
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
