package dev.diatom.image;

import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work in numbered steps, done by the calling thread and whatever of a few helping threads is idle. The caller
 * alone would finish too, so that nothing waits for a helper to come; those that have begun a step are waited for. The
 * helpers are daemons in the root thread group: what ends the threads of a caller does not end them.
 *
 * <p>Between steps each looks whether the work was cancelled, and how far it is goes to the caller's {@link Progress}.
 */
public final class Crew {
    /** What does steps; each thread has its own. */
    @FunctionalInterface
    public interface Hand {
        /** Does one step, which no other does, nor has done. */
        void step(int number);
    }

    private static final int HELPERS = Runtime.getRuntime().availableProcessors() - 1;
    private static final ThreadPoolExecutor POOL = new ThreadPoolExecutor(
            0,
            Math.max(1, HELPERS),
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> DaemonThreads.create("diatom-crew", work));

    private final int steps;
    private final String task;
    private final Supplier<Hand> hands;
    private final Progress progress = Progress.current();
    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger next = new AtomicInteger();
    private int done;
    private int helping;
    private boolean over;
    private @Nullable Throwable failure;
    private volatile int failedStep = Integer.MAX_VALUE;

    private Crew(int steps, String task, Supplier<Hand> hands) {
        this.steps = steps;
        this.task = task;
        this.hands = hands;
    }

    /**
     * Does all steps, and returns or throws only when no thread works on one any more.
     *
     * @param steps how many there are; they are numbered from 0, and begun in that order
     * @param task what this is called while it takes long
     * @param hands makes what one thread works with; is asked by that thread
     * @throws java.util.concurrent.CancellationException if the work was cancelled; some steps have been done then
     */
    public static void run(int steps, String task, Supplier<Hand> hands) {
        var crew = new Crew(steps, task, hands);
        try {
            for (int i = 0; i < Math.min(HELPERS, steps - 1); i++) {
                POOL.execute(crew::help);
            }
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // All helpers are busy with the work of others, or the system has no thread left; the caller goes on alone.
        }
        crew.work();
        crew.finish();
    }

    private void help() {
        synchronized (this) {
            if (over) {
                return;
            }
            helping++;
        }
        try {
            work();
        } finally {
            synchronized (this) {
                helping--;
                notifyAll();
            }
        }
    }

    /** Steps until none is left. After a failure those before it are still done, so that always the same one is thrown. */
    private void work() {
        var step = new int[1];
        try {
            cancellation.call(() -> {
                Hand hand = null;
                while ((step[0] = next.getAndIncrement()) < Math.min(steps, failedStep)) {
                    Cancellation.check();
                    hand = hand == null ? hands.get() : hand;
                    hand.step(step[0]);
                    report();
                }
                return steps;
            });
        } catch (Throwable e) {
            fail(step[0], e);
        }
    }

    private synchronized void report() {
        done++;
        progress.update(task, done, steps, Progress.Unit.STEPS);
    }

    /** What is thrown in the end is the failure of the first step that failed; being stopped is none. */
    private synchronized void fail(int step, Throwable e) {
        boolean isStop = e instanceof CancellationException;
        boolean wasStop = failure instanceof CancellationException;
        if (failure == null || (wasStop && !isStop) || (wasStop == isStop && step < failedStep)) {
            failure = e;
        }
        failedStep = Math.min(failedStep, step);
    }

    private void finish() {
        boolean interrupted = false;
        synchronized (this) {
            over = true;
            while (helping > 0) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }
}
