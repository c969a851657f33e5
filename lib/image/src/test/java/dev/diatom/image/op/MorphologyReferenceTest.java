package dev.diatom.image.op;

import static dev.diatom.image.op.StructuringElement.ball;
import static dev.diatom.image.op.StructuringElement.cube;
import static dev.diatom.image.op.StructuringElement.disk;
import static dev.diatom.image.op.StructuringElement.square;

import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Morphology as SciPy and scikit-image have it. */
class MorphologyReferenceTest {
    private static final Extent PLANE = Extent.of(23, 17);
    private static final Extent VOLUME = Extent.of(15, 13, 7);

    private static final Map<String, Boundary> MODES = Map.of(
            "'reflect'", Boundary.REFLECT,
            "'mirror'", Boundary.MIRROR,
            "'nearest'", Boundary.NEAREST,
            "'wrap'", Boundary.WRAP,
            "'constant', cval=3", Boundary.constant(3));

    private static final Map<String, Function<StructuringElement, StencilOperator>> STENCILS = Map.of(
            "grey_erosion", Morphology::erosion,
            "grey_dilation", Morphology::dilation);

    private static void compare(
            String function, Function<Boundary, Operator> operator, MemoryImage image, StructuringElement element) {
        MODES.forEach((mode, boundary) -> Comparison.same(
                image.apply(operator.apply(boundary)),
                Reference.eval(
                        "ndi." + function + "(a, footprint=e > 0, mode=" + mode + ")",
                        Map.of("a", image, "e", points(element, image.sizeZ() > 1)))));
    }

    private static MemoryImage points(StructuringElement element, boolean isVolume) {
        int x = element.radiusX();
        int y = element.radiusY();
        int z = isVolume ? Math.max(1, element.radiusZ()) : 0;
        var points = MemoryImage.create(PixelType.UINT8, 2L * x + 1, 2L * y + 1, 2L * z + 1);
        for (int dz = -z; dz <= z; dz++) {
            for (int dy = -y; dy <= y; dy++) {
                for (int dx = -x; dx <= x; dx++) {
                    points.set(dx + x, dy + y, dz + z, 0, 0, element.contains(dx, dy, dz) ? 1 : 0);
                }
            }
        }
        return points;
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void erosionAndDilationAreThoseOfSciPyForPlanes(PixelType type) {
        var image = RandomImages.wide(type, PLANE, 11);
        for (var element : List.of(disk(3), square(1), MorphologyTest.HOOK)) {
            STENCILS.forEach((function, factory) ->
                    compare(function, boundary -> factory.apply(element).boundary(boundary), image, element));
        }
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void erosionAndDilationAreThoseOfSciPyForVolumes(PixelType type) {
        var image = RandomImages.wide(type, VOLUME, 12);
        for (var element : List.of(ball(2), cube(1), disk(2), MorphologyTest.ODD)) {
            STENCILS.forEach((function, factory) ->
                    compare(function, boundary -> factory.apply(element).boundary(boundary), image, element));
        }
    }

    @Test
    void openingAndClosingAreThoseOfSciPy() {
        var image = RandomImages.wide(PixelType.UINT16, VOLUME, 13);
        for (var element : List.of(ball(2), disk(2), MorphologyTest.ODD)) {
            compare("grey_opening", boundary -> Morphology.opening(element, boundary), image, element);
            compare("grey_closing", boundary -> Morphology.closing(element, boundary), image, element);
        }
    }

    @Test
    void topHatsAndGradientAreThoseOfSciPyWhereNothingSaturates() {
        var image = RandomImages.narrow(PixelType.INT16, VOLUME, 14);
        for (var element : List.of(ball(2), square(2), MorphologyTest.ODD)) {
            compare("white_tophat", boundary -> Morphology.whiteTopHat(element, boundary), image, element);
            compare("black_tophat", boundary -> Morphology.blackTopHat(element, boundary), image, element);
            compare(
                    "morphological_gradient",
                    boundary -> Morphology.morphologicalGradient(element).boundary(boundary),
                    image,
                    element);
        }
    }

    @Test
    void masksOpenAsInScikitImage() {
        var image = RandomImages.mask(Extent.of(31, 29, 11), 85, 15);
        Comparison.same(
                image.apply(Morphology.opening(ball(2))),
                Reference.eval("morphology.opening(a, morphology.ball(2), mode='reflect')", Map.of("a", image)));
    }
}
