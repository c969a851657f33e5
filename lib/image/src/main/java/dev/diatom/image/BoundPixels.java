package dev.diatom.image;

import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.PixelStore;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.StoredPixels;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The file that a disk image is bound to; a new one after the image was saved onto its own. Does not hold the image. */
final class BoundPixels implements PixelSource {
    private volatile StoredPixels current;
    private boolean closed;

    BoundPixels(StoredPixels pixels) {
        this.current = pixels;
    }

    StoredPixels current() {
        return current;
    }

    /** Goes on with another file; the former is closed. */
    void bind(StoredPixels pixels) {
        StoredPixels surplus;
        synchronized (this) {
            surplus = closed ? pixels : current;
            current = closed ? current : pixels;
        }
        close(surplus);
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        close(current);
    }

    private static void close(StoredPixels pixels) {
        try {
            pixels.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public @Nullable PixelStore inPlace() {
        return current.inPlace();
    }

    @Override
    public PixelType type() {
        return current.type();
    }

    @Override
    public Extent extent() {
        return current.extent();
    }

    @Override
    public long rowsTogether() {
        return current.rowsTogether();
    }

    @Override
    public void read(Selection selection, Object pixels, int start) throws IOException {
        onCurrent(from -> {
            from.read(selection, pixels, start);
            return pixels;
        });
    }

    double get(long x, long y, long z, long c, long t) throws IOException {
        return onCurrent(from -> from.get(x, y, z, c, t));
    }

    /** Reads from the file that the image is bound to. */
    @FunctionalInterface
    interface Read<T> {
        T from(StoredPixels pixels) throws IOException;
    }

    /** A file that was replaced under a reader has been closed; the new one has the same pixels. */
    <T> T onCurrent(Read<T> read) throws IOException {
        while (true) {
            var from = current;
            try {
                return read.from(from);
            } catch (ClosedException e) {
                if (from == current) {
                    throw e;
                }
            }
        }
    }
}
