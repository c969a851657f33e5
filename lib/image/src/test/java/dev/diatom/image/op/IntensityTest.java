package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntensityTest {
    private static double low(PixelType type) {
        return type.isFloat() ? 0 : type.min();
    }

    private static double high(PixelType type) {
        return type.isFloat() ? 1 : type.max();
    }

    private static void near(MemoryImage found, String expression, MemoryImage image, double tolerance) {
        var rounded = found.type().isFloat() ? expression : "np.rint(" + expression + ")";
        Comparison.near(found, Reference.eval(rounded, Map.of("a", image)), tolerance);
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void convertsRoundingAndSaturating(PixelType type) {
        var image = OddImages.of(type);
        for (var target : PixelType.values()) {
            var found = OddImages.everywhere(Intensity.convert(target), image);
            assertThat(found.type()).isEqualTo(target);
            var expected = MemoryImage.create(target, image.extent());
            for (int i = 0; i < image.extent().pixels(); i++) {
                Samples.set(target, expected.pixels(), i, Samples.get(type, image.pixels(), i));
            }
            assertThat(found.pixels()).isEqualTo(expected.pixels());
        }
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void rescalesTheFullRange(PixelType type) {
        var image = OddImages.of(type);
        for (var target : PixelType.values()) {
            var found = OddImages.everywhere(Intensity.convertRescaled(target), image);
            String formula = "%s + (a.astype(float) - %s) * %s / %s"
                    .formatted(low(target), low(type), high(target) - low(target), high(type) - low(type));
            if (!target.isFloat()) {
                formula = "np.clip(" + formula + ", " + low(target) + ", " + high(target) + ")";
            }
            near(found, formula, image, target == PixelType.FLOAT32 ? 2e-4 : 0);
        }
        assertThat(MemoryImage.of(new byte[] {0, 1, -1}, 3, 1)
                        .apply(Intensity.convertRescaled(PixelType.UINT16))
                        .pixels())
                .isEqualTo(new short[] {0, 257, -1});
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void windowsNormalisesAndEqualisesAsScikitImage(PixelType type) {
        var image = OddImages.of(type);
        String range = "(" + low(type) + ", " + high(type) + ")";
        double tolerance = type == PixelType.FLOAT32 ? 1e-6 : type == PixelType.FLOAT64 ? 1e-12 : 0;
        near(
                OddImages.everywhere(Intensity.window(-20.5, 99), image),
                "exposure.rescale_intensity(a.astype(float), (-20.5, 99), " + range + ")",
                image,
                tolerance);
        near(
                OddImages.everywhere(Intensity.normalise(), image),
                "exposure.rescale_intensity(a.astype(float), 'image', " + range + ")",
                image,
                tolerance);
        near(
                OddImages.everywhere(Intensity.normalise(1.5, 97.3), image),
                "exposure.rescale_intensity(a.astype(float), tuple(np.percentile(a.astype(float), [1.5, 97.3])), "
                        + range + ")",
                image,
                tolerance);
        if (type.bytes() <= 2 || type.isFloat()) {
            near(
                    OddImages.everywhere(Intensity.equalise(), image),
                    low(type) + " + " + (high(type) - low(type)) + " * exposure.equalize_hist(a)",
                    image,
                    type == PixelType.FLOAT32 ? 1e-5 : tolerance);
        }
    }

    @Test
    void equalisesFewIntegersOneByOneInAnyType() {
        var bytes = OddImages.of(PixelType.UINT8);
        var expected = bytes.apply(Intensity.equalise());
        var words = bytes.apply(Intensity.convert(PixelType.INT32)).apply(Intensity.equalise());
        for (int i = 0; i < bytes.extent().pixels(); i++) {
            double share = (Samples.get(PixelType.INT32, words.pixels(), i) - Integer.MIN_VALUE) / 0xffff_ffffL;
            assertThat(Samples.get(PixelType.UINT8, expected.pixels(), i)).isEqualTo(Math.rint(share * 255));
        }
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void gammaIsThatOfScikitImage(PixelType type) {
        var image = OddImages.of(type).apply(Arithmetic.maximum(0));
        for (double gamma : new double[] {0.45, 2.2}) {
            String scale = type.isFloat() ? "1.0" : String.valueOf(type.max());
            near(
                    OddImages.everywhere(Intensity.gamma(gamma), image),
                    scale + " * (a.astype(float) / " + scale + ") ** " + gamma,
                    image,
                    type == PixelType.FLOAT32 ? 10 : type == PixelType.FLOAT64 ? 1e-6 : type.bytes() == 4 ? 1 : 0);
        }
        if (type == PixelType.UINT8) {
            near(image.apply(Intensity.gamma(2.2)), "exposure.adjust_gamma(a, 2.2)", image, 1);
        }
    }

    @Test
    void anImageOfOneValueBecomesTheLowerEnd() {
        var image = MemoryImage.create(PixelType.INT16, 5, 3).apply(Arithmetic.add(77));
        assertThat((short[]) image.apply(Intensity.normalise()).pixels()).containsOnly(Short.MIN_VALUE);
    }

    @Test
    void passesOverNanAndInfinityWhenItLooksAtAnImage() {
        var image = MemoryImage.of(new float[] {Float.NaN, 2, 4, Float.POSITIVE_INFINITY, 3, -1 / 0f}, 6, 1);
        assertThat((float[]) image.apply(Intensity.normalise()).pixels()).containsExactly(Float.NaN, 0, 1, 1, 0.5f, 0);
        assertThat((float[]) image.apply(Intensity.normalise(0, 50)).pixels())
                .containsExactly(Float.NaN, 0, 1, 1, 1, 0);
        var nothing = MemoryImage.of(new double[] {Double.NaN}, 1, 1);
        assertThatThrownBy(() -> nothing.apply(Intensity.normalise(1, 99)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("array has no pixel that is a finite number: normalise(1, 99) needs one");
    }

    @Test
    void saysWhatTheResultIs() {
        var rgb = MemoryImage.of(
                PixelType.UINT8, new Extent(2, 1, 1, 3, 1), new byte[6], ImageMetadata.of("rgb", Role.RGB));
        assertThat(rgb.apply(Intensity.equalise()).metadata()).isEqualTo(ImageMetadata.of("rgb equalise", Role.RGB));
        var mask = MemoryImage.of(PixelType.UINT8, Extent.of(2, 1), new byte[2], ImageMetadata.of("m", Role.MASK));
        assertThat(mask.apply(Intensity.convert(PixelType.UINT16)).metadata())
                .isEqualTo(ImageMetadata.of("m convert(uint16)", Role.INTENSITY));
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> Intensity.window(5, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a window goes from a smaller to a larger value, found 5 to 5");
        assertThatThrownBy(() -> Intensity.gamma(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gamma must be above 0 and finite, found 0");
        assertThatThrownBy(() -> Intensity.normalise(5, 101))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("percentiles go from a smaller to a larger one of 0 to 100, found 5 and 101");
    }
}
