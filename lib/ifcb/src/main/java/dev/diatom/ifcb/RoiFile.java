package dev.diatom.ifcb;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An open .roi file, read at positions by any thread. It is a random access file under a lock and not a channel, which an
 * interrupt of the reading thread would close for good.
 */
final class RoiFile {
    /** A reader of the pixels, given the file and its length in bytes, while nobody else moves in it. */
    @FunctionalInterface
    interface Reader<T> {
        T read(RandomAccessFile file, long length) throws IOException;
    }

    private final RandomAccessFile file;
    private boolean closed;

    RoiFile(Path path) throws FileNotFoundException {
        file = new RandomAccessFile(path.toFile(), "r");
    }

    /** What the reader makes of the file; null once it has been closed. */
    synchronized <T> @Nullable T read(Reader<T> reader) throws IOException {
        return closed ? null : reader.read(file, file.length());
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
