package dev.diatom.image.io;

import dev.diatom.image.ClosedException;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Files that are opened when they are read. However many there are, only those that are being read are open, and the few
 * that were read last. Safe from any thread.
 */
public final class FewOpen<F extends Closeable> implements Closeable {
    private static final int MOST_IDLE = 4;

    private final String whenClosed;
    private final Opening<F> opening;
    private final Map<Integer, Handle<F>> open = new HashMap<>();
    private long clock;
    private boolean closed;

    /** Opens a file, by its number. */
    @FunctionalInterface
    public interface Opening<F> {
        F open(int number) throws IOException;
    }

    /** Reads an open file. */
    @FunctionalInterface
    public interface Reading<F, T> {
        T of(F file) throws IOException;
    }

    /** One open file, and who reads it. */
    private static final class Handle<F> {
        private final F file;
        private int readers;
        private long lastUsed;

        Handle(F file) {
            this.file = file;
        }
    }

    /** @param whenClosed what is said when they are read after they were closed */
    public FewOpen(String whenClosed, Opening<F> opening) {
        this.whenClosed = whenClosed;
        this.opening = opening;
    }

    /**
     * Reads a file, which stays open meanwhile.
     *
     * @throws ClosedException if all were closed
     */
    public <T> T read(int number, Reading<F, T> reading) throws IOException {
        var handle = take(number);
        try {
            return reading.of(handle.file);
        } finally {
            putBack(handle);
        }
    }

    private Handle<F> take(int number) throws IOException {
        synchronized (open) {
            checkOpen();
            var known = open.get(number);
            if (known != null) {
                known.readers++;
                return known;
            }
        }
        var file = opening.open(number);
        boolean taken = false;
        try {
            synchronized (open) {
                checkOpen();
                var handle = open.get(number);
                if (handle == null) {
                    handle = new Handle<>(file);
                    open.put(number, handle);
                    taken = true;
                }
                handle.readers++;
                return handle;
            }
        } finally {
            if (!taken) {
                file.close();
            }
        }
    }

    /** Closes what has been idle the longest. */
    private void putBack(Handle<F> handle) throws IOException {
        synchronized (open) {
            handle.readers--;
            handle.lastUsed = clock++;
            while (open.values().stream().filter(idle -> idle.readers == 0).count() > (closed ? 0 : MOST_IDLE)) {
                var oldest = open.entrySet().stream()
                        .filter(entry -> entry.getValue().readers == 0)
                        .min((a, b) -> Long.compare(a.getValue().lastUsed, b.getValue().lastUsed))
                        .orElseThrow();
                open.remove(oldest.getKey());
                oldest.getValue().file.close();
            }
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new ClosedException(whenClosed);
        }
    }

    /** Closes the files that nobody reads; the others are closed by their last reader. */
    @Override
    public void close() throws IOException {
        synchronized (open) {
            closed = true;
            for (var entries = open.values().iterator(); entries.hasNext(); ) {
                var handle = entries.next();
                if (handle.readers == 0) {
                    entries.remove();
                    handle.file.close();
                }
            }
        }
    }
}
