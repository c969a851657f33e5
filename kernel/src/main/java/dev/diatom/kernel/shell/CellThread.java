package dev.diatom.kernel.shell;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The thread of one snippet, and what came out of it; that is complete when the thread has ended. */
final class CellThread extends Thread {
    private static final long LOOK_MILLIS = 50;
    private static final Callable<@Nullable Object> NOTHING = () -> null;

    private Callable<@Nullable Object> work;
    private final Around around;
    private @Nullable Object value;
    private @Nullable Throwable thrown;
    private volatile boolean abandoned;

    CellThread(ThreadGroup group, String name, Callable<@Nullable Object> work, Around around) {
        super(group, name);
        this.work = work;
        this.around = around;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            value = around.call(work);
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
        } catch (Throwable e) {
            thrown = e;
        }
    }

    /** Waits until the thread has ended or was abandoned, however often the caller is interrupted. */
    void await() {
        boolean interrupted = false;
        while (isAlive() && !abandoned) {
            try {
                join(LOOK_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody waits for it any longer; when it comes back to the code of its cell, it ends. */
    void abandon() {
        abandoned = true;
        StopCheck.abandon(this);
    }

    /** What the snippet returned, unless it was abandoned or has thrown. */
    @Nullable
    Object value() {
        return abandoned ? null : value;
    }

    /** What the snippet has thrown. */
    @Nullable
    Throwable thrown() {
        return abandoned ? new UnstoppableException(this) : thrown;
    }

    /** Keeps nothing of the cell: the JVM holds a thread for a moment after its end. */
    void forget() {
        if (!abandoned) {
            work = NOTHING;
            value = null;
            thrown = null;
        }
    }
}
