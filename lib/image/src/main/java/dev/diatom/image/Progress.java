package dev.diatom.image;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Hears how far long work has come. */
@FunctionalInterface
public interface Progress {
    /**
     * Called now and then, from the threads that do the work, one at a time for one piece of work.
     *
     * @param task what is being done, as a short phrase
     * @param done how much is done, never more than {@code total}
     * @param total how much there is to do
     */
    void update(String task, long done, long total);

    /** Runs work on the calling thread; this listener hears of all long operations in it. */
    default <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
        return ProgressScope.call(this, work);
    }

    /** The listener of the work that runs on this thread; one that does nothing where there is none. */
    static Progress current() {
        return ProgressScope.current();
    }
}
