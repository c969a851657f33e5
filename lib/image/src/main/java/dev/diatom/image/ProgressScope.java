package dev.diatom.image;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Which listener hears of the work on a thread. */
final class ProgressScope {
    private static final Progress SILENT = (task, done, total) -> {};
    private static final ThreadLocal<@Nullable Progress> CURRENT = new ThreadLocal<>();
    private static volatile Progress elsewhere = SILENT;

    private ProgressScope() {}

    static Progress current() {
        var listener = CURRENT.get();
        return listener == null ? elsewhere : listener;
    }

    static void setDefault(@Nullable Progress listener) {
        elsewhere = listener == null ? SILENT : PacedProgress.of(listener);
    }

    static <T extends @Nullable Object> T call(Progress listener, Callable<T> work) throws Exception {
        var before = CURRENT.get();
        CURRENT.set(PacedProgress.of(listener));
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
}
