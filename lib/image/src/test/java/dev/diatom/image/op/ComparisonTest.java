package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static MemoryImage plane(double... values) {
        return MemoryImage.of(values, values.length / 2, 2);
    }

    @Test
    void theFirstPixelThatDiffersIsNamedWithBothValues() {
        assertThatThrownBy(() -> Comparison.same(plane(1, 2, 3, 4, 5, 6), plane(1, 2, 3, 4, 7, 9)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("array: 3 × 2 (XY), float64, in memory: 2 of 6 pixels differ, the first at"
                        + " x=1 y=1 z=0 c=0 t=0: expected 7.0, found 5.0; the largest difference is 3.0");
    }

    @Test
    void nearMeansAtMostSoFarApart() {
        assertThatCode(() -> Comparison.near(plane(1, 2), plane(1.5, 2), 0.5)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Comparison.near(plane(1, 2), plane(1.5, 2), 0.4))
                .hasMessageContaining("1 of 2 pixels differ by more than 0.4");
    }

    @Test
    void notANumberAndInfinityAreOnlyNearThemselves() {
        double inf = Double.POSITIVE_INFINITY;
        assertThatCode(() -> Comparison.near(plane(Double.NaN, inf), plane(Double.NaN, inf), 1))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Comparison.near(plane(Double.NaN, 1), plane(1, Double.NaN), 1))
                .hasMessageContaining("2 of 2 pixels differ");
        assertThatThrownBy(() -> Comparison.near(plane(inf, -inf), plane(1, inf), 1))
                .hasMessageContaining("2 of 2 pixels differ");
    }

    @Test
    void typesAndSizesCount() {
        assertThatThrownBy(() -> Comparison.same(MemoryImage.create(PixelType.UINT8, 2, 2), plane(0, 0, 0, 0)))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Comparison.near(plane(1, 2), plane(1, 2, 3, 4), 9))
                .isInstanceOf(AssertionError.class);
    }
}
