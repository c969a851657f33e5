package dev.diatom.image;

import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PixelBatch;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.PixelStore;
import dev.diatom.image.io.RawFile;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.StoredPixels;
import dev.diatom.image.io.array.StoredArray;
import dev.diatom.image.io.format.ImageFile;
import dev.diatom.image.io.sequence.SequenceFiles;
import dev.diatom.image.io.sequence.SequencePixels;
import dev.diatom.image.op.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An image whose pixels stay in a file: opened, never loaded. It owns the file: {@link #close} gives it back, and so
 * does the garbage collector when nothing refers to the image any more. A user's file is closed, never deleted; a
 * scratch file goes with its image.
 *
 * <p>Reading is safe from any thread, and an interrupt of the reading thread does no harm.
 */
public final class DiskImage implements Image, AutoCloseable {
    private final @Nullable Path path;
    private final ScratchFiles.@Nullable Allocation allocation;
    private final @Nullable EditGuard guard;
    private final boolean whole;

    private final BoundPixels pixels;
    private final ImageMetadata metadata;
    private final Owners.Registration registration;

    private DiskImage(
            Path path, StoredPixels pixels, ImageMetadata metadata, @Nullable EditGuard guard, boolean whole) {
        var bound = new BoundPixels(pixels);
        this.path = path;
        this.allocation = null;
        this.guard = guard;
        this.whole = whole;
        this.pixels = bound;
        this.metadata = metadata.fitting(pixels.extent());
        this.registration = Owners.register(this, bound::close);
    }

    private DiskImage(ScratchFiles.Allocation allocation, ImageMetadata metadata) {
        this.path = null;
        this.allocation = allocation;
        this.guard = null;
        this.whole = true;
        this.pixels = new BoundPixels(allocation.store());
        this.metadata = metadata.fitting(pixels.extent());
        this.registration = Owners.register(this, allocation::release);
    }

    /**
     * Opens a TIFF, a NumPy array (.npy), a NRRD or a MetaImage for reading: what it is, its first bytes tell, whatever its
     * name. Reads headers only, which takes some milliseconds and kilobytes whatever the size. Pages of a stack become the
     * axes that OME-XML or ImageJ's description tells of, an OME-TIFF of several files as one image; pages that nothing
     * describes are Z. Where pages of a TIFF differ in size or kind, those like the first are opened; {@link #series(Path)}
     * lists the others. Thumbnails and masks are not the image, though they come first.
     *
     * <p>The samples of a TIFF are the numbers as they stand in the file, YCbCr as RGB: bilevel is 0 and 1 in either sense, and
     * L*, a* and b* are in no other unit than the file's (8 bits of CIE L*a*b* have 0 to 255 for L* and two's complement for a*
     * and b*; in ICC L*a*b*, a* and b* are 128 too large). What they mean is in {@link ImageMetadata#channels} and the
     * palette. Strips and tiles that a file does not have are 0, or GDAL's no-data value; {@code metadata().tags()} says so under
     * {@code (missing)}, under {@code (not read)} which pages cannot be read, and under {@code (other series)} how many images
     * there are beside this one.
     *
     * <p>The last axis of a NumPy array is X, the one before it Y, then Z, C and T: shape (t, c, z, y, x), in C order and in
     * Fortran order alike. Colours are an axis like any other: of shape (c, y, x) they are opened by {@code open(path,
     * Axis.C)}; those that stand last, (y, x, 3), are not guessed but opened as X, and are moved in Python by {@code
     * numpy.moveaxis(array, -1, 0)}. NRRD and MetaImage name their axes; of one that they do not name, the fourth is T.
     *
     * @throws UncheckedIOException if there is no such file or it cannot be read
     * @throws ImageFormatException if its bytes are wrong
     * @throws UnsupportedFormatException if its kind is not read in place: pictures are loaded ({@link MemoryImage#load}),
     *     compressed NRRD and MetaImage are unpacked ({@link #unpack})
     */
    public static DiskImage open(String path) {
        return open(Path.of(path));
    }

    /** The same with a path. */
    public static DiskImage open(Path path) {
        return openFile(path, 0, Axis.Z);
    }

    /**
     * The same with pages that nothing describes along Z, C or T; in a NumPy array, the third axis from the end: {@code
     * open(path, Axis.C)} takes shapes (c, y, x) and (t, z, c, y, x).
     */
    public static DiskImage open(String path, Axis pages) {
        return open(Path.of(path), pages);
    }

    /** The same with a path. */
    public static DiskImage open(Path path, Axis pages) {
        return openFile(path, 0, pages);
    }

    /** Opens one of several series of a TIFF, by its number in {@link #series(Path)}. */
    public static DiskImage open(String path, int series) {
        return open(Path.of(path), series);
    }

    /** The same with a path. */
    public static DiskImage open(Path path, int series) {
        return openFile(path, series, Axis.Z);
    }

    /**
     * Lists the series of a TIFF: pages of one size and kind, in the order in which they first appear. A file of another
     * format has one.
     */
    public static List<Series> series(String path) {
        return series(Path.of(path));
    }

    /** The same with a path. */
    public static List<Series> series(Path path) {
        return ImageFile.series(path);
    }

    /**
     * Lists the resolutions of an image, the largest first: the image itself, and the smaller copies that slide scanners,
     * OME-TIFF, GDAL and libvips put beside it. A file without copies has one level. Reads headers only.
     *
     * <pre>{@code
     * var levels = DiskImage.levels("slide.svs");
     * var small = DiskImage.open("slide.svs", levels.get(2));
     * }</pre>
     *
     * @throws UnsupportedFormatException if the image is of a kind that is not read
     */
    public static List<Level> levels(String path) {
        return levels(Path.of(path));
    }

    /** The same with a path. */
    public static List<Level> levels(Path path) {
        return ImageFile.levels(path);
    }

    /**
     * Opens one of the resolutions that {@link #levels(Path)} lists. Its pixels are as much larger, where their size is known;
     * all else is said as of the image itself.
     *
     * @throws IllegalArgumentException if the file has no such level
     */
    public static DiskImage open(String path, Level level) {
        return open(Path.of(path), level);
    }

    /** The same with a path. */
    public static DiskImage open(Path path, Level level) {
        var opened = ImageFile.open(path, level);
        return new DiskImage(path, opened.pixels(), opened.metadata(), null, opened.whole());
    }

    /**
     * Opens a RAW file for reading.
     *
     * @throws UncheckedIOException if there is no such file or it cannot be read
     * @throws ImageFormatException if its length does not fit the layout; the message says what would fit
     */
    public static DiskImage openRaw(String path, RawLayout layout) {
        return openRaw(Path.of(path), layout);
    }

    /** The same with a path. */
    public static DiskImage openRaw(Path path, RawLayout layout) {
        return new DiskImage(path, RawFile.open(path, layout, false), named(path), null, true);
    }

    /**
     * Opens a file, as {@link #open(Path)} does, so that {@link #set} writes into this very file, or into the one that its
     * header names: the bytes of that pixel, and no other. What someone else has changed, shortened or replaced since it was
     * opened is not written to.
     *
     * @throws UnsupportedFormatException if its pixels do not stand in whole bytes of their own, uncompressed
     */
    public static DiskImage openForEdit(String path) {
        return openForEdit(Path.of(path));
    }

    /** The same with a path. */
    public static DiskImage openForEdit(Path path) {
        var guard = guard(ImageFile.pixelFile(path));
        var opened = ImageFile.open(path, 0, Axis.Z, true);
        return new DiskImage(path, opened.pixels(), opened.metadata(), guard, opened.whole());
    }

    /** Opens a RAW file so that {@link #set} writes into this very file, as {@link #openForEdit(Path)} does a TIFF. */
    public static DiskImage openForEdit(String path, RawLayout layout) {
        return openForEdit(Path.of(path), layout);
    }

    /** The same with a path. */
    public static DiskImage openForEdit(Path path, RawLayout layout) {
        var guard = guard(path);
        return new DiskImage(path, RawFile.open(path, layout, true), named(path), guard, true);
    }

    /**
     * Opens files of one plane each as one image along Z: {@code openSequence("scan/*.tif")}. Numbers in the names are in
     * numeric order, {@code s2} before {@code s10}. Looks into every file once; keeps a few of them open. Pictures of other
     * formats (PNG and so on) may stand in for TIFFs: they are decoded each time that they are looked into.
     *
     * @param pattern a folder, and a pattern of file names with {@code *} and {@code ?}
     * @throws ImageFormatException if numbers are missing, or a file differs from the first in size or type
     * @throws UncheckedIOException if no file has such a name, or one cannot be read
     */
    public static DiskImage openSequence(String pattern) {
        return openSequence(pattern, Axis.Z);
    }

    /** The same along Z or T. */
    public static DiskImage openSequence(String pattern, Axis axis) {
        var files = SequenceFiles.matching(pattern);
        SequenceFiles.checkGaps(pattern, files);
        return openSequence(files, axis);
    }

    /** Opens these files, of one plane each, as one image along Z, in the order given. */
    public static DiskImage openSequence(List<Path> files) {
        return openSequence(files, Axis.Z);
    }

    /** The same along Z or T. */
    public static DiskImage openSequence(List<Path> files, Axis axis) {
        var opened = SequencePixels.open(files, axis, ImageFile::openOrDecode);
        String name =
                files.get(0).getFileName() + " … " + files.get(files.size() - 1).getFileName();
        return new DiskImage(files.get(0), opened.pixels(), opened.metadata().withName(name), null, false);
    }

    /** The files that a pattern stands for, numbers in numeric order. */
    public static List<Path> sequenceFiles(String pattern) {
        return SequenceFiles.matching(pattern);
    }

    private static DiskImage openFile(Path path, int series, Axis pages) {
        var opened = ImageFile.open(path, series, pages, false);
        return new DiskImage(path, opened.pixels(), opened.metadata(), null, opened.whole());
    }

    private static EditGuard guard(Path path) {
        try {
            return new EditGuard(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * Opens an image whose pixels are compressed as one piece, as many NRRDs and MetaImages are: unpacks them once, into a new
     * image in the scratch space. What can be read in place is copied there. Reports to {@link Progress}, and obeys a
     * cancellation.
     *
     * @throws ScratchFullException if the scratch space has no room for it
     */
    public static DiskImage unpack(String path) {
        return unpack(Path.of(path));
    }

    /** The same with a path. */
    public static DiskImage unpack(Path path) {
        var packed = ImageFile.findArray(path, Axis.Z).filter(StoredArray::isPacked);
        if (packed.isPresent()) {
            return (DiskImage) Unpacked.of(packed.get(), ResultPlace.SCRATCH);
        }
        try (var image = open(path)) {
            return copyOf(image);
        }
    }

    private static ImageMetadata named(Path path) {
        var name = path.getFileName() == null ? path : path.getFileName();
        return MemoryImage.intensity(name.toString());
    }

    /**
     * A new image of zeros in the scratch space, readable and writable; its file goes with it.
     *
     * @throws ScratchFullException if the scratch space has no room for it
     */
    public static DiskImage create(PixelType type, long x, long y) {
        return create(type, Extent.of(x, y));
    }

    /** The same for a volume. */
    public static DiskImage create(PixelType type, long x, long y, long z) {
        return create(type, Extent.of(x, y, z));
    }

    /** The same for any extent. */
    public static DiskImage create(PixelType type, Extent extent) {
        return create(type, extent, MemoryImage.intensity("new image"));
    }

    /** The same under a description. */
    public static DiskImage create(PixelType type, Extent extent, ImageMetadata metadata) {
        var allocation = ScratchFiles.allocate(type, extent);
        boolean owned = false;
        try {
            var image = new DiskImage(allocation, metadata);
            allocation.ownedBy(image);
            owned = true;
            return image;
        } finally {
            if (!owned) {
                allocation.release();
            }
        }
    }

    /**
     * A copy of any image in the scratch space: of pixels that were read-only, one that can be written.
     *
     * @throws ScratchFullException if the scratch space has no room for it
     */
    public static DiskImage copyOf(Image image) {
        return Processing.copy(image);
    }

    @Override
    public boolean isDisk() {
        return true;
    }

    @Override
    public PixelType type() {
        return pixels.type();
    }

    @Override
    public Extent extent() {
        return pixels.extent();
    }

    @Override
    public ImageMetadata metadata() {
        return metadata;
    }

    @Override
    public Optional<Path> findPath() {
        return Optional.ofNullable(path);
    }

    @Override
    public double get(long x, long y, long z, long c, long t) {
        checkOpen();
        extent().check(x, y, z, c, t);
        try {
            return pixels.get(x, y, z, c, t);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public void set(long x, long y, long z, long c, long t, double value) {
        checkOpen();
        extent().check(x, y, z, c, t);
        write(store -> store.set(x, y, z, c, t, value));
    }

    /** Reads many pixels; checked points only. */
    void readPoints(Points points, double[] values) {
        checkOpen();
        try {
            pixels.onCurrent(from -> {
                PixelBatch.get(from, points, values);
                return values;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Writes many pixels; checked points only. */
    void writePoints(Points points, double[] values) {
        checkOpen();
        boolean ours = allocation != null;
        write(store -> IoThreads.call(() -> {
            PixelBatch.set(store, points, values, ours);
            return store;
        }));
    }

    private interface Write {
        void to(PixelStore store) throws IOException;
    }

    private void write(Write write) {
        try {
            if (allocation != null) {
                write.to(allocation.store());
            } else if (guard != null) {
                guard.write(() -> write.to((PixelStore) pixels.current()));
            } else {
                throw new UnsupportedOperationException(path + ": the image was opened for reading only. Open it with"
                        + " DiskImage.openForEdit to change the file, or change a copy: DiskImage.copyOf.");
            }
        } catch (IOException e) {
            throw failed(e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private RuntimeException failed(IOException failure) {
        return allocation == null
                ? new UncheckedIOException(failure.getMessage(), failure)
                : allocation.writeFailed(failure);
    }

    @Override
    public DiskImage apply(Operator operator) {
        return Processing.toDisk(operator, this);
    }

    /** Where the pixels come from; who reads them keeps this image alive meanwhile. */
    PixelSource source() {
        checkOpen();
        return pixels;
    }

    /** Writes whole rows of a scratch image. On the library's own threads only. */
    void writeRows(long plane, long firstRow, int count, Object rows) {
        try {
            ((PixelStore) pixels.current()).writeRows(plane, firstRow, count, rows);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Writes a box of a scratch image. On the library's own threads only. */
    void writeBox(Selection box, Object array, int start) {
        try {
            ((PixelStore) pixels.current()).write(box, array, start);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Whether this is the file, or one of the files, that the image was opened from. */
    boolean isFile(Path other) {
        if (path == null || !Files.exists(other)) {
            return false;
        }
        return isSame(path, other)
                || pixels.current().files().stream()
                        .anyMatch(file -> other.getFileName().equals(file.getFileName()) && isSame(file, other));
    }

    private static boolean isSame(Path file, Path other) {
        try {
            return Files.isSameFile(file, other);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether its file holds this image, all of it, and nothing else. */
    boolean isWhole() {
        return whole;
    }

    /** Whether its file can be written. */
    boolean isEdited() {
        return guard != null;
    }

    /** Goes on with another file that has the same pixels; nothing is set from before it is made until then. */
    void replaceFile(Supplier<StoredPixels> replacement) {
        if (guard == null) {
            pixels.bind(replacement.get());
            return;
        }
        try {
            guard.replace(() -> pixels.bind(replacement.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private void checkOpen() {
        if (registration.isReleased()) {
            throw new ClosedException(metadata.name() + ": the image was closed. "
                    + (path == null
                            ? "A scratch image is gone when it is closed; make it again."
                            : "Open it again to go on with it."));
        }
    }

    /** Whether the image was closed; a closed image still tells its type, extent and metadata. */
    public boolean isClosed() {
        return registration.isReleased();
    }

    /** Gives the file back: a user's file is closed, a scratch file is gone. The second time is quiet. */
    @Override
    public void close() {
        registration.release();
    }

    @Override
    public String toString() {
        String where = isClosed() ? "closed" : path != null ? "on disk: " + path : "on disk, in the scratch space";
        return metadata.name() + ": " + extent() + ", " + type().label() + ", " + where;
    }
}
