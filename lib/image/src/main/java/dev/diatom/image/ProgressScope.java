package dev.diatom.image;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Which listener hears of the work on a thread. */
final class ProgressScope {
    private static final Progress SILENT = (task, done, total) -> {};
    private static final ThreadLocal<Progress> CURRENT = ThreadLocal.withInitial(() -> SILENT);

    private ProgressScope() {}

    static Progress current() {
        return CURRENT.get();
    }

    static <T extends @Nullable Object> T call(Progress listener, Callable<T> work) throws Exception {
        var before = CURRENT.get();
        CURRENT.set(listener);
        try {
            return work.call();
        } finally {
            if (before == SILENT) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }
}
