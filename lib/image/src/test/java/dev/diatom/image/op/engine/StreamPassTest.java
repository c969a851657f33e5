package dev.diatom.image.op.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Processing;
import dev.diatom.image.Region;
import dev.diatom.image.io.ArraySource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.Boundary;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.Operator;
import dev.diatom.image.op.Thresholds;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine feeds a stencil is what stands around each pixel: however the image is cut, wherever it lives. */
class StreamPassTest {
    private static final Extent EXTENT = new Extent(13, 11, 7, 2, 3);
    private static final Halo HALO = new Halo(2, 1, 3);

    static Stream<Boundary> boundaries() {
        return Stream.of(Boundary.REFLECT, Boundary.MIRROR, Boundary.NEAREST, Boundary.WRAP, Boundary.constant(77.5));
    }

    private static MemoryImage random(PixelType type, Extent extent) {
        var random = new SplittableRandom(7);
        var image = MemoryImage.create(type, extent);
        for (int i = 0; i < extent.pixels(); i++) {
            Samples.set(type, image.pixels(), i, random.nextInt(-128, 60_000));
        }
        return image;
    }

    /** With tiles of so many columns, rows and planes. */
    private static Object cut(MemoryImage image, List<Operator> operators, Tiling tiling) {
        var source = new ArraySource(image.type(), image.extent(), image.pixels());
        var steps = Step.of(operators, ImageForm.of(image));
        var stages = new Stages(source, steps, other -> source);
        var form = stages.last().output();
        var output = new ArrayRaster(form.type(), form.extent(), Samples.allocate(form.type(), (int)
                form.extent().pixels()));
        StreamPass.run(stages, output, "test", tiling);
        return output.pixels();
    }

    @ParameterizedTest
    @MethodSource("boundaries")
    void everyCutGivesWhatStandsAroundEachPixel(Boundary boundary) {
        var image = random(PixelType.UINT16, EXTENT);
        for (boolean prepares : new boolean[] {false, true}) {
            var sum = new WeightedSum(HALO, boundary, prepares);
            var expected = sum.naive(image).pixels();
            for (int rows : new int[] {1, 7, 11}) {
                for (int columns : new int[] {1, 5, 13}) {
                    for (int planes : new int[] {1, 4, 7}) {
                        for (int threads = 1; threads <= 4; threads++) {
                            var tiling = new Tiling(columns, rows, planes, threads);
                            assertThat(cut(image, List.of(sum), tiling))
                                    .as("%s", tiling)
                                    .isEqualTo(expected);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("boundaries")
    void eachStepOfAChainExtendsItsOwnInput(Boundary boundary) {
        var image = random(PixelType.INT16, EXTENT);
        var first = new WeightedSum(HALO, boundary, false);
        var second = new WeightedSum(new Halo(1, 3, 2), Boundary.REFLECT, true);
        var expected = first.naive(second.naive(first.naive(image))).pixels();
        for (int rows : new int[] {1, 5, 11}) {
            for (int columns : new int[] {4, 13}) {
                assertThat(cut(image, List.of(first, second, first), new Tiling(columns, rows, 7, 2)))
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("boundaries")
    void imagesSmallerThanTheHaloAreRepeatedAsOftenAsItTakes(Boundary boundary) {
        for (var extent : new Extent[] {Extent.of(1, 1), Extent.of(2, 3, 1), Extent.of(5, 1, 2)}) {
            var image = random(PixelType.FLOAT32, extent);
            var sum = new WeightedSum(new Halo(7, 8, 4), boundary, false);
            assertThat(image.apply(sum).pixels()).isEqualTo(sum.naive(image).pixels());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeIsRoundedOnceAnOperator(PixelType type) {
        var image = random(type, EXTENT);
        var sum = new WeightedSum(HALO, Boundary.REFLECT, false);
        assertThat(image.apply(sum).pixels()).isEqualTo(sum.naive(image).pixels());
    }

    @Test
    void diskAndMemoryAgreeForAnyBudgetAndThreads() {
        var image = random(PixelType.UINT16, new Extent(151, 61, 9, 2, 1));
        var chain = new WeightedSum(HALO, Boundary.WRAP, true)
                .then(Thresholds.above(2000))
                .then(new WeightedSum(new Halo(1, 1, 0), Boundary.MIRROR, false));
        var expected = image.apply(chain).pixels();
        long budget = Processing.memoryBudget();
        int threads = Processing.threads();
        try (var disk = DiskImage.copyOf(image)) {
            for (long bytes : new long[] {1 << 16, 1 << 18, 1 << 30}) {
                for (int workers = 1; workers <= 4; workers++) {
                    Processing.setMemoryBudget(bytes);
                    Processing.setThreads(workers);
                    try (var result = disk.apply(chain)) {
                        assertThat(result.toMemory().pixels()).isEqualTo(expected);
                    }
                    assertThat(image.apply(chain).pixels()).isEqualTo(expected);
                }
            }
        } finally {
            Processing.setMemoryBudget(budget);
            Processing.setThreads(threads);
        }
    }

    @Test
    void aChainGivesWhatItsOperatorsGiveOneByOne() {
        var image = random(PixelType.UINT8, EXTENT);
        var first = new WeightedSum(HALO, Boundary.constant(9), false);
        var second = new WeightedSum(new Halo(2, 2, 0), Boundary.NEAREST, true);
        assertThat(image.apply(first.then(second).then(Thresholds.above(0))).pixels())
                .isEqualTo(image.apply(first)
                        .apply(second)
                        .apply(Thresholds.above(0))
                        .pixels());
    }

    @ParameterizedTest
    @MethodSource("boundaries")
    void aViewShowsWhatTheWholeWouldBe(Boundary boundary) {
        var image = random(PixelType.UINT16, EXTENT);
        var chain = new WeightedSum(HALO, boundary, true).then(new WeightedSum(new Halo(1, 1, 1), boundary, false));
        var whole = image.apply(chain);
        try (var disk = DiskImage.copyOf(image)) {
            var view = disk.view(chain);
            assertThat(view.toMemory().pixels()).isEqualTo(whole.pixels());
            assertThat(view.slice(5, 1, 2).read().pixels())
                    .isEqualTo(whole.slice(5, 1, 2).read().pixels());
            assertThat(view.sliceXZ(10, 1, 0).read().pixels())
                    .isEqualTo(whole.sliceXZ(10, 1, 0).read().pixels());
            assertThat(view.sliceYZ(0).read().pixels())
                    .isEqualTo(whole.sliceYZ(0).read().pixels());
            assertThat(strided(view.region()).read().pixels())
                    .isEqualTo(strided(whole.region()).read().pixels());
            assertThat(view.get(12, 10, 6, 1, 2)).isEqualTo(whole.get(12, 10, 6, 1, 2));
        }
    }

    private static Region strided(Region region) {
        return region.offset(3, 1, 1, 0, 1).size(10, 9, 6, 2, 2).stride(3, 6, 2, 1, 1);
    }
}
