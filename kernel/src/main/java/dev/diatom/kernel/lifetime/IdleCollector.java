package dev.diatom.kernel.lifetime;

import dev.diatom.image.Owners;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Collects garbage and releases the files that it held: at once, or once while no cell runs. */
class IdleCollector implements AutoCloseable {
    private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    /** An idle collection is followed by this many times as long without one: at most 5 % of the time. */
    private static final int REST = 19;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var daemon = new Thread(work, "idle-collector");
        daemon.setDaemon(true);
        return daemon;
    });
    private @Nullable ScheduledFuture<?> scheduled;
    private long nextNanos = System.nanoTime();

    /** Collects and releases on the calling thread. */
    void collect() {
        System.gc();
        Owners.releaseUnreachable();
    }

    /** Collects once, soon, unless it is cancelled before. */
    synchronized void schedule() {
        cancel();
        long delay = Math.max(DELAY_NANOS, nextNanos - System.nanoTime());
        scheduled = thread.schedule(this::collectIdly, delay, TimeUnit.NANOSECONDS);
    }

    private synchronized void collectIdly() {
        long start = System.nanoTime();
        collect();
        long end = System.nanoTime();
        nextNanos = end + REST * (end - start);
    }

    synchronized void cancel() {
        if (scheduled != null) {
            scheduled.cancel(false);
            scheduled = null;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
