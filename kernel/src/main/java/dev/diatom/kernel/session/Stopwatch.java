package dev.diatom.kernel.session;

import dev.diatom.kernel.notebook.TimeTaken;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Times one snippet of a cell, without the time that it takes to compile; or a cell from some point to its end. */
final class Stopwatch {
    private boolean timesNext;
    private @Nullable Long cellStartNanos;

    /** The snippet that is called next is timed. */
    synchronized void timeNext() {
        timesNext = true;
    }

    /** What comes from now on is timed, until the cell ends. */
    synchronized void timeCell() {
        cellStartNanos = System.nanoTime();
    }

    /** Calls a snippet; its time is printed if it was asked for. */
    @Nullable
    Object call(Callable<@Nullable Object> snippet) throws Exception {
        if (!takeNext()) {
            return snippet.call();
        }
        long start = System.nanoTime();
        try {
            return snippet.call();
        } finally {
            TimeTaken.print(start);
        }
    }

    /** Ends the cell. */
    synchronized void end() {
        timesNext = false;
        if (cellStartNanos != null) {
            TimeTaken.print(cellStartNanos);
            cellStartNanos = null;
        }
    }

    private synchronized boolean takeNext() {
        boolean taken = timesNext;
        timesNext = false;
        return taken;
    }
}
