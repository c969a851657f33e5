package dev.diatom.kernel.shell;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ends a running cell: its thread is interrupted at once, which wakes what sleeps or waits, and what still runs half a
 * second later is stopped. What cannot be stopped, such as the code of others where {@link StopCheck} must do, is left to
 * itself. Only the thread of the snippet is touched, never one that does the library's I/O.
 */
final class Interrupt {
    private static final long GRACE_MILLIS = 500;
    /** Work on files ends by itself, in good order; only what has not after this long is stopped in the middle of it. */
    private static final long FILE_WORK_GRACE_MILLIS = 3000;
    /** How long stopping may take before the cell is left to itself. */
    private static final long STOP_MILLIS = 2500;
    /**
     * What the library's long work passes through on the thread that asks for it. All else in it is as short as a pixel,
     * and a cell may go through it again and again without an end.
     */
    private static final Set<String> FILE_WORK = Set.of(
            "dev.diatom.image.io.IoThreads",
            "dev.diatom.image.io.AtomicSave",
            "dev.diatom.image.io.scratch.ScratchSpace");

    private static final long LOOK_MILLIS = 50;

    private final CellControl control;
    private @Nullable Object cell;
    private boolean requested;

    Interrupt(CellControl control) {
        this.control = control;
    }

    /** From now on a request counts, for what has not yet begun to run, too; returns false where it did before. */
    synchronized boolean begin() {
        if (cell != null) {
            return false;
        }
        cell = new Object();
        requested = false;
        return true;
    }

    synchronized void end() {
        cell = null;
    }

    synchronized boolean isRequested() {
        return requested;
    }

    synchronized void request() {
        var running = cell;
        if (running == null || requested) {
            return;
        }
        requested = true;
        var thread = new Thread(() -> end(running), "interrupt");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized boolean isRunning(Object running) {
        return cell == running;
    }

    private void end(Object running) {
        Thread seen = null;
        long firstSeen = 0;
        while (isRunning(running)) {
            var thread = control.running();
            if (thread != null && thread != seen) {
                seen = thread;
                firstSeen = System.nanoTime();
                thread.interrupt();
            } else if (thread != null) {
                long overdue = (System.nanoTime() - firstSeen) / 1_000_000 - graceMillis(thread);
                if (overdue >= STOP_MILLIS) {
                    control.abandon(thread);
                } else if (overdue >= 0) {
                    control.stop(thread);
                    // It may have swallowed the first interrupt and sleep again.
                    thread.interrupt();
                }
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static long graceMillis(Thread thread) {
        return isInFileWork(thread) ? FILE_WORK_GRACE_MILLIS : GRACE_MILLIS;
    }

    private static boolean isInFileWork(Thread thread) {
        for (var frame : thread.getStackTrace()) {
            if (frame.getClassName().startsWith("REPL.")) {
                return false;
            }
            if (FILE_WORK.contains(frame.getClassName())) {
                return true;
            }
        }
        return false;
    }
}
