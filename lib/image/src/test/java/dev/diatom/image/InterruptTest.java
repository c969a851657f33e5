package dev.diatom.image;

import static dev.diatom.image.op.Thresholds.above;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.op.Arithmetic;
import dev.diatom.image.op.Filters;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class InterruptTest {
    private static final int INTERRUPTS = Integer.getInteger("diatom.interrupts", 300);

    @TempDir
    Path folder;

    @BeforeEach
    void moveScratch() {
        Scratch.setDirectory(folder.resolve("scratch"));
    }

    @AfterEach
    void leaveScratch() {
        TestScratch.reset();
    }

    @Test
    void anInterruptedReaderHarmsNoImage() {
        try (var image = DiskImage.create(PixelType.UINT16, 700, 500, 3)) {
            image.set(6, 4, 2, 0, 0, 77);
            Thread.currentThread().interrupt();
            assertThat(image.get(6, 4, 2)).isEqualTo(77);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(image.get(6, 4, 2)).isEqualTo(77);
            assertThat(image.slice(2).read().get(6, 4)).isEqualTo(77);
        }
    }

    @Test
    void anInterruptInTheMiddleOfAnOperatorStopsItAndLeavesNothing() throws Exception {
        try (var image = DiskImage.create(PixelType.UINT16, 1024, 1024, 200)) {
            image.set(6, 4, 199, 0, 0, 77);
            long before = Scratch.bytesUsed();
            var failure = new AtomicReference<@Nullable Throwable>();
            var stillInterrupted = new AtomicReference<>(false);
            var caller = new Thread(() -> {
                try {
                    image.apply(above(5)).close();
                } catch (Throwable e) {
                    failure.set(e);
                }
                stillInterrupted.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            while (Scratch.bytesUsed() == before) {
                Thread.onSpinWait();
            }
            caller.interrupt();
            caller.join();
            assertThat(failure.get()).isInstanceOf(CancellationException.class);
            assertThat(stillInterrupted.get()).isTrue();
            assertThat(Scratch.bytesUsed()).isEqualTo(before);
            assertThat(image.get(6, 4, 199)).isEqualTo(77);
            assertThat(image.slice(199).read().get(6, 4)).isEqualTo(77);
        }
    }

    @Test
    void aCancelledTokenStopsAnOperatorAndLeavesNothing() {
        try (var image = DiskImage.create(PixelType.UINT16, 1024, 1024, 50)) {
            long before = Scratch.bytesUsed();
            var token = new Cancellation();
            Progress cancelEarly = (task, done, total) -> {
                if (done < total) {
                    token.cancel();
                }
            };
            assertThatThrownBy(() -> cancelEarly.call(() -> token.call(() -> image.apply(above(5)))))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("stopped before it was finished");
            assertThat(Scratch.bytesUsed()).isEqualTo(before);
        }
    }

    @Test
    void aFunctionThatInterruptsItsThreadHarmsNoImage() {
        try (var image = DiskImage.create(PixelType.UINT8, 300, 200, 30)) {
            image.set(6, 4, 2, 0, 0, 77);
            var interrupting = Filters.gaussian3d(1).then(Arithmetic.pixelwise(PixelType.UINT8, value -> {
                Thread.currentThread().interrupt();
                return 3;
            }));
            try (var result = image.apply(interrupting)) {
                assertThat(result.get(299, 199, 29)).isEqualTo(3);
            }
            assertThat(image.view(interrupting).slice(3).read().get(5, 5)).isEqualTo(3);
            assertThat(image.get(6, 4, 2)).isEqualTo(77);
            assertThat(image.slice(2).read().get(6, 4)).isEqualTo(77);
        }
    }

    @Test
    void aTokenObeysTheOneAroundIt() {
        var inner = new Cancellation();
        var outer = new Cancellation();
        outer.cancel();
        assertThatThrownBy(() -> outer.call(() -> inner.call(() -> {
                    Cancellation.check();
                    return "went on";
                })))
                .isInstanceOf(CancellationException.class);
    }

    /** A reader's and a writer's thread is interrupted again and again, at random moments, whatever it does. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void interruptsAtRandomMomentsHarmNoImage(boolean named) throws Exception {
        long seed = Long.getLong("diatom.seed", System.nanoTime());
        System.out.println(getClass().getSimpleName() + ": seed " + seed);
        Scratch.setNamed(named);
        long before = Scratch.bytesUsed();
        var memory = TestImages.memory(PixelType.UINT16, Extent.of(70, 50, 30));
        var saved = folder.resolve("saved.tif");
        memory.saveTiff(saved);
        try (var user = DiskImage.open(saved);
                var scratch = DiskImage.create(PixelType.UINT16, 70, 50, 30)) {
            fill(scratch);
            var stop = new AtomicBoolean();
            var work = new Thread(() -> workUntil(stop, user, scratch));
            var surprise = new AtomicReference<@Nullable Throwable>();
            work.setUncaughtExceptionHandler((thread, failure) -> surprise.set(failure));
            work.start();
            var random = new SplittableRandom(seed);
            for (int i = 0; i < INTERRUPTS; i++) {
                pause(random.nextLong(3_000_000));
                work.interrupt();
            }
            stop.set(true);
            work.join();
            assertThat(surprise.get()).as("seed %d", seed).isNull();
            assertThat(user.toMemory().pixels()).as("seed %d", seed).isEqualTo(memory.pixels());
            assertThat(scratch.toMemory().pixels()).as("seed %d", seed).isEqualTo(memory.pixels());
        }
        System.gc();
        Owners.releaseUnreachable();
        assertThat(Scratch.bytesUsed()).isEqualTo(before);
        assertThat(MemoryImage.load(folder.resolve("again.tif")).pixels()).isEqualTo(memory.pixels());
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith("scratch")))
                    .containsExactlyInAnyOrder("saved.tif", "again.tif");
        }
    }

    private static void fill(DiskImage image) {
        for (long z = 0; z < image.sizeZ(); z++) {
            for (long y = 0; y < image.sizeY(); y++) {
                for (long x = 0; x < image.sizeX(); x++) {
                    image.set(x, y, z, 0, 0, TestImages.value(x, y, z, 0, 0));
                }
            }
        }
    }

    /** All that a cell may do with images; an interrupt may end each of it, with a {@code CancellationException} only. */
    private void workUntil(AtomicBoolean stop, DiskImage user, DiskImage scratch) {
        var again = folder.resolve("again.tif");
        boolean saved = false;
        for (int turn = 0; !stop.get() || !saved; turn++) {
            try {
                scratch.set(3, 2, 1, 0, 0, TestImages.value(3, 2, 1, 0, 0));
                check(user.get(3, 2, 1) == TestImages.value(3, 2, 1, 0, 0));
                check(scratch.slice(turn % 30).read().get(6, 4) == TestImages.value(6, 4, turn % 30, 0, 0));
                try (var mask = (turn % 2 == 0 ? user : scratch).apply(above(63))) {
                    check(mask.get(3, 2, 1) == (TestImages.value(3, 2, 1, 0, 0) > 63 ? 255 : 0));
                }
                (turn % 2 == 0 ? scratch : user).saveTiff(again);
                saved = true;
            } catch (CancellationException e) {
                check(Thread.interrupted());
            }
        }
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("a wrong pixel");
        }
    }

    private static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aFutureThatIsCancelledHarmsNoImage() throws Exception {
        var pool = Executors.newSingleThreadExecutor();
        try (var image = DiskImage.create(PixelType.UINT16, 1024, 1024, 20)) {
            image.set(6, 4, 19, 0, 0, 77);
            long before = Scratch.bytesUsed();
            for (int i = 0; i < 10; i++) {
                var begun = new CountDownLatch(1);
                Progress begin = (task, done, total) -> begun.countDown();
                var result = pool.submit(() -> begin.call(() -> {
                    image.apply(above(5)).close();
                    return "";
                }));
                begun.await();
                result.cancel(true);
                assertThat(image.get(6, 4, 19)).isEqualTo(77);
                pool.submit(() -> image.slice(19).read()).get();
                assertThat(Scratch.bytesUsed()).isEqualTo(before);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void theDeathOfTheThreadGroupThatMadeItHarmsNoImage() throws Exception {
        var saved = folder.resolve("saved.tif");
        TestImages.memory(PixelType.UINT8, Extent.of(7, 5, 3)).saveTiff(saved);
        var group = new ThreadGroup("a cell's");
        var images = new LinkedBlockingQueue<DiskImage>();
        // It goes on using the library until it dies.
        var maker = new Thread(group, () -> {
            images.add(DiskImage.open(saved));
            images.add(DiskImage.create(PixelType.UINT8, 70, 50, 3));
            while (true) {
                try (var image = DiskImage.open(saved)) {
                    image.slice(2).read();
                } catch (CancellationException e) {
                    return;
                }
            }
        });
        maker.start();
        try (var user = images.take();
                var scratch = images.take()) {
            scratch.set(6, 4, 2, 0, 0, 77);
            group.interrupt();
            stop(group);
            maker.join();
            assertThat(user.slice(2).read().get(6, 4)).isEqualTo(TestImages.value(6, 4, 2, 0, 0));
            try (var mask = scratch.apply(above(76))) {
                assertThat(mask.get(6, 4, 2)).isEqualTo(255);
            }
            assertThat(scratch.slice(2).read().get(6, 4)).isEqualTo(77);
        }
    }

    /** As the JDK's own shell ends a cell; newer JDKs cannot any more. */
    private static void stop(ThreadGroup group) throws ReflectiveOperationException {
        try {
            ThreadGroup.class.getMethod("stop").invoke(group);
        } catch (NoSuchMethodException | InvocationTargetException e) {
            group.interrupt();
        }
    }
}
