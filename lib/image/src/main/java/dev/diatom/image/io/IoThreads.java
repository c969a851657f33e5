package dev.diatom.image.io;

import dev.diatom.image.Cancellation;
import dev.diatom.image.DaemonThreads;
import dev.diatom.image.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads on which files are read and written. An interrupt of a thread closes the {@code FileChannel} that it
 * reads, for good, and an unlinked scratch file with it; so channels are touched here only, on threads that nobody
 * interrupts.
 */
public final class IoThreads {
    /** What is read or written in one go: large enough for the disk, small enough to stop soon. */
    public static final int CHUNK_BYTES = 1 << 20;

    /**
     * What is written in one go. ext4 keeps what is written together in one piece of the page cache, and a later write of one
     * pixel costs the more the larger that piece is: 1 µs at 4 KiB, 2 µs at 64 KiB, 13 µs at 1 MiB (Linux 6.18).
     */
    public static final int WRITE_BYTES = 1 << 16;

    private static final int SMALLEST_BUFFER = 1 << 13;
    /** So many callers at once are enough for any disk, and bound the memory of the buffers. */
    private static final Semaphore CALLS = new Semaphore(32);

    private static final ExecutorService POOL = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> new IoThread(work).thread);
    private static final ThreadLocal<@Nullable ByteBuffer> BUFFER = new ThreadLocal<>();

    private IoThreads() {}

    /** Work that touches files. */
    @FunctionalInterface
    public interface IoWork<T extends @Nullable Object> {
        T run() throws IOException;
    }

    /**
     * Runs work on one of these threads and waits for it, under the caller's cancellation and progress. An interrupt of
     * the caller cancels the work, waits until it has stopped, and is kept.
     *
     * @throws UncheckedIOException for an {@code IOException} of the work; what else it throws is thrown as it is
     */
    public static <T extends @Nullable Object> T call(IoWork<T> work) {
        if (IoThread.isCurrent()) {
            return unchecked(work::run);
        }
        var cancellation = new Cancellation();
        CALLS.acquireUninterruptibly();
        try {
            return await(submit(cancellation, work), cancellation);
        } finally {
            CALLS.release();
        }
    }

    /**
     * Starts work under a cancellation and the caller's progress; {@link #await} waits for it. Where it fails, what else
     * runs under that cancellation is stopped.
     */
    public static <T extends @Nullable Object> Future<T> submit(Cancellation cancellation, IoWork<T> work) {
        var progress = Progress.current();
        return POOL.submit(new Once<>(() -> cancellation.call(() -> {
            boolean finished = false;
            try {
                T result = progress.call(work::run);
                finished = true;
                return result;
            } finally {
                if (!finished) {
                    cancellation.cancel();
                }
            }
        })));
    }

    /**
     * Work that is forgotten when it begins. A thread of the pool still holds its task for a moment after the caller has
     * the result, and must not keep alive the image that the work was about.
     */
    private static final class Once<T extends @Nullable Object> implements Callable<T> {
        private @Nullable Callable<T> work;

        Once(Callable<T> work) {
            this.work = work;
        }

        @Override
        public T call() throws Exception {
            var begun = Objects.requireNonNull(work);
            work = null;
            return begun.call();
        }
    }

    /** Waits for work, even when interrupted: then the work is cancelled, and the interrupt kept for the caller. */
    public static <T extends @Nullable Object> T await(Future<T> future, Cancellation cancellation) {
        forgetInterrupt();
        boolean interrupted = false;
        boolean ended = false;
        try {
            while (true) {
                try {
                    T result = unchecked(future::get);
                    ended = true;
                    return result;
                } catch (InterruptedWait e) {
                    interrupted = true;
                    cancellation.cancel();
                }
            }
        } finally {
            if (!ended) {
                cancellation.cancel();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Does the same work on so many threads, or on fewer where the system has no more; returns or throws only when none does it
     * any more.
     */
    public static <T extends @Nullable Object> void runAll(long threads, IoWork<T> work) {
        var cancellation = new Cancellation();
        var workers = new ArrayList<Future<T>>();
        try {
            for (long i = 0; i < threads; i++) {
                workers.add(submit(cancellation, work));
            }
        } catch (OutOfMemoryError e) {
            if (workers.isEmpty()) {
                throw e;
            }
        }
        awaitAll(workers, cancellation);
    }

    /**
     * Waits for all; returns or throws only when none runs any more. Where one has failed, the others are cancelled; what is
     * thrown is the failure, not what follows from it.
     */
    public static <T extends @Nullable Object> void awaitAll(List<Future<T>> workers, Cancellation cancellation) {
        Throwable failure = null;
        for (var worker : workers) {
            try {
                await(worker, cancellation);
            } catch (RuntimeException | Error e) {
                failure = failure == null || failure instanceof CancellationException ? e : failure;
            }
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    /** Waits until work that was cancelled has ended, however it ends. */
    public static void settleAll(Iterable<? extends Future<?>> workers) {
        for (var worker : workers) {
            boolean interrupted = false;
            while (true) {
                try {
                    worker.get();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    // The failure that ended the work is thrown by who waits for that.
                    break;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * On one of these threads, forgets that it was interrupted: only a user's function that ran on it can have done that, and it
     * would close the file that is touched next, for good.
     */
    static void forgetInterrupt() {
        if (IoThread.isCurrent()) {
            Thread.interrupted();
        }
    }

    /** This thread's buffer, cleared, with room for so many bytes, at most {@link #CHUNK_BYTES}; small for small reads. */
    public static ByteBuffer buffer(int bytes) {
        var buffer = BUFFER.get();
        if (buffer == null || buffer.capacity() < bytes) {
            int capacity = Math.max(SMALLEST_BUFFER, Integer.highestOneBit(Math.max(1, bytes - 1)) << 1);
            buffer = ByteBuffer.allocateDirect(capacity);
            BUFFER.set(buffer);
        }
        return buffer.clear().limit(bytes);
    }

    private static <T extends @Nullable Object> T unchecked(Callable<T> call) {
        try {
            return call.call();
        } catch (InterruptedException e) {
            throw new InterruptedWait(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } catch (ExecutionException e) {
            throw withCallersFrames(failure(e.getCause()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What failed on a thread of the pool is traced back to the line of the caller that asked for it. */
    private static RuntimeException withCallersFrames(RuntimeException failure) {
        var worker = failure.getStackTrace();
        var caller = new Throwable().getStackTrace();
        var both = Arrays.copyOf(worker, worker.length + caller.length);
        System.arraycopy(caller, 0, both, worker.length, caller.length);
        failure.setStackTrace(both);
        return failure;
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        if (cause instanceof IOException e) {
            return new UncheckedIOException(e.getMessage(), e);
        }
        if (cause instanceof RuntimeException e) {
            return e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return new IllegalStateException(cause);
    }

    private static final class InterruptedWait extends RuntimeException {
        InterruptedWait(InterruptedException cause) {
            super(cause);
        }
    }

    /** A thread of the pool, marked as such. */
    private static final class IoThread implements Runnable {
        private static final ThreadLocal<Boolean> CURRENT = ThreadLocal.withInitial(() -> false);

        private final Runnable work;
        private final Thread thread;

        IoThread(Runnable work) {
            this.work = work;
            this.thread = DaemonThreads.create("diatom-io", this);
        }

        static boolean isCurrent() {
            return CURRENT.get();
        }

        @Override
        public void run() {
            CURRENT.set(true);
            work.run();
        }
    }
}
