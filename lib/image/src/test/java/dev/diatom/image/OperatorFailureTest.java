package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.op.Arithmetic;
import dev.diatom.image.op.Boundary;
import dev.diatom.image.op.Filters;
import dev.diatom.image.op.Geometry;
import dev.diatom.image.op.Labels;
import dev.diatom.image.op.Morphology;
import dev.diatom.image.op.Operator;
import dev.diatom.image.op.Projection;
import dev.diatom.image.op.StructuringElement;
import dev.diatom.image.op.ThresholdMethod;
import dev.diatom.image.op.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Operators of every kind that are stopped, or fail, half-way; and operators again and again. */
@Timeout(180)
class OperatorFailureTest {
    @TempDir
    Path folder;

    /**
     * One way to process an image.
     *
     * @param name what a failure is reported by
     * @param operator what is applied
     */
    record Case(String name, Operator operator) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> operators() {
        var smooth = Filters.gaussian3d(2);
        return Stream.of(
                new Case(
                        "a chain of stencils",
                        smooth.then(Thresholds.above(100)).then(Morphology.opening(StructuringElement.ball(2)))),
                new Case("median", Filters.median3d(1)),
                new Case("a threshold of the whole image", smooth.then(Thresholds.threshold(ThresholdMethod.OTSU))),
                new Case("components", Thresholds.above(100).then(Labels.connectedComponents(26))),
                new Case("distance", Thresholds.above(100).then(Labels.distance3d())),
                new Case("splitting", Thresholds.above(100).then(Labels.splitTouching(1, 26))),
                new Case("maxima", smooth.then(Morphology.hMaxima(10, 26))),
                new Case("holes", Thresholds.above(100).then(Morphology.fillHoles3d())),
                new Case("projection", smooth.then(Geometry.project(Axis.X, Projection.MAX))),
                new Case("swapped axes", smooth.then(Geometry.swapAxes(Axis.X, Axis.Z))));
    }

    @BeforeEach
    void moveScratch() {
        System.gc();
        Owners.releaseUnreachable();
        ScratchFiles.clearQuota();
    }

    @AfterEach
    void leaveScratch() {
        TestScratch.reset();
    }

    /** Blobs of light, from a formula. */
    private static DiskImage image(int planes) {
        var image = MemoryImage.create(PixelType.UINT8, 512, 512, planes);
        byte[] pixels = (byte[]) image.pixels();
        for (int i = 0; i < pixels.length; i++) {
            int x = i % 512;
            int y = i / 512 % 512;
            int z = i / (512 * 512);
            pixels[i] = (byte) (127 + 60 * (Math.sin(x * 0.11) + Math.cos(y * 0.13 + z * 0.2)));
        }
        return DiskImage.copyOf(image);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void anInterruptStopsItAndLeavesNothing(Case each) throws Exception {
        Scratch.setDirectory(folder.resolve("scratch"));
        try (var image = image(40)) {
            long before = Scratch.bytesUsed();
            var failure = new AtomicReference<@Nullable Throwable>();
            var begun = new CountDownLatch(1);
            Progress listener = (task, done, total) -> begun.countDown();
            var caller = new Thread(() -> {
                try {
                    listener.call(() -> image.apply(each.operator)).close();
                } catch (Throwable e) {
                    failure.set(e);
                }
            });
            caller.start();
            begun.await();
            caller.interrupt();
            caller.join();
            assertThat(failure.get()).isInstanceOf(CancellationException.class);
            assertThat(Scratch.bytesUsed()).isEqualTo(before);
            assertThat(image.get(5, 6, 7)).isEqualTo(image.slice(7).read().get(5, 6));
        }
    }

    @ParameterizedTest
    @MethodSource("operators")
    void aDiskThatOthersFillIsSaidAndNothingIsLeft(Case each) throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 256);
                var image = image(40)) {
            Scratch.setDirectory(disk.folder());
            long before = Scratch.bytesUsed();
            long free = disk.freeBytes();
            var filler = new AtomicReference<@Nullable Path>();
            Progress fills = (task, done, total) -> fill(disk, filler);
            assertThatThrownBy(() -> fills.call(() -> image.apply(each.operator)))
                    .isInstanceOf(ScratchFullException.class)
                    .hasMessageStartingWith(disk.folder().toString());
            assertThat(Scratch.bytesUsed()).isEqualTo(before);
            Files.delete(filler.get());
            assertThat(disk.freeBytes()).isBetween(free - 64 * 1024, free);
        }
    }

    @Test
    void aChainInMemoryStopsWhereItIs() {
        var image = MemoryImage.create(PixelType.FLOAT32, 2000, 1000);
        var token = new Cancellation();
        var calls = new AtomicLong();
        var slow = Arithmetic.pixelwise(PixelType.FLOAT32, value -> {
            if (calls.incrementAndGet() == 1000) {
                token.cancel();
            }
            return value;
        });
        assertThatThrownBy(() -> token.call(() -> image.apply(slow))).isInstanceOf(CancellationException.class);
        assertThat(calls).hasValueLessThan(1_000_000);
    }

    @Test
    void whatAUsersOperatorThrowsComesBackAtOnce() {
        var image = MemoryImage.create(PixelType.FLOAT32, 2000, 1000);
        var calls = new AtomicLong();
        var broken = Arithmetic.pixelwise(PixelType.FLOAT32, value -> {
            if (calls.incrementAndGet() == 1000) {
                throw new IllegalStateException("no such pixel");
            }
            return value;
        });
        assertThatThrownBy(() -> image.apply(broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no such pixel");
        assertThat(calls).hasValueLessThan(1_000_000);
    }

    @Test
    void whatCannotFitTheBudgetIsRefusedWithTheNumbers() {
        var image = MemoryImage.create(PixelType.UINT8, 50, 50);
        assertThatThrownBy(() -> image.apply(Filters.gaussian2d(6000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "gaussian2d\\(6000\\) takes .* of working memory for its smallest piece of the image, and the"
                                + " budget is .*\\. Use a smaller radius, or Processing\\.setMemoryBudget with a larger heap\\.");
    }

    @Test
    void rowsThatWrapAroundAreCountedWhole() throws Exception {
        assertThat(SmallHeap.run(folder, WideRows.class, folder.toString())).isEqualTo("ok\n");
    }

    /** An image of rows that no worker can hold a ring of. Runs in a JVM of its own. */
    static final class WideRows {
        private WideRows() {}

        public static void main(String[] args) {
            Scratch.setDirectory(Path.of(args[0], "scratch"));
            var twice = Filters.gaussian3d(2).then(Filters.gaussian3d(2));
            try (var image = DiskImage.create(PixelType.UINT8, 200_000, 20, 10)) {
                image.apply(twice).close();
                try {
                    image.apply(Filters.gaussian3d(2)
                                    .boundary(Boundary.WRAP)
                                    .then(Filters.gaussian3d(2).boundary(Boundary.WRAP)))
                            .close();
                } catch (IllegalArgumentException e) {
                    System.out.println("ok");
                }
            }
        }
    }

    private static synchronized void fill(SmallDisk disk, AtomicReference<@Nullable Path> filler) {
        if (filler.get() == null) {
            filler.set(disk.fill());
        }
    }

    @Test
    void twoThousandOperationsLeakNeitherFilesNorDescriptorsNorHeap() throws Exception {
        Scratch.setDirectory(folder.resolve("scratch"));
        var memory = MemoryImage.create(PixelType.UINT8, 31, 29, 11);
        for (int i = 0; i < memory.extent().pixels(); i++) {
            ((byte[]) memory.pixels())[i] = (byte) ((i * 7919) >> 3);
        }
        var chains = operators().map(Case::operator).toList();
        try (var image = DiskImage.copyOf(memory)) {
            for (var operator : chains) {
                image.apply(operator).close();
            }
            long scratch = Scratch.bytesUsed();
            long descriptors = descriptors();
            long heap = heapInUse();
            for (int i = 0; i < 2000; i++) {
                image.apply(chains.get(i % chains.size())).close();
            }
            assertThat(Scratch.bytesUsed()).isEqualTo(scratch);
            assertThat(descriptors()).isLessThanOrEqualTo(descriptors);
            assertThat(heapInUse()).isLessThan(heap + (8 << 20));
        }
    }

    private static long descriptors() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static long heapInUse() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
