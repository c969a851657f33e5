package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All operators agree that a pixel of a mask is set unless it is 0 or NaN. */
class ForegroundTest {
    private static final double[] VALUES = {Double.NaN, 1, -0.0, Double.NEGATIVE_INFINITY, Double.NaN, -3, 0.25};
    private static final int[] SET = {0, 1, 0, 1, 0, 1, 1};

    private static MemoryImage mask(PixelType type) {
        var mask = MemoryImage.create(type, VALUES.length, 1);
        for (int x = 0; x < VALUES.length; x++) {
            mask.set(x, 0, 0, 0, 0, VALUES[x]);
        }
        return mask;
    }

    private static double[] row(MemoryImage image) {
        var row = new double[VALUES.length];
        for (int x = 0; x < row.length; x++) {
            row[x] = image.get(x, 0);
        }
        return row;
    }

    @ParameterizedTest
    @EnumSource(
            value = PixelType.class,
            names = {"FLOAT32", "FLOAT64"})
    void nothingIsSetWhereAMaskIsNotANumber(PixelType type) {
        var mask = mask(type);
        assertThat(row(mask.apply(Labels.connectedComponents(8)))).containsExactly(0, 1, 0, 2, 0, 3, 3);
        assertThat(row(mask.apply(Labels.distance2d()))).containsExactly(0, 1, 0, 1, 0, 1, 2);
        assertThat(row(mask.apply(Labels.distance3d()))).containsExactly(0, 1, 0, 1, 0, 1, 2);
        assertThat(row(mask.apply(Labels.splitTouching(0.5, 8)))).containsExactly(0, 1, 0, 2, 0, 3, 3);
        assertThat(row(mask.apply(Morphology.skeleton()))).containsExactly(0, 255, 0, 255, 0, 255, 255);
        assertThat(row(mask.apply(Arithmetic.not()))).containsExactly(255, 0, 255, 0, 255, 0, 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = PixelType.class,
            names = {"FLOAT32", "FLOAT64"})
    void nothingIsTakenWhereAMaskIsNotANumber(PixelType type) {
        var image = MemoryImage.of(new byte[] {1, 2, 4, 8, 16, 32, 64}, VALUES.length, 1);
        assertThat(Measure.statistics(image, mask(type)).sum()).isEqualTo(2 + 8 + 32 + 64);
        assertThat(row(image.apply(Arithmetic.masked(mask(type))))).containsExactly(0, 2, 0, 8, 0, 32, 64);
        var markers = MemoryImage.of(PixelType.UINT32, Extent.of(VALUES.length, 1), new int[] {1, 2, 3, 4, 5, 6, 7});
        var flooded = row(image.apply(Labels.watershed(markers, mask(type), 8)));
        for (int x = 0; x < SET.length; x++) {
            assertThat(flooded[x]).isEqualTo((x + 1.0) * SET[x]);
        }
    }
}
