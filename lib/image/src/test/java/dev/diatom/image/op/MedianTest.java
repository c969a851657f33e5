package dev.diatom.image.op;

import static dev.diatom.image.op.Filters.median2d;
import static dev.diatom.image.op.Filters.median3d;
import static dev.diatom.image.op.Filters.percentile2d;
import static dev.diatom.image.op.Filters.percentile3d;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.diatom.image.Axis;
import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Processing;
import dev.diatom.image.RawLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MedianTest {
    private static final Extent EXTENT = new Extent(9, 7, 5, 2, 3);

    private static final List<Boundary> BOUNDARIES =
            List.of(Boundary.REFLECT, Boundary.MIRROR, Boundary.NEAREST, Boundary.WRAP, Boundary.constant(7));

    private final long budget = Processing.memoryBudget();
    private final int threads = Processing.threads();

    @TempDir
    Path folder;

    @AfterEach
    void settingsAsBefore() {
        Processing.setMemoryBudget(budget);
        Processing.setThreads(threads);
    }

    /** Medians that go all ways: comparators, histograms and selection. */
    private static Map<StencilOperator, StructuringElement> medians() {
        var medians = new LinkedHashMap<StencilOperator, StructuringElement>();
        medians.put(median2d(1), StructuringElement.square(1));
        medians.put(median2d(2), StructuringElement.square(2));
        medians.put(median2d(4), StructuringElement.square(4));
        medians.put(median3d(1), StructuringElement.cube(1));
        medians.put(median3d(2), StructuringElement.cube(2));
        medians.put(median2d(3, 0), StructuringElement.line(Axis.X, 3));
        medians.put(median3d(0, 0, 2), StructuringElement.line(Axis.Z, 2));
        return medians;
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void theMiddleValueOfTheWindowIsTaken(PixelType type) {
        for (var image : List.of(RandomImages.wide(type, EXTENT, 1), RandomImages.narrow(type, EXTENT, 2))) {
            int[] turn = {0};
            medians().forEach((median, window) -> {
                var boundary = BOUNDARIES.get(turn[0]++ % BOUNDARIES.size());
                Comparison.same(
                        image.apply(median.boundary(boundary)),
                        Neighbourhood.each(
                                image,
                                window,
                                boundary,
                                values -> values.stream().sorted().toList().get(values.size() / 2)));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void mediansAreThoseOfSciPy(PixelType type) {
        var modes = Map.of(
                "'reflect'", Boundary.REFLECT,
                "'mirror'", Boundary.MIRROR,
                "'nearest'", Boundary.NEAREST,
                "'wrap'", Boundary.WRAP,
                "'constant', cval=3", Boundary.constant(3));
        var plane = RandomImages.wide(type, Extent.of(23, 17), 3);
        var volume = RandomImages.wide(type, Extent.of(15, 13, 7), 4);
        modes.forEach((mode, boundary) -> {
            for (int radius = 1; radius <= 3; radius++) {
                Comparison.same(
                        plane.apply(median2d(radius).boundary(boundary)),
                        scipy("median_filter(a, size=" + (2 * radius + 1), mode, plane));
            }
            Comparison.same(
                    volume.apply(median2d(2).boundary(boundary)),
                    scipy("median_filter(a, size=(1, 5, 5)", mode, volume));
            Comparison.same(
                    volume.apply(median3d(1).boundary(boundary)), scipy("median_filter(a, size=3", mode, volume));
            Comparison.same(
                    volume.apply(median3d(2).boundary(boundary)), scipy("median_filter(a, size=5", mode, volume));
        });
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void percentilesAreThoseOfSciPy(PixelType type) {
        var plane = RandomImages.wide(type, Extent.of(23, 17), 5);
        var volume = RandomImages.wide(type, Extent.of(15, 13, 7), 6);
        for (double percent : new double[] {0, 12.5, 33, 50, 99.9, 100}) {
            Comparison.same(
                    plane.apply(percentile2d(2, percent)),
                    scipy("percentile_filter(a, " + percent + ", size=5", "'reflect'", plane));
            Comparison.same(
                    volume.apply(percentile3d(1, percent)),
                    scipy("percentile_filter(a, " + percent + ", size=3", "'reflect'", volume));
        }
    }

    private static MemoryImage scipy(String call, String mode, MemoryImage image) {
        return Reference.eval("ndi." + call + ", mode=" + mode + ")", Map.of("a", image));
    }

    @Test
    void masksMixWithPlanesThatAreAlmostMasks() {
        for (int grey : new int[] {0, 1, 100, 254, 255}) {
            var image = RandomImages.mask(EXTENT, 50, 7);
            image.set(4, 5, 2, 0, 0, grey);
            for (var median : List.of(median2d(1), median2d(2), median3d(1))) {
                var wide = image.apply(Widening.TO_INT16).apply(median);
                Comparison.near(image.apply(median), wide, 0);
            }
        }
    }

    /** The same values in another type. */
    private static final class Widening implements PointOperator {
        static final Widening TO_INT16 = new Widening();

        @Override
        public String label() {
            return "widened";
        }

        @Override
        public PixelType outputType(PixelType input) {
            return PixelType.INT16;
        }

        @Override
        public RowFunction rowFunction(PixelType input) {
            return (in, out, count) -> {
                for (int i = 0; i < count; i++) {
                    ((short[]) out)[i] = (short) (((byte[]) in)[i] & 0xff);
                }
            };
        }
    }

    @Test
    void rowsLongerThanAnyBufferGiveTheSame() {
        var image = RandomImages.wide(PixelType.UINT8, new Extent(8199, 4, 3, 1, 1), 8);
        for (var median : List.of(median2d(1), median2d(2), median3d(1))) {
            var wide = image.apply(Widening.TO_INT16).apply(median);
            Comparison.near(image.apply(median), wide, 0);
        }
    }

    @Test
    void diskEqualsMemoryWhateverTheBudgetAndTheThreads() throws IOException {
        var image = RandomImages.wide(PixelType.UINT16, new Extent(211, 157, 7, 1, 2), 9);
        var path = folder.resolve("image.raw");
        image.saveRaw(path);
        try (var disk = DiskImage.openRaw(path, RawLayout.of(image.type(), image.extent()))) {
            for (var median : List.of(median2d(2), median3d(1).boundary(Boundary.WRAP), percentile3d(2, 30))) {
                settingsAsBefore();
                var expected = image.apply(median);
                for (int count : new int[] {1, 3}) {
                    Processing.setThreads(count);
                    for (long bytes : new long[] {1 << 20, 1_300_003, 1 << 28}) {
                        Processing.setMemoryBudget(bytes);
                        try (var result = disk.apply(median)) {
                            assertThat(result.isDisk()).isTrue();
                            Comparison.same(result, expected);
                        }
                    }
                }
            }
        }
    }

    @Test
    void notANumberSpreadsOverItsWindow() {
        for (var type : List.of(PixelType.FLOAT32, PixelType.FLOAT64)) {
            for (int radius = 1; radius <= 3; radius++) {
                var image = RandomImages.wide(type, Extent.of(11, 11, 3), 10);
                image.set(5, 5, 1, 0, 0, Double.NaN);
                image.set(0, 0, 1, 0, 0, Double.POSITIVE_INFINITY);
                for (var median : List.of(median2d(radius), median3d(radius))) {
                    var result = image.apply(median);
                    for (int y = 0; y < 11; y++) {
                        for (int x = 0; x < 11; x++) {
                            boolean inWindow = Math.max(Math.abs(x - 5), Math.abs(y - 5)) <= radius;
                            assertThat(Double.isNaN(result.get(x, y, 1))).isEqualTo(inWindow);
                        }
                    }
                }
            }
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> median2d(0))
                .withMessage(
                        "the radius of median2d must be from 0 to 25000 pixels along each axis, and above 0 along one"
                                + " at least, found 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> median3d(1, -1, 1))
                .withMessageEndingWith("found 1, -1, 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> percentile2d(1, 101))
                .withMessage("a percentile must be from 0 to 100, found 101");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> percentile3d(1, Double.NaN))
                .withMessage("a percentile must be from 0 to 100, found NaN");
        var image = MemoryImage.create(PixelType.UINT8, 3, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> image.apply(median3d(200)))
                .withMessageStartingWith("the window of a median or percentile holds at most 16777216 pixels, found"
                        + " 64481201, from radii of ");
    }
}
