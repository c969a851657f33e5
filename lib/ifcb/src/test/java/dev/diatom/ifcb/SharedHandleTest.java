package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Owners;
import dev.diatom.samples.SampleData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedHandleTest {
    private static final int ROUNDS = 40;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void threadsThatShareAHandleAllGetTheRightImages(int threads) throws Exception {
        try (var bin = Bin.open(SampleData.in(folder).bin())) {
            assertThat(readByThreads(threads, bin, () -> {}))
                    .isEqualTo(threads * ROUNDS * bin.images().size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void closingAHandleUnderItsReadersLosesNoImage(int threads) throws Exception {
        var bin = Bin.open(SampleData.in(folder).bin());
        assertThat(readByThreads(threads, bin, bin::close))
                .isEqualTo(threads * ROUNDS * bin.images().size());
        assertThat(bin.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void readingTheWholeBinUnderItsReadersLosesNoImage(int threads) throws Exception {
        var bin = Bin.open(SampleData.in(folder).bin());
        assertThat(readByThreads(threads, bin, bin::read))
                .isEqualTo(threads * ROUNDS * bin.images().size());
        assertThat(bin.isOpen()).isFalse();
    }

    @Test
    void anInterruptedThreadReadsAndLeavesTheHandleOpen() {
        try (var bin = Bin.open(SampleData.in(folder).bin())) {
            int number = bin.images().firstKey();
            var before = bin.image(number).pixels();
            Thread.currentThread().interrupt();
            try {
                assertThat(bin.image(number).pixels()).isEqualTo(before);
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(bin.isOpen()).isTrue();
            assertThat(bin.image(number).pixels()).isEqualTo(before);
        }
    }

    @Test
    @Timeout(30)
    void aHandleThatNobodyHoldsIsClosed() throws Exception {
        openAndForget(SampleData.in(folder).bin());
        while (isAnyOpen()) {
            System.gc();
            Owners.releaseUnreachable();
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private void openAndForget(Path base) {
        var bin = Bin.open(base);
        assertThat(bin.isOpen()).isTrue();
        assertThat(isAnyOpen()).isTrue();
    }

    private boolean isAnyOpen() {
        return Owners.live().stream()
                .anyMatch(owner -> owner instanceof Bin bin && bin.paths().adc().startsWith(folder));
    }

    /** How many images were read, each compared with what one thread read before. */
    private static int readByThreads(int threads, Bin bin, Runnable meanwhile) throws Exception {
        Map<Integer, byte[]> right = new HashMap<>();
        bin.images().forEach((number, image) -> right.put(number, (byte[]) image.pixels()));
        var started = new AtomicBoolean();
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var readers = new ArrayList<Callable<Integer>>();
            for (int thread = 0; thread < threads; thread++) {
                readers.add(() -> {
                    int read = 0;
                    for (int round = 0; round < ROUNDS; round++) {
                        if (round == ROUNDS / 2 && started.compareAndSet(false, true)) {
                            meanwhile.run();
                        }
                        for (var entry : right.entrySet()) {
                            assertThat((byte[]) bin.image(entry.getKey()).pixels())
                                    .isEqualTo(entry.getValue());
                            read++;
                        }
                    }
                    return read;
                });
            }
            int read = 0;
            for (var reader : pool.invokeAll(readers)) {
                read += reader.get();
            }
            return read;
        } finally {
            pool.shutdownNow();
        }
    }
}
