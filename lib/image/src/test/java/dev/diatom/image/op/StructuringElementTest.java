package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.diatom.image.Axis;
import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class StructuringElementTest {
    private static final boolean[][] HOOK = {
        {true, false, false, false, true},
        {false, false, true, true, false},
        {false, false, false, true, false},
    };

    @Test
    void disksAndBallsHoldThePointsAtMostRadiusAway() {
        assertThat(StructuringElement.disk(0).points()).isEqualTo(1);
        assertThat(StructuringElement.disk(1).points()).isEqualTo(5);
        assertThat(StructuringElement.disk(2).points()).isEqualTo(13);
        assertThat(StructuringElement.ball(1).points()).isEqualTo(7);
        assertThat(StructuringElement.ball(2).points()).isEqualTo(33);
        assertThat(StructuringElement.square(2).points()).isEqualTo(25);
        assertThat(StructuringElement.cube(1).points()).isEqualTo(27);
        assertThat(StructuringElement.cross2d(2).points()).isEqualTo(9);
        assertThat(StructuringElement.cross3d(2).points()).isEqualTo(13);
        assertThat(StructuringElement.line(Axis.Y, 3).points()).isEqualTo(7);
    }

    @Test
    void disksAndBallsAreThoseOfScikitImage() {
        for (int radius = 1; radius < 8; radius++) {
            samePoints("morphology.disk(" + radius + ")", StructuringElement.disk(radius));
            samePoints("morphology.ball(" + radius + ")", StructuringElement.ball(radius));
        }
    }

    private static void samePoints(String expression, StructuringElement element) {
        var expected = Reference.eval(expression, Map.of());
        assertThat(StructuringElement.of(expected)).isEqualTo(element);
    }

    @Test
    void onlyBallsCubesAndCrossesOfAVolumeReachOtherPlanes() {
        assertThat(StructuringElement.disk(3).radiusZ()).isZero();
        assertThat(StructuringElement.square(3).radiusZ()).isZero();
        assertThat(StructuringElement.cross2d(3).radiusZ()).isZero();
        assertThat(StructuringElement.ball(3).radiusZ()).isEqualTo(3);
        assertThat(StructuringElement.line(Axis.Z, 3).radiusX()).isZero();
        assertThat(StructuringElement.line(Axis.Z, 3).radiusZ()).isEqualTo(3);
    }

    @Test
    void aGivenElementIsCentredAndKeepsACopy() {
        var points = new boolean[][] {HOOK[0].clone(), HOOK[1].clone(), HOOK[2].clone()};
        var element = StructuringElement.of(points);
        points[0][0] = false;
        assertThat(element.contains(-2, -1, 0)).isTrue();
        assertThat(element.contains(2, -1, 0)).isTrue();
        assertThat(element.contains(-2, 1, 0)).isFalse();
        assertThat(element.contains(1, 1, 0)).isTrue();
        assertThat(element.contains(3, 0, 0)).isFalse();
        assertThat(element.contains(0, 0, 1)).isFalse();
        assertThat(element.points()).isEqualTo(5);
        assertThat(element).hasToString("given 5×3");
    }

    @Test
    void arraysAndMasksOfTheSamePointsGiveTheSameElement() {
        var mask = MemoryImage.create(PixelType.UINT8, Extent.of(5, 3));
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 5; x++) {
                mask.set(x, y, 0, 0, 0, HOOK[y][x] ? 1 : 0);
            }
        }
        assertThat(StructuringElement.of(mask))
                .isEqualTo(StructuringElement.of(HOOK))
                .isEqualTo(StructuringElement.of(new boolean[][][] {HOOK}))
                .hasSameHashCodeAs(StructuringElement.of(HOOK))
                .isNotEqualTo(StructuringElement.square(1));
    }

    @Test
    void reflectingTurnsPointsRoundTheCentre() {
        var reflected = StructuringElement.of(HOOK).reflected();
        assertThat(reflected.contains(2, 1, 0)).isTrue();
        assertThat(reflected.contains(-1, -1, 0)).isTrue();
        assertThat(reflected.contains(1, 1, 0)).isFalse();
        assertThat(reflected.reflected()).isEqualTo(StructuringElement.of(HOOK));
        assertThat(StructuringElement.ball(2).reflected()).isEqualTo(StructuringElement.ball(2));
    }

    @Test
    void negativeRadiiAreRefused() {
        for (IntFunction<StructuringElement> shape : List.<IntFunction<StructuringElement>>of(
                StructuringElement::disk,
                StructuringElement::square,
                StructuringElement::ball,
                StructuringElement::cube,
                StructuringElement::cross2d,
                StructuringElement::cross3d,
                radius -> StructuringElement.line(Axis.X, radius))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> shape.apply(-1))
                    .withMessage("the radius of a structuring element is 0 or more pixels, found -1");
        }
    }

    @Test
    void elementsLargerThanAnyUseAreRefused() {
        assertThat(StructuringElement.ball(127).radiusZ()).isEqualTo(127);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructuringElement.ball(128))
                .withMessage("a structuring element spans at most 16777216 positions, and 2097153 along an axis, found"
                        + " 257×257×257");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructuringElement.disk(Integer.MAX_VALUE))
                .withMessageEndingWith("found 4294967295×4294967295×1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructuringElement.line(Axis.X, 1048577))
                .withMessageEndingWith("found 2097155×1×1");
    }

    @Test
    void linesAcrossChannelsAndFramesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructuringElement.line(Axis.T, 1))
                .withMessage(
                        "a structuring element lies along x, y and z: expected Axis.X, Axis.Y or Axis.Z, found Axis.T");
    }

    @Test
    void evenSizesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructuringElement.of(new boolean[3][4]))
                .withMessage("a structuring element has odd sizes, so that it has a centre: found 4×3×1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructuringElement.of(new boolean[0][][]))
                .withMessage("a structuring element has odd sizes, so that it has a centre: found 0×0×0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructuringElement.of(MemoryImage.create(PixelType.UINT8, 3, 3, 2)))
                .withMessage("a structuring element has odd sizes, so that it has a centre: found 3×3×2");
    }

    @Test
    void raggedEmptyAndManyChannelledElementsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructuringElement.of(new boolean[][] {{true, true, true}, {true}, {true}}))
                .withMessage("every row of a structuring element has the same number of points: expected 3, found 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructuringElement.of(
                        new boolean[][][] {new boolean[1][1], new boolean[3][1], new boolean[1][1]}))
                .withMessage("every plane of a structuring element has the same number of rows: expected 1, found 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructuringElement.of(new boolean[3][5]))
                .withMessage("a structuring element holds at least one point, found none in 5×3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructuringElement.of(MemoryImage.create(PixelType.UINT8, new Extent(3, 3, 1, 2, 1))))
                .withMessage(
                        "a structuring element is a plane or a volume: expected one channel and one frame, found 3 × 3 × 2"
                                + " (XYC)");
    }
}
