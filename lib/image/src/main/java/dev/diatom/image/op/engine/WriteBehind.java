package dev.diatom.image.op.engine;

import dev.diatom.image.Cancellation;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.IoThreads.IoWork;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Writes what was computed while the next is computed: two arrays in turn. One worker's. */
final class WriteBehind {
    private final Object[] arrays;
    private final Cancellation cancellation = new Cancellation();
    private @Nullable Future<Object> writing;
    private int turn;

    WriteBehind(Object first, Object second) {
        this.arrays = new Object[] {first, second};
    }

    /** The array that may be filled now. */
    Object array() {
        return arrays[turn];
    }

    /** Begins to write the {@link #array}; waits until the one before is written. */
    void write(IoWork<Object> work) {
        await();
        writing = IoThreads.submit(cancellation, work);
        turn = 1 - turn;
    }

    /** Waits until all is written. */
    void await() {
        var begun = writing;
        writing = null;
        if (begun != null) {
            IoThreads.await(begun, cancellation);
        }
    }

    /** Returns when nothing is written any more, whatever became of it. */
    void stop() {
        cancellation.cancel();
        var begun = writing;
        writing = null;
        if (begun != null) {
            IoThreads.settleAll(List.of(begun));
        }
    }
}
