package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExtentTest {
    private final Extent extent = new Extent(7, 5, 3, 2, 4);

    @Test
    void countsPlanesPixelsAndBytes() {
        assertThat(extent.planes()).isEqualTo(24);
        assertThat(extent.pixels()).isEqualTo(840);
        assertThat(extent.bytes(PixelType.FLOAT64)).isEqualTo(6720);
    }

    @Test
    void numbersPlanesWithZFastestThenCThenT() {
        assertThat(extent.planeIndex(1, 0, 0)).isEqualTo(1);
        assertThat(extent.planeIndex(0, 1, 0)).isEqualTo(3);
        assertThat(extent.planeIndex(0, 0, 1)).isEqualTo(6);
        assertThat(extent.planeIndex(2, 1, 3)).isEqualTo(23);
    }

    @Test
    void namesTheAxisThatIsOutside() {
        assertThatThrownBy(() -> extent.planeIndex(0, 2, 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("c = 2 lies outside the image: expected 0 to 1");
    }

    @Test
    void refusesSizesThatCannotBe() {
        assertThatThrownBy(() -> Extent.of(0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Extent.of(1L << 40, 1L << 40))
                .hasMessage("an image cannot have more than 2^63 - 1 pixels");
    }

    @Test
    void showsTheAxesThatCount() {
        assertThat(Extent.of(7, 5)).hasToString("7 × 5 (XY)");
        assertThat(new Extent(7, 5, 1, 1, 4)).hasToString("7 × 5 × 4 (XYT)");
    }
}
