package dev.diatom.image.op.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import org.junit.jupiter.api.Test;

class ComponentPlanTest {
    private static final long MUCH = 1L << 40;
    private static final int LONGEST = 178_956_970;

    @Test
    void aBandHasARowHoweverLongRowsAre() {
        assertThat(plan(LONGEST).rows()).isEqualTo(1);
        assertThat(plan(LONGEST / 3).rows()).isEqualTo(7);
    }

    @Test
    void rowsThatNoArrayHoldsAreRefused() {
        for (long columns : new long[] {LONGEST + 1, 2_200_000_000L}) {
            assertThatThrownBy(() -> plan(columns))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("connectedComponents takes rows of at most 178956970 pixels, found rows of " + columns
                            + ". Geometry.crop cuts parts out.");
        }
    }

    private static ComponentPlan plan(long columns) {
        return ComponentPlan.of(Extent.of(columns, 100), PixelType.UINT8, MUCH, 2);
    }
}
