package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is compared with must itself be passed over right. */
class ReferenceTest {
    private static final Extent EXTENT = new Extent(7, 5, 3, 2, 4);

    private static MemoryImage image(PixelType type, Extent extent) {
        var image = MemoryImage.create(type, extent);
        for (int i = 0; i < extent.pixels(); i++) {
            Samples.set(type, image.pixels(), i, i);
        }
        return image;
    }

    @ParameterizedTest
    @EnumSource
    void pixelsGoToPythonAndBackAsTheyAre(PixelType type) {
        var image = image(type, EXTENT);
        image.set(1, 2, 0, 1, 3, type.max());
        image.set(2, 2, 0, 1, 3, type.min());
        Comparison.same(Reference.eval("a", Map.of("a", image)), image);
        assertThat(Reference.number("a[3, 1, 0, 2, 1]", Map.of("a", image))).isEqualTo(type.max());
        assertThat(Reference.eval("a", Map.of("a", image)).metadata().role()).isEqualTo(ImageMetadata.Role.INTENSITY);
    }

    @Test
    void leadingAxesOfOnePixelAreLeftOut() {
        var axes = "np.array([[a.ndim, *a.shape]])";
        assertThat(Reference.eval(axes, Map.of("a", image(PixelType.UINT8, Extent.of(7, 1))))
                        .sizeX())
                .isEqualTo(3);
        assertThat(Reference.number("a.shape[0]", Map.of("a", image(PixelType.UINT8, Extent.of(7, 5, 3)))))
                .isEqualTo(3);
        assertThat(Reference.number("a.ndim", Map.of("a", image(PixelType.UINT8, new Extent(7, 5, 1, 1, 2)))))
                .isEqualTo(5);
    }

    @Test
    void booleansAreAMaskAndLongIntegersFitOrAreDoubles() {
        var image = image(PixelType.INT16, Extent.of(3, 2));
        var mask = Reference.eval("a > 2", Map.of("a", image));
        assertThat((byte[]) mask.pixels()).containsExactly(0, 0, 0, 255, 255, 255);
        assertThat(mask.metadata().role()).isEqualTo(ImageMetadata.Role.MASK);
        assertThat(Reference.eval("a.astype(np.int64)", Map.of("a", image)).type())
                .isEqualTo(PixelType.UINT32);
        assertThat(Reference.eval("a.astype(np.int64) - 1", Map.of("a", image)).type())
                .isEqualTo(PixelType.FLOAT64);
    }

    @Test
    void tablesKeepTheirColumns() {
        var image = image(PixelType.UINT8, Extent.of(3, 2));
        var table = Reference.table(
                "measure.regionprops_table((a > 2).astype(int), a, properties=('label', 'area', 'intensity_mean'))",
                Map.of("a", image));
        assertThat(table.keySet()).containsExactly("label", "area", "intensity_mean");
        assertThat(table.get("area")).containsExactly(3);
        assertThat(table.get("intensity_mean")).containsExactly(4);
    }

    @Test
    void statementsMayComeBeforeTheExpression() {
        assertThat(Reference.number("b = 20\nprint(end='')\nb + 1", Map.of())).isEqualTo(21);
    }

    @Test
    void whatPythonSaysIsTheFailure() {
        assertThat(Reference.number("1 + 1", Map.of())).isEqualTo(2);
        assertThatThrownBy(() -> Reference.number("ndi.no_such_filter(1)", Map.of()))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("ndi.no_such_filter(1)\nTraceback")
                .hasMessageContaining("AttributeError");
        assertThat(Reference.number("2 + 2", Map.of())).isEqualTo(4);
    }
}
