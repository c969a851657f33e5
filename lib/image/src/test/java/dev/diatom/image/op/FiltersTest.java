package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.diatom.image.Axis;
import dev.diatom.image.Calibration;
import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Processing;
import dev.diatom.image.io.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FiltersTest {
    private static final double[][] ODD = {{0, 1, 0}, {1, -4, 1}, {0, 1, 0.5}};

    static Stream<StencilOperator> everyFilter() {
        return Stream.of(
                Filters.gaussian2d(1.5, 0.5),
                Filters.gaussian3d(1),
                Filters.mean2d(2),
                Filters.mean3d(2, 0, 1),
                Filters.minimum2d(3),
                Filters.maximum3d(1),
                Filters.variance2d(1),
                Filters.variance3d(1),
                Filters.sobel2d(Axis.Y),
                Filters.sobel2d(),
                Filters.sobel3d(Axis.Z),
                Filters.sobel3d(),
                Filters.gradientMagnitude2d(1),
                Filters.gradientMagnitude3d(0.7),
                Filters.laplacianOfGaussian2d(1),
                Filters.laplacianOfGaussian3d(0.7),
                Filters.differenceOfGaussians2d(0, 1),
                Filters.differenceOfGaussians3d(0.5, 1),
                Filters.highPass2d(2),
                Filters.highPass3d(0.6),
                Filters.subtractBackground2d(3),
                Filters.subtractBackground3d(1),
                Filters.unsharpMask2d(1, 0.5),
                Filters.unsharpMask3d(1, 2),
                Filters.convolve(ODD),
                Filters.correlate(new double[][][] {ODD, ODD, {{1, 0, 0}, {0, 0, 0}, {0, 2, 0}}}));
    }

    @ParameterizedTest
    @MethodSource("everyFilter")
    void diskGivesWhatMemoryGivesForAnyBudgetAndThreads(StencilOperator filter) {
        long budget = Processing.memoryBudget();
        int threads = Processing.threads();
        try {
            for (var type : List.of(PixelType.UINT16, PixelType.INT32, PixelType.FLOAT32)) {
                var image = RandomImages.of(type, new Extent(67, 31, 7, 2, 1));
                for (var boundary : List.of(Boundary.REFLECT, Boundary.WRAP, Boundary.constant(3))) {
                    Processing.setMemoryBudget(1 << 30);
                    Processing.setThreads(1);
                    var operator = filter.boundary(boundary);
                    var expected = image.apply(operator).pixels();
                    Processing.setThreads(3);
                    try (var disk = DiskImage.copyOf(image)) {
                        for (long bytes : new long[] {1 << 16, 200_000}) {
                            Processing.setMemoryBudget(bytes);
                            try (var result = disk.apply(operator)) {
                                assertThat(result.toMemory().pixels()).isEqualTo(expected);
                            }
                        }
                    }
                }
            }
        } finally {
            Processing.setMemoryBudget(budget);
            Processing.setThreads(threads);
        }
    }

    @ParameterizedTest
    @MethodSource("everyFilter")
    void aPlaneIsTheSameAloneAsAmongOthers(StencilOperator filter) {
        var image = RandomImages.of(PixelType.UINT16, Extent.of(37, 17, 19));
        var all = image.apply(filter);
        var view = image.view(filter);
        for (int z : new int[] {0, 18, 7, 8, 9, 3}) {
            assertThat(view.slice(z).read().pixels())
                    .isEqualTo(all.slice(z).read().pixels());
        }
    }

    @Test
    void aBrightPixelBecomesTheConvolutionKernelItself() {
        var dot = MemoryImage.create(PixelType.FLOAT32, Extent.of(7, 5, 3));
        Samples.set(PixelType.FLOAT32, dot.pixels(), (1 * 5 + 2) * 7 + 3, 1);
        double[][] kernel = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
        var found = dot.apply(Filters.convolve(kernel));
        var turned = dot.apply(Filters.correlate(kernel));
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 3; x++) {
                assertThat(found.get(2 + x, 1 + y, 1)).isEqualTo(kernel[y][x]);
                assertThat(turned.get(2 + x, 1 + y, 1)).isEqualTo(kernel[2 - y][2 - x]);
            }
        }
        var image = MemoryImage.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 3, 3);
        assertThat(dot.apply(Filters.convolve(image)).pixels()).isEqualTo(found.pixels());
    }

    @Test
    void aFlatImageStaysFlatAndHasNoEdges() {
        var flat = MemoryImage.create(PixelType.UINT16, Extent.of(33, 17, 9));
        Arrays.fill((short[]) flat.pixels(), (short) 51_234);
        for (var filter : List.of(Filters.gaussian3d(2), Filters.mean3d(3), Filters.unsharpMask3d(2, 3))) {
            assertThat(flat.apply(filter).pixels()).as(filter.label()).isEqualTo(flat.pixels());
        }
        for (var filter :
                List.of(Filters.sobel2d(), Filters.sobel3d(), Filters.gradientMagnitude3d(2), Filters.variance3d(2))) {
            assertThat((float[]) flat.apply(filter).pixels()).as(filter.label()).containsOnly(0);
        }
    }

    @Test
    void aSignedFilterSaysSoByItsType() {
        var image = MemoryImage.of(new byte[] {9, 9, 9, 0, 0, 0, 0, 0, 0}, 3, 3);
        var slope = image.apply(Filters.sobel2d(Axis.Y));
        assertThat(slope.type()).isEqualTo(PixelType.FLOAT32);
        assertThat(slope.get(1, 1)).isEqualTo(-36);
        assertThat(image.apply(Filters.subtractBackground2d(1)).type()).isEqualTo(PixelType.UINT8);
    }

    @Test
    void blurredLabelsAndMasksAreIntensitiesButTheirExtremesAreNot() {
        var mask = MemoryImage.create(PixelType.UINT8, 5, 3);
        mask = mask.withMetadata(mask.metadata().withRole(Role.MASK));
        assertThat(mask.apply(Filters.gaussian2d(1)).metadata().role()).isEqualTo(Role.INTENSITY);
        assertThat(mask.apply(Filters.mean2d(1)).metadata().role()).isEqualTo(Role.INTENSITY);
        assertThat(mask.apply(Filters.maximum2d(1)).metadata().role()).isEqualTo(Role.MASK);
        var rgb = mask.withMetadata(mask.metadata().withRole(Role.RGB));
        assertThat(rgb.apply(Filters.gaussian2d(1)).metadata().role()).isEqualTo(Role.RGB);
        assertThat(rgb.apply(Filters.sobel2d()).metadata().role()).isEqualTo(Role.INTENSITY);
    }

    @Test
    void aValueThatIsNoNumberStaysWithinReachOfTheFilter() {
        var image = MemoryImage.create(PixelType.FLOAT32, 41, 1);
        ((float[]) image.pixels())[20] = Float.NaN;
        for (var filter :
                List.of(Filters.gaussian2d(1), Filters.mean2d(4), Filters.maximum2d(4), Filters.variance2d(4))) {
            var found = (float[]) image.apply(filter).pixels();
            for (int x = 0; x < 41; x++) {
                assertThat(Float.isNaN(found[x])).as("%s at %d", filter, x).isEqualTo(Math.abs(x - 20) <= 4);
            }
        }
    }

    @Test
    void aLabelIsWhatWasWritten() {
        assertThat(Filters.gaussian3d(2).label()).isEqualTo("gaussian3d(2)");
        assertThat(Filters.gaussian3d(2, 2, 0.5).label()).isEqualTo("gaussian3d(2, 2, 0.5)");
        assertThat(Filters.mean2d(3).label()).isEqualTo("mean2d(3)");
        assertThat(Filters.sobel2d(Axis.X).label()).isEqualTo("sobel2d(X)");
        assertThat(Filters.convolve(ODD).label()).isEqualTo("convolve(3 x 3)");
        var image = MemoryImage.create(PixelType.UINT8, Extent.of(5, 4, 3));
        image = image.withMetadata(image.metadata().withCalibration(Calibration.of(0.5, "µm")));
        assertThat(image.apply(Filters.gaussian3d(Length.um(1))).metadata().name())
                .isEqualTo("new image gaussian3d(um(1))");
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                arguments(
                        call(() -> Filters.gaussian2d(-1)),
                        "the sigma of gaussian2d must be above 0 and at most 25000 pixels, found -1"),
                arguments(
                        call(() -> Filters.gaussian3d(Double.NaN)),
                        "the sigma of gaussian3d must be above 0 and at most 25000 pixels, found NaN"),
                arguments(
                        call(() -> Filters.gaussian3d(0, 0, 0)),
                        "the sigma of gaussian3d must be from 0 to 25000 pixels along each axis, and above 0 along one at least, found 0, 0, 0"),
                arguments(
                        call(() -> Filters.gaussian3d(Length.um(0))),
                        "the sigma of gaussian3d must be above 0, found um(0)"),
                arguments(
                        call(() -> Filters.gaussian3d(Length.px(0), Length.px(0), Length.um(0))),
                        "the sigma of gaussian3d must be above 0 along one axis at least, found px(0), px(0), um(0)"),
                arguments(
                        call(() -> Filters.mean2d(-2)),
                        "the radius of mean2d must be from 0 to 25000 pixels along each axis, and above 0 along one at least, found -2"),
                arguments(
                        call(() -> Filters.maximum3d(0, 0, 0)),
                        "the radius of maximum3d must be from 0 to 25000 pixels along each axis, and above 0 along one at least, found 0, 0, 0"),
                arguments(call(() -> Filters.sobel2d(Axis.Z)), "sobel2d goes along X or Y, found Z"),
                arguments(call(() -> Filters.sobel3d(Axis.T)), "sobel3d goes along X, Y or Z, found T"),
                arguments(
                        call(() -> Filters.differenceOfGaussians2d(2, 1)),
                        "the two sigmas of differenceOfGaussians2d must be in ascending order, found 2 and 1"),
                arguments(
                        call(() -> Filters.unsharpMask2d(1, 0)),
                        "the amount of unsharpMask2d must be above 0 and finite, found 0"),
                arguments(
                        call(() -> Filters.convolve(new double[2][3])),
                        "a kernel must have an odd number of weights along each axis, so that it has a middle, found 3 x 2 x 1"),
                arguments(
                        call(() -> Filters.convolve(new double[][] {{1}, {1, 2, 3}, {1}})),
                        "the rows of a kernel must have the same length, found 1 and 3"),
                arguments(call(() -> Filters.convolve(new double[3][3])), "a kernel needs a weight that is not 0"),
                arguments(
                        call(() -> Filters.correlate(new double[][] {{Double.NaN}})),
                        "the weights of a kernel must be finite, found NaN"),
                arguments(
                        call(() -> Filters.convolve(new double[1][1_000_001])),
                        "a kernel may have at most 1,000,000 weights, found 1000001 x 1 x 1"),
                arguments(
                        call(() -> Filters.convolve(MemoryImage.create(PixelType.UINT8, new Extent(3, 3, 1, 2, 1)))),
                        "a kernel has one channel and one frame, found an image of 3 × 3 × 2 (XYC)"));
    }

    private static Supplier<Operator> call(Supplier<Operator> call) {
        return call;
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsRefusedWithWhatIsAllowed(Supplier<Operator> call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::get).withMessage(message);
    }

    @Test
    void physicalSizesNeedACalibration() {
        var image = MemoryImage.create(PixelType.UINT8, 5, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> image.apply(Filters.gaussian2d(Length.um(2))))
                .withMessage(
                        "um(2) needs the size of a pixel, which this image does not tell: say the length in pixels,"
                                + " or calibrate the image");
    }
}
