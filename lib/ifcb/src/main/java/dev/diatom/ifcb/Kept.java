package dev.diatom.ifcb;

import dev.diatom.ifcb.http.Waiting;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that one thread makes for all when it is first needed, and that is then there without waiting. A failure is not
 * kept: the next that needs it tries again.
 */
final class Kept<T> {
    private final ReentrantLock making = new ReentrantLock();
    private final Supplier<T> maker;
    private volatile @Nullable T value;

    Kept(Supplier<T> maker) {
        this.maker = maker;
    }

    /**
     * What is kept, made first if need be.
     *
     * @throws CancellationException if the thread is interrupted or the work cancelled while another thread makes it
     */
    T get() {
        var known = value;
        if (known != null) {
            return known;
        }
        // An interrupt ends waiting for others only; a thread that need not wait reads its files all the same.
        if (!making.tryLock()) {
            Waiting.lock(making);
        }
        try {
            known = value;
            if (known == null) {
                known = maker.get();
                value = known;
            }
            return known;
        } finally {
            making.unlock();
        }
    }

    boolean isKnown() {
        return value != null;
    }

    /** Keeps what was made elsewhere. */
    void keep(T made) {
        value = made;
    }
}
