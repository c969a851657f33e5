package dev.diatom.image;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A flag that asks long work to stop. Work that runs under a token ({@link #call}) looks at it between blocks and ends
 * with a {@link CancellationException}, leaving no file and no half-written image.
 *
 * <p>Cancelling never interrupts a thread: an interrupt would close the files that the thread reads. Safe from any
 * thread.
 */
public final class Cancellation {
    private static final ThreadLocal<@Nullable Cancellation> CURRENT = new ThreadLocal<>();

    private final @Nullable Cancellation outer;
    private final @Nullable Cancellation alsoUnder;
    private final boolean hasEnd;
    private final long endNanos;
    private volatile boolean cancelled;

    /** A token that is cancelled by itself, or with the token of the work in which it is made. */
    public Cancellation() {
        this(CURRENT.get(), null, false, 0);
    }

    private Cancellation(
            @Nullable Cancellation outer, @Nullable Cancellation alsoUnder, boolean hasEnd, long endNanos) {
        this.outer = outer;
        this.alsoUnder = alsoUnder;
        this.hasEnd = hasEnd;
        this.endNanos = endNanos;
    }

    /** Such a token that also counts as cancelled when so much time has passed from now on; needs no thread for that. */
    public static Cancellation after(Duration time) {
        return new Cancellation(CURRENT.get(), null, true, System.nanoTime() + time.toNanos());
    }

    /** Asks the work under this token to stop; it does so within a block, some 10 ms. */
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled
                || (hasEnd && System.nanoTime() - endNanos >= 0)
                || (outer != null && outer.isCancelled())
                || (alsoUnder != null && alsoUnder.isCancelled());
    }

    /** Runs work under this token, and under that of the work around it, on the calling thread. */
    public <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
        var before = CURRENT.get();
        CURRENT.set(before == null || before == outer ? this : new Cancellation(this, before, false, 0));
        try {
            return work.call();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /**
     * Ends the calling work if the token that it runs under was cancelled; long loops of one's own call it now and then.
     *
     * @throws CancellationException if so
     */
    public static void check() {
        var current = CURRENT.get();
        if (current != null && current.isCancelled()) {
            throw new CancellationException("stopped before it was finished");
        }
    }
}
