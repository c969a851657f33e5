package dev.diatom.kernel.lifetime;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Does a collection once while no cell runs, for at most a twentieth of the time. */
final class IdleCollector implements AutoCloseable {
    private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    /** An idle collection is followed by this many times as long without one: at most 5 % of the time. */
    private static final int REST = 19;

    private final Runnable collection;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var daemon = new Thread(work, "idle-collector");
        daemon.setDaemon(true);
        return daemon;
    });
    private @Nullable ScheduledFuture<?> scheduled;
    private long nextNanos = System.nanoTime();

    IdleCollector(Runnable collection) {
        this.collection = collection;
    }

    /** Collects once, soon, unless it is cancelled before. */
    synchronized void schedule() {
        cancel();
        long delay = Math.max(DELAY_NANOS, nextNanos - System.nanoTime());
        scheduled = thread.schedule(this::collect, delay, TimeUnit.NANOSECONDS);
    }

    private synchronized void collect() {
        long start = System.nanoTime();
        collection.run();
        long end = System.nanoTime();
        nextNanos = end + REST * (end - start);
    }

    /** Collects no more for what was scheduled; waits where it is being done. */
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
