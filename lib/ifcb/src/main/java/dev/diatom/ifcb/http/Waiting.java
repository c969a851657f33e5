package dev.diatom.ifcb.http;

import dev.diatom.image.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Waits for other threads so that an interrupt and a cancellation are heard at once. */
public final class Waiting {
    /** A cancellation is a flag that must be looked at. */
    private static final long LOOK_MILLIS = 20;

    /** Waits for something for some time. */
    @FunctionalInterface
    interface Wait<T> {
        /** What has come; null if nothing has within the time. */
        @Nullable
        T poll(long time, TimeUnit unit) throws InterruptedException, IOException;
    }

    private Waiting() {}

    /**
     * What comes within a time; null if nothing does.
     *
     * @throws CancellationException if the thread is interrupted or the work cancelled; an interrupt stays set
     */
    static <T> @Nullable T until(Duration time, Wait<T> wait) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        while (true) {
            Cancellation.check();
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            try {
                var come = wait.poll(Math.max(1, Math.min(left, LOOK_MILLIS)), TimeUnit.MILLISECONDS);
                if (come != null || left <= 0) {
                    return come;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted before it was finished");
            }
        }
    }

    /** Takes a lock, however long that takes. */
    public static void lock(ReentrantLock lock) {
        try {
            until(Duration.ofDays(10_000), (slice, unit) -> lock.tryLock(slice, unit) ? lock : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a time pass. */
    static void pause(Duration time) throws IOException {
        Waiting.<Object>until(time, (slice, unit) -> {
            unit.sleep(slice);
            return null;
        });
    }

    static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
