package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.Axis;
import dev.diatom.image.Cancellation;
import dev.diatom.image.Extent;
import dev.diatom.image.Image;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.engine.ParallelSteps;
import dev.diatom.image.op.engine.Raster;
import dev.diatom.image.op.engine.Work;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is cancelled stops where it is: inside a row of a stencil, or of what is read for one box of the result. */
class OperatorCancellationTest {
    /** A single row of it takes longer than the test may. */
    @Test
    @Timeout(10)
    void aMedianStopsInsideARow() throws InterruptedException {
        stops(RandomImages.of(PixelType.FLOAT32, Extent.of(2501, 1)), Filters.median2d(700), "SelectionRankKernel");
    }

    @Test
    @Timeout(10)
    void aConvolutionStopsInsideARow() throws InterruptedException {
        var random = new SplittableRandom(3);
        var kernel = new double[3][100_001];
        for (var row : kernel) {
            for (int x = 0; x < row.length; x++) {
                row[x] = random.nextDouble();
            }
        }
        stops(RandomImages.of(PixelType.FLOAT32, Extent.of(100_003, 1)), Filters.convolve(kernel), "CorrelationKernel");
    }

    /** The kernel is asked itself: all rows of a plane reach it at once. */
    @Test
    void aLocalThresholdStopsAtARow() {
        var window = new Window(7, 5, 3, 3);
        var kernel = Thresholds.sauvola2d(3).kernel(PixelType.FLOAT32);
        var kept = Objects.requireNonNull(kernel.allocate(window));
        var padded = new double[window.paddedPixels()];
        kernel.prepare(padded, window, kept);
        var cancellation = new Cancellation();
        cancellation.cancel();
        assertThatThrownBy(() -> cancellation.call(() -> {
                    kernel.prepare(padded, window, kept);
                    return kept;
                }))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> cancellation.call(() -> {
                    kernel.compute(new Object[] {kept}, window, new byte[window.pixels()]);
                    return kept;
                }))
                .isInstanceOf(CancellationException.class);
    }

    /** Cancels what has been in a kernel for a while. */
    private static void stops(Image image, Operator operator, String kernel) throws InterruptedException {
        var cancellation = new Cancellation();
        var canceller = new Thread(() -> {
            while (!isIn(kernel)) {
                LockSupport.parkNanos(10_000_000);
            }
            LockSupport.parkNanos(100_000_000);
            cancellation.cancel();
        });
        canceller.setDaemon(true);
        canceller.start();
        assertThatThrownBy(() -> cancellation.call(() -> image.apply(operator)))
                .isInstanceOf(CancellationException.class);
        canceller.join();
    }

    private static boolean isIn(String kernel) {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().endsWith("." + kernel)
                        && (frame.getMethodName().equals("prepare")
                                || frame.getMethodName().equals("compute")));
    }

    @Test
    void aProjectionReadsNothingMore() {
        stopsAtTheThirdRead(Geometry.project(Axis.Z, Projection.STANDARD_DEVIATION), Extent.of(1, 1, 1 << 22));
        stopsAtTheThirdRead(Geometry.project(Axis.X, Projection.MAX), Extent.of(1 << 22, 1, 1));
    }

    @Test
    void aResizingReadsNothingMore() {
        stopsAtTheThirdRead(Geometry.resize(1, 1, 1, Interpolation.AREA), Extent.of(9, 101, 1001));
    }

    /** All of the image makes the one pixel of the result. */
    private static void stopsAtTheThirdRead(WholeImageOperator operator, Extent extent) {
        var cancellation = new Cancellation();
        var input = new Watched(extent, cancellation);
        assertThatThrownBy(() -> cancellation.call(() -> {
                    operator.run(new OneBox(input));
                    return input;
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(input.reads).hasValue(3);
    }

    /** An image of zeros that cancels the work on it when it is read for the third time. */
    private static final class Watched implements PixelSource {
        private final Extent extent;
        private final Cancellation cancellation;
        private final AtomicInteger reads = new AtomicInteger();

        Watched(Extent extent, Cancellation cancellation) {
            this.extent = extent;
            this.cancellation = cancellation;
        }

        @Override
        public PixelType type() {
            return PixelType.UINT8;
        }

        @Override
        public Extent extent() {
            return extent;
        }

        @Override
        public void read(Selection selection, Object pixels, int start) {
            if (reads.incrementAndGet() == 3) {
                cancellation.cancel();
            }
        }
    }

    /** Work that makes one pixel, on one thread. */
    private record OneBox(PixelSource input) implements Work {
        @Override
        public ImageForm form() {
            return new ImageForm(input.type(), input.extent(), ImageMetadata.of("watched", Role.INTENSITY));
        }

        @Override
        public Raster output() {
            return new Unwritten();
        }

        @Override
        public Raster temporary(PixelType type, Extent extent) {
            throw new AssertionError("none is needed");
        }

        @Override
        public long memoryBudget() {
            return 1 << 26;
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public PixelSource source(Image image) {
            throw new AssertionError("there is no other image");
        }

        @Override
        public void parallel(String task, long steps, long bytesPerStep, Supplier<Step> perThread) {
            ParallelSteps.run(task, steps, bytesPerStep, 1, perThread);
        }
    }

    /** The result that is never finished. */
    private record Unwritten() implements Raster {
        @Override
        public PixelType type() {
            return PixelType.FLOAT32;
        }

        @Override
        public Extent extent() {
            return Extent.of(1, 1, 1);
        }

        @Override
        public void read(Selection selection, Object pixels, int start) {
            throw new AssertionError("nothing was written");
        }

        @Override
        public void writeRows(long plane, long firstRow, int rows, Object array) {
            throw new AssertionError("the work is not finished");
        }

        @Override
        public void write(Selection box, Object array, int start) {
            throw new AssertionError("the work is not finished");
        }
    }
}
