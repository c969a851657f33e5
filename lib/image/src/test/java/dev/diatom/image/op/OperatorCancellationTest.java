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
import dev.diatom.image.Processing;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.engine.ParallelSteps;
import dev.diatom.image.op.engine.Raster;
import dev.diatom.image.op.engine.Work;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is cancelled stops where it is: inside a row of a stencil, or of what is read for one box of the result. */
class OperatorCancellationTest {
    private final long budget = Processing.memoryBudget();

    @AfterEach
    void settingsAsBefore() {
        Processing.setMemoryBudget(budget);
    }

    /** A single row of it takes longer than the test may. */
    @Test
    @Timeout(10)
    void aMedianStopsInsideARow() {
        stops(RandomImages.of(PixelType.FLOAT32, Extent.of(2501, 1)), Filters.median2d(700));
    }

    @Test
    @Timeout(10)
    void aConvolutionStopsInsideARow() {
        var random = new SplittableRandom(3);
        var kernel = new double[3][200_001];
        for (var row : kernel) {
            for (int x = 0; x < row.length; x++) {
                row[x] = random.nextDouble();
            }
        }
        stops(RandomImages.of(PixelType.FLOAT32, Extent.of(200_003, 1)), Filters.convolve(kernel));
    }

    /** All its rows are one tile: the sums of their windows take longer than the test may. */
    @Test
    @Timeout(10)
    void aLocalThresholdStopsInsideATile() {
        Processing.setMemoryBudget(400L << 20);
        stops(RandomImages.of(PixelType.FLOAT32, Extent.of(3, 5001)), Thresholds.sauvola2d(1000));
    }

    private static void stops(Image image, Operator operator) {
        assertThatThrownBy(() -> Cancellation.after(Duration.ofMillis(300)).call(() -> image.apply(operator)))
                .isInstanceOf(CancellationException.class);
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
        assertThat(input.reads).isEqualTo(3);
    }

    /** An image of zeros that cancels the work on it when it is read for the third time. */
    private static final class Watched implements PixelSource {
        private final Extent extent;
        private final Cancellation cancellation;
        private volatile int reads;

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
        public synchronized void read(Selection selection, Object pixels, int start) {
            if (++reads == 3) {
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
