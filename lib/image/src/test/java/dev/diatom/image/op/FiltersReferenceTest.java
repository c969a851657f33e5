package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.diatom.image.Axis;
import dev.diatom.image.Calibration;
import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Filters against SciPy and scikit-image, which compute in double from the same pixels. */
class FiltersReferenceTest {
    private static final Extent SERIES = new Extent(13, 11, 7, 2, 3);
    private static final Extent VOLUME = Extent.of(19, 13, 9);
    /** What float arithmetic may lose of the largest value, over all taps. */
    private static final double FLOAT_ERROR = 1e-6;

    private static final double DOUBLE_ERROR = 1e-14;

    /** SciPy's name of a boundary, with what it takes for a constant. */
    private record Mode(Boundary boundary, String arguments) {}

    private static final List<Mode> MODES = List.of(
            new Mode(Boundary.REFLECT, "mode='reflect'"),
            new Mode(Boundary.MIRROR, "mode='mirror'"),
            new Mode(Boundary.NEAREST, "mode='nearest'"),
            new Mode(Boundary.WRAP, "mode='wrap'"),
            new Mode(Boundary.constant(17), "mode='constant', cval=17"));

    static Stream<Arguments> typesAndModes() {
        return Arrays.stream(PixelType.values()).flatMap(type -> MODES.stream().map(mode -> arguments(type, mode)));
    }

    /** How far a result may lie from the exact one, apart from being rounded to an integer. */
    private static double error(PixelType type) {
        double largest = type.isFloat() ? 1000 : Math.max(type.max(), -type.min());
        return largest * (type.bytes() <= 2 || type == PixelType.FLOAT32 ? FLOAT_ERROR : DOUBLE_ERROR);
    }

    private static void smooths(StencilOperator filter, MemoryImage image, String expression) {
        var type = image.type();
        var found = image.apply(filter);
        Comparison.near(
                found, Reference.eval(expression, Map.of("a", image)), error(type) + (type.isFloat() ? 0 : 0.5));
        assertThat(found.type()).isEqualTo(type);
    }

    private static void differs(StencilOperator filter, MemoryImage image, String expression, double scale) {
        var type = image.type();
        var found = image.apply(filter);
        Comparison.near(found, Reference.eval(expression, Map.of("a", image)), scale * error(type));
        assertThat(found.type())
                .isEqualTo(type.bytes() <= 2 || type == PixelType.FLOAT32 ? PixelType.FLOAT32 : PixelType.FLOAT64);
    }

    @ParameterizedTest
    @MethodSource("typesAndModes")
    void gaussiansAreThoseOfSciPy(PixelType type, Mode mode) {
        var image = RandomImages.of(type, SERIES);
        var b = mode.boundary();
        var call = "ndi.gaussian_filter(a.astype(float), (0, 0, %s), " + mode.arguments() + ")";
        smooths(Filters.gaussian2d(1.3).boundary(b), image, call.formatted("0, 1.3, 1.3"));
        smooths(Filters.gaussian2d(0, 2.5).boundary(b), image, call.formatted("0, 2.5, 0"));
        smooths(Filters.gaussian3d(0.6).boundary(b), image, call.formatted("0.6, 0.6, 0.6"));
        smooths(Filters.gaussian3d(2.5, 0.1, 1.1).boundary(b), image, call.formatted("1.1, 0.1, 2.5"));
    }

    @ParameterizedTest
    @MethodSource("typesAndModes")
    void meansAreExactButForOneRounding(PixelType type, Mode mode) {
        var image = RandomImages.of(type, SERIES);
        for (int[] r : new int[][] {{1, 1, 0}, {3, 0, 0}, {2, 4, 1}, {0, 1, 5}}) {
            var size = "np.ones((1, 1, %d, %d, %d))".formatted(2 * r[2] + 1, 2 * r[1] + 1, 2 * r[0] + 1);
            int count = (2 * r[2] + 1) * (2 * r[1] + 1) * (2 * r[0] + 1);
            var mean = Reference.eval(
                    "ndi.convolve(a.astype(float), %s, %s) / %d".formatted(size, mode.arguments(), count),
                    Map.of("a", image));
            var found = image.apply(Filters.mean3d(r[0], r[1], r[2]).boundary(mode.boundary()));
            double rounding = type.isFloat() ? 1000 * (type == PixelType.FLOAT32 ? 6e-8 : DOUBLE_ERROR) : 0.5;
            Comparison.near(found, mean, rounding);
            if (r[2] == 0) {
                Comparison.same(image.apply(Filters.mean2d(r[0], r[1]).boundary(mode.boundary())), found);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("typesAndModes")
    void minimaAndMaximaAreExact(PixelType type, Mode mode) {
        var image = RandomImages.of(type, SERIES);
        for (int[] r : new int[][] {{1, 1, 0}, {3, 0, 0}, {2, 7, 1}, {0, 3, 5}, {8, 1, 0}}) {
            var size = "size=(1, 1, %d, %d, %d), ".formatted(2 * r[2] + 1, 2 * r[1] + 1, 2 * r[0] + 1);
            var given = Map.of("a", image);
            Comparison.same(
                    image.apply(Filters.minimum3d(r[0], r[1], r[2]).boundary(mode.boundary())),
                    Reference.eval("ndi.minimum_filter(a, " + size + mode.arguments() + ")", given));
            Comparison.same(
                    image.apply(Filters.maximum3d(r[0], r[1], r[2]).boundary(mode.boundary())),
                    Reference.eval("ndi.maximum_filter(a, " + size + mode.arguments() + ")", given));
        }
    }

    @ParameterizedTest
    @EnumSource
    void minimaAndMaximaOfPlanesAreThoseOfSciPy(PixelType type) {
        var image = RandomImages.of(type, SERIES);
        Comparison.same(
                image.apply(Filters.minimum2d(2)),
                Reference.eval("ndi.minimum_filter(a, size=(1, 1, 1, 5, 5))", Map.of("a", image)));
        Comparison.same(
                image.apply(Filters.maximum2d(4, 1)),
                Reference.eval("ndi.maximum_filter(a, size=(1, 1, 1, 3, 9))", Map.of("a", image)));
    }

    @ParameterizedTest
    @EnumSource
    void variancesAreThoseOfNumPy(PixelType type) {
        var image = RandomImages.of(type, Extent.of(11, 7, 5));
        double squared = type.isFloat() ? 1e6 : type.max() * type.max();
        double tolerance = squared * (type.bytes() <= 2 || type == PixelType.FLOAT32 ? 6e-8 : 1e-14);
        Comparison.near(
                image.apply(Filters.variance2d(1, 2)),
                Reference.eval("ndi.generic_filter(a.astype(float), np.var, size=(1, 5, 3))", Map.of("a", image)),
                tolerance);
        Comparison.near(
                image.apply(Filters.variance3d(1)),
                Reference.eval("ndi.generic_filter(a.astype(float), np.var, size=3)", Map.of("a", image)),
                tolerance);
    }

    @ParameterizedTest
    @MethodSource("typesAndModes")
    void sobelDifferencesAreThoseOfSciPy(PixelType type, Mode mode) {
        var image = RandomImages.of(type, VOLUME);
        var b = mode.boundary();
        var each = "np.stack([%s for p in a.astype(float)])";
        var one = "ndi.sobel(p, %d, " + mode.arguments() + ")";
        // With a constant the second axis of SciPy sees what the first has made of the outside.
        if (!b.isConstant()) {
            differs(Filters.sobel2d(Axis.X).boundary(b), image, each.formatted(one.formatted(1)), 8);
            differs(Filters.sobel2d(Axis.Y).boundary(b), image, each.formatted(one.formatted(0)), 8);
            differs(
                    Filters.sobel2d().boundary(b),
                    image,
                    each.formatted("ndi.generic_gradient_magnitude(p, ndi.sobel, " + mode.arguments() + ")"),
                    8);
            for (var axis : List.of(Axis.X, Axis.Y, Axis.Z)) {
                differs(
                        Filters.sobel3d(axis).boundary(b),
                        image,
                        "ndi.sobel(a.astype(float), %d, %s)".formatted(2 - axis.number(), mode.arguments()),
                        32);
            }
            differs(
                    Filters.sobel3d().boundary(b),
                    image,
                    "ndi.generic_gradient_magnitude(a.astype(float), ndi.sobel, " + mode.arguments() + ")",
                    32);
        }
    }

    @ParameterizedTest
    @MethodSource("typesAndModes")
    void gaussianDerivativesAreThoseOfSciPy(PixelType type, Mode mode) {
        var image = RandomImages.of(type, VOLUME);
        var b = mode.boundary();
        var each = "np.stack([ndi.%s(p, 1.4, " + mode.arguments() + ") for p in a.astype(float)])";
        var all = "ndi.%s(a.astype(float), 1.1, " + mode.arguments() + ")";
        if (!b.isConstant()) {
            differs(Filters.laplacianOfGaussian2d(1.4).boundary(b), image, each.formatted("gaussian_laplace"), 2);
            differs(Filters.laplacianOfGaussian3d(1.1).boundary(b), image, all.formatted("gaussian_laplace"), 3);
            differs(
                    Filters.gradientMagnitude2d(1.4).boundary(b),
                    image,
                    each.formatted("gaussian_gradient_magnitude"),
                    2);
            differs(
                    Filters.gradientMagnitude3d(1.1).boundary(b),
                    image,
                    all.formatted("gaussian_gradient_magnitude"),
                    2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void differencesOfGaussiansAreThoseOfSciKitImage(PixelType type) {
        var image = RandomImages.of(type, VOLUME);
        differs(
                Filters.differenceOfGaussians3d(0.8, 1.7),
                image,
                "filters.difference_of_gaussians(a.astype(float), 0.8, 1.7, mode='reflect')",
                2);
        differs(
                Filters.differenceOfGaussians2d(0, 2),
                image,
                "np.stack([filters.difference_of_gaussians(p, 0, 2, mode='reflect') for p in a.astype(float)])",
                2);
    }

    @ParameterizedTest
    @EnumSource
    void sharpeningIsThatOfSciKitImageAndSaturates(PixelType type) {
        var image = RandomImages.of(type, VOLUME);
        var clip = type.isFloat() ? "%s" : "np.clip(%%s, %s, %s)".formatted(type.min(), type.max());
        var call = "filters.unsharp_mask(%s.astype(float), %s, %s, preserve_range=True)";
        tolerates(Filters.unsharpMask3d(1.5, 0.75), image, clip.formatted(call.formatted("a", 1.5, 0.75)));
        tolerates(
                Filters.unsharpMask2d(1.2, 2),
                image,
                clip.formatted("np.stack([" + call.formatted("p", 1.2, 2.0) + " for p in a])"));
    }

    private static void tolerates(StencilOperator filter, MemoryImage image, String expression) {
        double rounding = image.type().isFloat() ? 0 : 0.5;
        Comparison.near(
                image.apply(filter),
                Reference.eval(expression, Map.of("a", image)),
                rounding + 4 * error(image.type()));
    }

    @ParameterizedTest
    @EnumSource
    void backgroundIsAWideGaussian(PixelType type) {
        var image = RandomImages.of(type, VOLUME);
        var minus = "a.astype(float) - ndi.gaussian_filter(a.astype(float), %s)";
        var clip = type.isFloat() ? "%s" : "np.clip(%%s, %s, %s)".formatted(type.min(), type.max());
        tolerates(Filters.subtractBackground3d(3), image, clip.formatted(minus.formatted("3")));
        tolerates(Filters.subtractBackground2d(3), image, clip.formatted(minus.formatted("(0, 3, 3)")));
        differs(Filters.highPass3d(2), image, minus.formatted("2"), 2);
        differs(Filters.highPass2d(2), image, minus.formatted("(0, 2, 2)"), 2);
    }

    @ParameterizedTest
    @MethodSource("typesAndModes")
    void convolutionsAndCorrelationsAreThoseOfSciPy(PixelType type, Mode mode) {
        var image = RandomImages.of(type, VOLUME);
        double[][] plane = {{0, 0.1, 0.3, 0, 0.05}, {0.125, 0, 0.2, 0.05, 0}, {0, 0.025, 0, 0, 0.15}};
        var volume = new double[][][] {plane, {{0, 0, 0, 0, 0.1}, {0, 0, 0.2, 0, 0}, {0, -0.1, 0, 0, 0}}, plane};
        for (var name : List.of("convolve", "correlate")) {
            boolean flips = name.equals("convolve");
            var call = "ndi.%s(a.astype(float), np.array(%s), %s)";
            var planes = Arrays.deepToString(new double[][][] {plane});
            var volumes = "0.5 * " + Arrays.deepToString(volume).replace("[[[", "np.array([[[") + ")";
            smooths(
                    (flips ? Filters.convolve(plane) : Filters.correlate(plane)).boundary(mode.boundary()),
                    image,
                    call.formatted(name, planes, mode.arguments()));
            var half = halved(volume);
            smooths(
                    (flips ? Filters.convolve(half) : Filters.correlate(half)).boundary(mode.boundary()),
                    image,
                    call.formatted(name, volumes, mode.arguments()));
        }
    }

    private static double[][][] halved(double[][][] volume) {
        var half = new ArrayList<double[][]>();
        for (var plane : volume) {
            half.add(Arrays.stream(plane)
                    .map(row -> Arrays.stream(row).map(v -> v / 2).toArray())
                    .toArray(double[][]::new));
        }
        return half.toArray(double[][][]::new);
    }

    @Test
    void physicalSizesFollowTheVoxels() {
        var plain = RandomImages.of(PixelType.UINT16, VOLUME);
        var image = plain.withMetadata(plain.metadata().withCalibration(Calibration.of(0.2, 0.2, 1, "µm")));
        smooths(Filters.gaussian3d(Length.um(1)), image, "ndi.gaussian_filter(a.astype(float), (1, 5, 5))");
        smooths(Filters.gaussian2d(Length.nm(300)), image, "ndi.gaussian_filter(a.astype(float), (0, 1.5, 1.5))");
        Comparison.same(
                image.apply(Filters.maximum3d(Length.um(0.6))),
                Reference.eval("ndi.maximum_filter(a, size=(1, 7, 7))", Map.of("a", image)));
    }
}
