package dev.diatom.image.io;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class IoThreadsTest {
    @Test
    void aFailureIsNotHiddenByThoseThatItStops() {
        var cancellation = new Cancellation();
        var workers = new ArrayList<Future<String>>();
        workers.add(IoThreads.submit(cancellation, () -> {
            throw new IOException("the disk is broken");
        }));
        for (int i = 0; i < 3; i++) {
            workers.add(IoThreads.submit(cancellation, () -> {
                while (true) {
                    Cancellation.check();
                    Thread.onSpinWait();
                }
            }));
        }
        assertThatThrownBy(() -> IoThreads.awaitAll(workers, cancellation))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the disk is broken");
    }
}
