package dev.diatom.image;

import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PixelStore;
import dev.diatom.image.io.RawFile;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.TiffFile;
import dev.diatom.image.op.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
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
    private final PixelStore store;
    private final ImageMetadata metadata;
    private final Owners.Registration registration;

    private DiskImage(Path path, PixelStore store, ImageMetadata metadata) {
        this.path = path;
        this.allocation = null;
        this.store = store;
        this.metadata = metadata;
        this.registration = Owners.register(this, () -> closeFile(store));
    }

    private DiskImage(ScratchFiles.Allocation allocation, ImageMetadata metadata) {
        this.path = null;
        this.allocation = allocation;
        this.store = allocation.store();
        this.metadata = metadata;
        this.registration = Owners.register(this, allocation::release);
    }

    /**
     * Opens a TIFF for reading: reads its headers only, which takes some milliseconds and kilobytes whatever its size.
     * Pages of a stack that nothing describes are Z.
     *
     * @throws UncheckedIOException if there is no such file or it cannot be read
     * @throws ImageFormatException if its bytes are wrong
     * @throws UnsupportedFormatException if its kind of TIFF is not read
     */
    public static DiskImage open(String path) {
        return open(Path.of(path));
    }

    /** The same with a path. */
    public static DiskImage open(Path path) {
        return opened(path, TiffFile.open(path));
    }

    /**
     * Opens a RAW file for reading.
     *
     * @throws UncheckedIOException if there is no such file or it cannot be read
     * @throws ImageFormatException if its length does not fit the layout
     */
    public static DiskImage openRaw(String path, RawLayout layout) {
        return openRaw(Path.of(path), layout);
    }

    /** The same with a path. */
    public static DiskImage openRaw(Path path, RawLayout layout) {
        return opened(path, RawFile.open(path, layout));
    }

    private static DiskImage opened(Path path, PixelStore store) {
        var name = path.getFileName() == null
                ? path.toString()
                : path.getFileName().toString();
        return new DiskImage(path, store, MemoryImage.intensity(name));
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
        var image = new DiskImage(allocation, metadata);
        allocation.ownedBy(image);
        return image;
    }

    @Override
    public boolean isDisk() {
        return true;
    }

    @Override
    public PixelType type() {
        return store.type();
    }

    @Override
    public Extent extent() {
        return store.extent();
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
        long plane = checkPixel(x, y, z, c, t);
        try {
            return store.get(plane, x, y);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Sets one pixel of a scratch image, straight in its file; integers are rounded half to even and saturate.
     *
     * @throws UnsupportedOperationException if the image was opened from a user's file, which is read-only
     */
    public void set(long x, long y, long z, long c, long t, double value) {
        long plane = checkPixel(x, y, z, c, t);
        if (allocation == null) {
            throw new UnsupportedOperationException(path + ": the image was opened for reading only.");
        }
        try {
            store.set(plane, x, y, value);
        } catch (IOException e) {
            throw allocation.writeFailed(e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private long checkPixel(long x, long y, long z, long c, long t) {
        checkOpen();
        Extent.checkIndex("x", x, sizeX());
        Extent.checkIndex("y", y, sizeY());
        return extent().planeIndex(z, c, t);
    }

    @Override
    public DiskImage apply(Operator operator) {
        checkOpen();
        try {
            return Processing.apply(operator, this, store);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    MemoryImage readAll() {
        return read(Selection.all(extent()), metadata);
    }

    MemoryImage read(Selection selection, ImageMetadata newMetadata) {
        checkOpen();
        var pixels = MemoryImage.allocate(type(), selection.extent());
        try {
            IoThreads.call(() -> {
                store.read(selection, pixels, 0);
                return pixels;
            });
        } finally {
            Reference.reachabilityFence(this);
        }
        return MemoryImage.of(type(), selection.extent(), pixels, newMetadata);
    }

    PixelStore store() {
        checkOpen();
        return store;
    }

    /** Writes whole rows of a scratch image. On the library's own threads only. */
    void writeRows(long plane, long firstRow, int count, Object pixels) {
        try {
            store.writeRows(plane, firstRow, count, pixels);
        } catch (IOException e) {
            throw Objects.requireNonNull(allocation).writeFailed(e);
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

    private static void closeFile(PixelStore store) {
        try {
            store.file().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        String where = isClosed() ? "closed" : path != null ? "on disk: " + path : "on disk, in the scratch space";
        return metadata.name() + ": " + extent() + ", " + type().label() + ", " + where;
    }
}
