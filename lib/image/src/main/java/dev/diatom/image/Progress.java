package dev.diatom.image;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Hears how far long work has come: when it begins, then at most five times a second, and when it ends. A listener implements
 * the method that tells what it wants to know: the counts, what is counted, or all, with rate and time left.
 */
@FunctionalInterface
public interface Progress {
    /** What is counted. */
    enum Unit {
        /** Bytes of pixels. */
        BYTES,
        /** Files. */
        FILES,
        /** Parts of the work that are not of one size. */
        STEPS
    }

    /**
     * Called from the threads that do the work, one at a time for one piece of work. The last call for it has
     * {@code done} equal to {@code total}, unless it fails.
     *
     * @param task what is being done, as a short phrase
     * @param done how much is done, never more than {@code total}
     * @param total how much there is to do
     */
    void update(String task, long done, long total);

    /**
     * The same for a listener that wants to know what is counted. Long work calls this, on {@link #current()}, as often as
     * it likes.
     */
    default void update(String task, long done, long total, Unit unit) {
        update(task, done, total);
    }

    /** The same for a listener that wants to know how fast the work is and how long it will take. */
    default void report(ProgressReport report) {
        update(report.task(), report.done(), report.total(), report.unit());
    }

    /** Runs work on the calling thread; this listener hears of all long operations in it. */
    default <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
        return ProgressScope.call(this, work);
    }

    /** The listener of the work that runs on this thread, else the {@link #setDefault default}; never null. */
    static Progress current() {
        return ProgressScope.current();
    }

    /**
     * Sets who hears of work on threads that have no listener of their own, such as those that a user starts; a notebook
     * does. Null: nobody, as it is at first.
     */
    static void setDefault(@Nullable Progress listener) {
        ProgressScope.setDefault(listener);
    }
}
