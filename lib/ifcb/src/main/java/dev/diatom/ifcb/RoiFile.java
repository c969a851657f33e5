package dev.diatom.ifcb;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An open .roi file, read at positions by any thread. It is random access files, each for one thread at a time, and not a
 * channel, which an interrupt of the reading thread would close for good. There is one until threads meet, and then at most
 * one for each core, all on the same file: where another has taken its place since, the threads wait for each other.
 */
final class RoiFile {
    /** A reader of the pixels, given the file and its length in bytes, while nobody else moves in it. */
    @FunctionalInterface
    interface Reader<T> {
        T read(RandomAccessFile file, long length) throws IOException;
    }

    private static final int MOST = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Path path;

    /** What tells the file from another of the same name; null where the system cannot tell. */
    private final @Nullable Object key;

    private final List<RandomAccessFile> all = new ArrayList<>();
    private final Deque<RandomAccessFile> idle = new ArrayDeque<>();
    private boolean mayGrow = true;
    private boolean closed;

    RoiFile(Path path) throws FileNotFoundException {
        this.path = path;
        var before = keyOf(path);
        var file = new RandomAccessFile(path.toFile(), "r");
        var after = keyOf(path);
        key = Objects.equals(before, after) ? after : null;
        all.add(file);
        idle.add(file);
    }

    /** What the reader makes of the file; null once it has been closed. */
    <T> @Nullable T read(Reader<T> reader) throws IOException {
        var file = take();
        if (file == null) {
            return null;
        }
        try {
            return reader.read(file, file.length());
        } finally {
            giveBack(file);
        }
    }

    /** Waits until nobody reads any more. */
    synchronized void close() {
        closed = true;
        boolean interrupted = false;
        while (idle.size() < all.size()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        restore(interrupted);
        IOException failure = null;
        for (var file : all) {
            try {
                file.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        all.clear();
        idle.clear();
        notifyAll();
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
    }

    private synchronized @Nullable RandomAccessFile take() {
        boolean interrupted = false;
        while (!closed && idle.isEmpty() && !grow()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        restore(interrupted);
        return closed ? null : idle.pop();
    }

    private synchronized void giveBack(RandomAccessFile file) {
        idle.push(file);
        notifyAll();
    }

    /** Opens the file once more, unless that is not wanted or it may not be the same any more. */
    private boolean grow() {
        if (!mayGrow || key == null || all.size() >= MOST) {
            return false;
        }
        mayGrow = false;
        try {
            var file = new RandomAccessFile(path.toFile(), "r");
            if (key.equals(keyOf(path))) {
                all.add(file);
                idle.push(file);
                mayGrow = true;
            } else {
                file.close();
            }
        } catch (IOException e) {
            // It was moved, or there are too many open files: those that there are must do.
            return false;
        }
        return mayGrow;
    }

    /** An interrupt changes nothing here, but is kept for the thread. */
    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable Object keyOf(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }
}
