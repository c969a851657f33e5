package dev.diatom.image.op;

import static dev.diatom.image.op.Morphology.blackTopHat;
import static dev.diatom.image.op.Morphology.closing;
import static dev.diatom.image.op.Morphology.dilation;
import static dev.diatom.image.op.Morphology.erosion;
import static dev.diatom.image.op.Morphology.morphologicalGradient;
import static dev.diatom.image.op.Morphology.opening;
import static dev.diatom.image.op.Morphology.whiteTopHat;
import static dev.diatom.image.op.StructuringElement.ball;
import static dev.diatom.image.op.StructuringElement.cross2d;
import static dev.diatom.image.op.StructuringElement.cross3d;
import static dev.diatom.image.op.StructuringElement.cube;
import static dev.diatom.image.op.StructuringElement.disk;
import static dev.diatom.image.op.StructuringElement.line;
import static dev.diatom.image.op.StructuringElement.square;
import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Axis;
import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Processing;
import dev.diatom.image.RawLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MorphologyTest {
    private static final Extent EXTENT = new Extent(9, 7, 5, 2, 3);

    private static final List<Boundary> BOUNDARIES =
            List.of(Boundary.REFLECT, Boundary.MIRROR, Boundary.NEAREST, Boundary.WRAP, Boundary.constant(7));

    /** Has a gap in a row, an empty plane and no centre, and looks different from every side. */
    static final StructuringElement ODD = StructuringElement.of(new boolean[][][] {
        {{true, false, true, true, false}, {false, false, false, false, true}, {false, true, false, false, false}},
        {{false, false, false, false, false}, {false, false, false, false, false}, {false, false, false, false, false}},
        {{false, false, false, false, true}, {false, false, false, false, true}, {false, true, true, false, true}},
    });

    static final StructuringElement HOOK = StructuringElement.of(new boolean[][] {
        {true, false, false}, {false, false, false}, {false, false, false}, {true, true, true}, {false, true, true}
    });

    static final List<StructuringElement> ELEMENTS = List.of(
            disk(0),
            disk(2),
            disk(4),
            square(1),
            square(3),
            cross2d(2),
            line(Axis.X, 3),
            line(Axis.Y, 6),
            line(Axis.Z, 2),
            ball(1),
            ball(2),
            ball(3),
            cube(1),
            cube(2),
            cross3d(2),
            HOOK,
            ODD);

    private final long budget = Processing.memoryBudget();
    private final int threads = Processing.threads();

    @TempDir
    Path folder;

    @AfterEach
    void settingsAsBefore() {
        Processing.setMemoryBudget(budget);
        Processing.setThreads(threads);
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void erosionIsTheSmallestValueUnderTheElement(PixelType type) {
        var image = RandomImages.wide(type, EXTENT, 1);
        for (var element : ELEMENTS) {
            for (var boundary : BOUNDARIES) {
                Comparison.same(
                        image.apply(erosion(element).boundary(boundary)),
                        Neighbourhood.each(image, element, boundary, Collections::min));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void dilationIsTheLargestValueUnderTheReflectedElement(PixelType type) {
        var image = RandomImages.wide(type, EXTENT, 2);
        for (var element : ELEMENTS) {
            for (var boundary : BOUNDARIES) {
                Comparison.same(
                        image.apply(dilation(element).boundary(boundary)),
                        Neighbourhood.each(image, element.reflected(), boundary, Collections::max));
            }
        }
    }

    @Test
    void masksAndPlanesThatAreAlmostMasksMixInOneVolume() {
        for (int grey = 0; grey < 256; grey += 51) {
            var image = RandomImages.mask(EXTENT, 60, 3);
            image.set(4, 5, 2, 0, 0, grey);
            image.set(8, 6, 4, 1, 1, grey);
            for (var element : List.of(ball(2), cube(1), disk(2), ODD)) {
                Comparison.same(
                        image.apply(erosion(element)),
                        Neighbourhood.each(image, element, Boundary.REFLECT, Collections::min));
                Comparison.same(
                        image.apply(dilation(element).boundary(Boundary.constant(9))),
                        Neighbourhood.each(image, element.reflected(), Boundary.constant(9), Collections::max));
            }
        }
    }

    @Test
    void rowsLongerThanAnyBufferGiveTheSame() {
        for (var type : List.of(PixelType.UINT8, PixelType.UINT16, PixelType.FLOAT64)) {
            var image = RandomImages.narrow(type, new Extent(8199, 3, 2, 1, 1), 4);
            for (var element : List.of(disk(2), ball(1), line(Axis.X, 40))) {
                Comparison.same(
                        image.apply(erosion(element)),
                        Neighbourhood.each(image, element, Boundary.REFLECT, Collections::min));
            }
        }
    }

    @Test
    void openingIsErosionThenDilationAndClosingTheReverse() {
        var image = RandomImages.wide(PixelType.UINT16, EXTENT, 5);
        for (var element : List.of(ball(2), HOOK, ODD)) {
            for (var boundary : BOUNDARIES) {
                var eroded = image.apply(erosion(element).boundary(boundary));
                var dilated = image.apply(dilation(element).boundary(boundary));
                Comparison.same(
                        image.apply(opening(element, boundary)),
                        eroded.apply(dilation(element).boundary(boundary)));
                Comparison.same(
                        image.apply(closing(element, boundary)),
                        dilated.apply(erosion(element).boundary(boundary)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void topHatsAndGradientAreDifferencesThatSaturate(PixelType type) {
        var image = RandomImages.wide(type, EXTENT, 6);
        for (var element : List.of(disk(2), ball(1), HOOK)) {
            for (var boundary : BOUNDARIES) {
                Comparison.same(
                        image.apply(whiteTopHat(element, boundary)),
                        difference(image, image.apply(opening(element, boundary))));
                Comparison.same(
                        image.apply(blackTopHat(element, boundary)),
                        difference(image.apply(closing(element, boundary)), image));
                Comparison.same(
                        image.apply(morphologicalGradient(element).boundary(boundary)),
                        difference(
                                image.apply(dilation(element).boundary(boundary)),
                                image.apply(erosion(element).boundary(boundary))));
            }
        }
    }

    private static MemoryImage difference(MemoryImage from, MemoryImage other) {
        var type = from.type();
        var result = MemoryImage.create(type, from.extent());
        var extent = from.extent();
        for (long p = 0; p < extent.pixels(); p++) {
            long x = p % extent.x();
            long y = p / extent.x() % extent.y();
            long plane = p / extent.planePixels();
            long z = plane % extent.z();
            long c = plane / extent.z() % extent.c();
            long t = plane / extent.z() / extent.c();
            double value = from.get(x, y, z, c, t) - other.get(x, y, z, c, t);
            result.set(x, y, z, c, t, Math.max(type.min(), Math.min(type.max(), value)));
        }
        return result;
    }

    @Test
    void diskEqualsMemoryWhateverTheBudgetAndTheThreads() throws IOException {
        var image = RandomImages.wide(PixelType.UINT16, new Extent(211, 157, 7, 1, 2), 7);
        var path = folder.resolve("image.raw");
        image.saveRaw(path);
        try (var disk = DiskImage.openRaw(path, RawLayout.of(image.type(), image.extent()))) {
            for (var operator : List.of(
                    erosion(ODD),
                    dilation(disk(9)),
                    opening(ball(2)),
                    whiteTopHat(cube(1)),
                    blackTopHat(disk(3)),
                    morphologicalGradient(ball(3)).boundary(Boundary.WRAP))) {
                settingsAsBefore();
                var expected = image.apply(operator);
                for (int count : new int[] {1, 3}) {
                    Processing.setThreads(count);
                    for (long bytes : new long[] {1 << 20, 1_300_003, 1 << 28}) {
                        Processing.setMemoryBudget(bytes);
                        try (var result = disk.apply(operator)) {
                            assertThat(result.isDisk()).isTrue();
                            Comparison.same(result, expected);
                        }
                    }
                }
            }
        }
    }

    @Test
    void notANumberSpreadsOverItsNeighbourhood() {
        for (var type : List.of(PixelType.FLOAT32, PixelType.FLOAT64)) {
            var image = RandomImages.wide(type, Extent.of(9, 9), 8);
            image.set(4, 4, 0, 0, 0, Double.NaN);
            for (var operator : List.of(erosion(disk(2)), dilation(disk(2)), morphologicalGradient(disk(2)))) {
                var result = image.apply(operator);
                for (int y = 0; y < 9; y++) {
                    for (int x = 0; x < 9; x++) {
                        assertThat(Double.isNaN(result.get(x, y))).isEqualTo(disk(2).contains(x - 4, y - 4, 0));
                    }
                }
            }
        }
    }

    @Test
    void aSingleBrightPixelGrowsIntoTheElementAsItWasGiven() {
        var image = MemoryImage.create(PixelType.UINT8, 9, 9);
        image.set(4, 4, 0, 0, 0, 255);
        var grown = image.apply(dilation(HOOK));
        for (int y = 0; y < 9; y++) {
            for (int x = 0; x < 9; x++) {
                assertThat(grown.get(x, y) > 0).isEqualTo(HOOK.contains(x - 4, y - 4, 0));
            }
        }
    }

    @Test
    void descriptionsSurviveAndTellWhatWasDone() {
        var plain = MemoryImage.create(PixelType.INT16, Extent.of(5, 4));
        var image = plain.withMetadata(plain.metadata().withName("cells"));
        assertThat(image.apply(erosion(disk(2))).metadata().name()).isEqualTo("cells erosion(disk(2))");
        assertThat(image.apply(opening(ball(1))).metadata().name()).isEqualTo("cells opening(ball(1))");
        assertThat(image.apply(whiteTopHat(square(1))).metadata().name()).isEqualTo("cells whiteTopHat(square(1))");
        assertThat(image.apply(closing(disk(1))).metadata().role())
                .isEqualTo(image.metadata().role());
    }
}
