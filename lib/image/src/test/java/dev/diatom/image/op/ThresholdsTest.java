package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThresholdsTest {
    /** Two kinds of pixels around different means, the brighter ones fewer. */
    private static MemoryImage twoKinds(PixelType type, Extent extent) {
        var random = new SplittableRandom(5);
        double top = type.isFloat() ? 1 : Math.min(type.max(), 60_000);
        var image = MemoryImage.create(type, extent);
        for (int i = 0; i < extent.pixels(); i++) {
            double sum = 0;
            for (int k = 0; k < 8; k++) {
                sum += random.nextDouble();
            }
            double kind = random.nextInt(10) < 3 ? 0.65 : 0.25;
            Samples.set(type, image.pixels(), i, top * (kind + (sum / 8 - 0.5) * 0.5));
        }
        return image;
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void findsTheThresholdsOfScikitImage(PixelType type) {
        var image = twoKinds(type, OddImages.EXTENT);
        for (var method : ThresholdMethod.values()) {
            double expected = Reference.number(
                    "filters.threshold_" + method.name().toLowerCase(Locale.ROOT) + "(a)", Map.of("a", image));
            double tolerance = switch (method) {
                case LI -> type.isFloat() ? 1.0 / 65_536 : 1e-6;
                case MEAN -> type.isFloat() ? 1e-6 : 1e-9;
                default -> type.isFloat() ? 1e-6 : 0;
            };
            assertThat(Thresholds.value(method, image))
                    .as("%s of %s", method, type)
                    .isEqualTo(expected, within(tolerance));
        }
    }

    @ParameterizedTest
    @EnumSource(ThresholdMethod.class)
    void setsWhatIsStrictlyAboveTheThreshold(ThresholdMethod method) {
        for (var type : new PixelType[] {PixelType.UINT8, PixelType.INT16, PixelType.INT32, PixelType.FLOAT32}) {
            var image = twoKinds(type, OddImages.EXTENT);
            var mask = OddImages.everywhere(Thresholds.threshold(method), image);
            OddImages.sameBits(
                    mask.withMetadata(image.metadata()),
                    image.apply(Thresholds.above(Thresholds.value(method, image)))
                            .withMetadata(image.metadata()));
            assertThat(mask.metadata().role()).isEqualTo(Role.MASK);
            assertThat(mask.metadata().name()).endsWith("threshold(" + method + ")");
            assertThat((byte[]) mask.pixels()).contains(0, 255);
        }
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void ofAnImageOfOneValueNothingIsSet(PixelType type) {
        var image = MemoryImage.create(type, Extent.of(7, 5, 3)).apply(Arithmetic.add(77));
        for (var method : ThresholdMethod.values()) {
            assertThat(Thresholds.value(method, image)).isEqualTo(77);
            assertThat((byte[]) image.apply(Thresholds.threshold(method)).pixels())
                    .containsOnly(0);
        }
    }

    @Test
    void countsNeitherNanNorInfinity() {
        var image = twoKinds(PixelType.FLOAT32, OddImages.EXTENT);
        var spoilt = twoKinds(PixelType.FLOAT32, new Extent(13, 11, 7, 2, 4));
        for (int i = (int) OddImages.EXTENT.pixels(); i < spoilt.extent().pixels(); i++) {
            ((float[]) spoilt.pixels())[i] = i % 3 == 0 ? Float.NaN : i % 3 == 1 ? Float.POSITIVE_INFINITY : -1 / 0f;
        }
        for (var method : ThresholdMethod.values()) {
            assertThat(Thresholds.value(method, spoilt)).isEqualTo(Thresholds.value(method, image));
        }
        var nothing = MemoryImage.of(new float[] {Float.NaN, Float.NaN}, 2, 1);
        assertThatThrownBy(() -> nothing.apply(Thresholds.threshold(ThresholdMethod.OTSU)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("array has no pixel that is a finite number: otsu threshold needs one");
    }

    @Test
    void countsBandsOfManyThreadsOnDiskAsInMemory() {
        for (var type : new PixelType[] {PixelType.UINT16, PixelType.UINT32, PixelType.FLOAT64}) {
            var image = twoKinds(type, Extent.of(501, 307, 5));
            OddImages.everywhere(Thresholds.threshold(ThresholdMethod.OTSU), image);
            OddImages.everywhere(Thresholds.threshold(ThresholdMethod.MEAN), image);
            try (var disk = DiskImage.copyOf(image)) {
                assertThat(Thresholds.value(ThresholdMethod.LI, disk))
                        .isEqualTo(Thresholds.value(ThresholdMethod.LI, image));
            }
        }
    }

    @Test
    void refusesValuesOfWhichNothingFiniteCanBeComputed() {
        var image = MemoryImage.of(new double[] {-1.7e308, 1, 1.7e308, 7}, 2, 2);
        for (var method : ThresholdMethod.values()) {
            if (method != ThresholdMethod.MEAN) {
                String task = method.name().toLowerCase(Locale.ROOT) + " threshold";
                assertThatThrownBy(() -> Thresholds.value(method, image))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("array has values from -1.7E308 to 1.7E308: " + task
                                + " needs values from -1.0E135 to 1.0E135. Clamp or scale them first.");
            }
        }
        assertThat(Thresholds.value(ThresholdMethod.MEAN, image)).isEqualTo(2);
        assertThatThrownBy(() -> image.apply(Intensity.equalise()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("array has values from -1.7E308 to 1.7E308: equalise"
                        + " needs values from -1.0E135 to 1.0E135. Clamp or scale them first.");
        assertThatThrownBy(() -> image.apply(Intensity.normalise()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a window cannot be wider than 1.7976931348623157E308, found -1.7E308 to 1.7E308");
        assertThatThrownBy(() -> image.apply(Intensity.normalise(1, 99)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "a window cannot be wider than 1.7976931348623157E308, found -1.6.*E308 to 1.6.*E308");
    }

    @Test
    void findsThresholdsOfTheLargestValuesThatItTakes() {
        var small = twoKinds(PixelType.FLOAT64, OddImages.EXTENT);
        double factor = 0x1p447;
        var large = small.apply(Arithmetic.multiply(factor));
        for (var method : ThresholdMethod.values()) {
            assertThat(Thresholds.value(method, large))
                    .isCloseTo(Thresholds.value(method, small) * factor, withinPercentage(1e-9));
        }
    }

    @Test
    void theMeanIsExactWhereSumsInAnyOrderAreNot() {
        var image = MemoryImage.of(new double[] {1e300, 1, -1e300, 3e-200, 7, -3e-200}, 6, 1);
        assertThat(Thresholds.value(ThresholdMethod.MEAN, image)).isEqualTo(8.0 / 6);
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void belowIsStrictAndBetweenIncludesBothEnds(PixelType type) {
        var image = OddImages.of(type);
        for (double value : new double[] {60, 60.5, 0, -0.0, -1, type.max(), type.min(), 1e300, -1e300}) {
            var below = OddImages.everywhere(Thresholds.below(value), image);
            var between = OddImages.everywhere(Thresholds.between(value - 50, value), image);
            for (int i = 0; i < image.extent().pixels(); i++) {
                double pixel = Samples.get(type, image.pixels(), i);
                assertThat(Samples.get(PixelType.UINT8, below.pixels(), i)).isEqualTo(pixel < value ? 255 : 0);
                assertThat(Samples.get(PixelType.UINT8, between.pixels(), i))
                        .isEqualTo(pixel >= value - 50 && pixel <= value ? 255 : 0);
            }
        }
    }

    @Test
    void nanAndInfinityStandWhereTheyBelong() {
        float[] floats = {Float.NaN, -Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0f, -0f};
        var image = MemoryImage.of(floats, 6, 1);
        assertThat((byte[]) image.apply(Thresholds.between(-1 / 0.0, 1 / 0.0)).pixels())
                .containsExactly(0, 0, 255, 255, 255, 255);
        assertThat((byte[]) image.apply(Thresholds.below(0)).pixels()).containsExactly(0, 0, 0, 255, 0, 0);
        assertThat((byte[]) image.apply(Thresholds.above(-0.0)).pixels()).containsExactly(0, 0, 255, 0, 0, 0);
        assertThat((byte[]) image.apply(Thresholds.above(1 / 0.0)).pixels()).containsOnly(0);
        assertThat((byte[]) image.apply(Thresholds.below(1 / 0.0)).pixels()).containsExactly(0, 0, 0, 255, 255, 255);
    }

    @ParameterizedTest
    @EnumSource(
            value = PixelType.class,
            names = {"UINT8", "INT8", "UINT16", "INT16", "FLOAT64"})
    void sauvolaIsThatOfScikitImage(PixelType type) {
        var image = twoKinds(type, Extent.of(41, 31, 13));
        for (int radius : new int[] {1, 3, 7}) {
            var plane = image.slice(2).read();
            int window = 2 * radius + 1;
            OddImages.sameBits(
                    named(OddImages.everywhere(Thresholds.sauvola2d(radius).boundary(Boundary.MIRROR), plane)),
                    named(Reference.eval("a > filters.threshold_sauvola(a, " + window + ")", Map.of("a", plane))));
            OddImages.sameBits(
                    named(OddImages.everywhere(
                            Thresholds.sauvola2d(radius, 0.1, 30).boundary(Boundary.MIRROR), plane)),
                    named(Reference.eval(
                            "a > filters.threshold_sauvola(a, " + window + ", k=0.1, r=30)", Map.of("a", plane))));
        }
        OddImages.sameBits(
                named(OddImages.everywhere(Thresholds.sauvola3d(2).boundary(Boundary.MIRROR), image)),
                named(Reference.eval("a > filters.threshold_sauvola(a, 5)", Map.of("a", image))));
    }

    private static MemoryImage named(MemoryImage mask) {
        return mask.withMetadata(mask.metadata().withName("mask"));
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void localMeanComparesWithTheMeanOfTheWindow(PixelType type) {
        var image = twoKinds(type, Extent.of(41, 31, 13));
        // Sums of whole numbers are exact; n * pixel > sum - n * offset has no rounding.
        var program = """
                def box(a, size, mode):
                    s = a.astype(float)
                    for axis in range(a.ndim):
                        s = ndi.convolve1d(s, np.ones(size[axis]), axis=axis, mode=mode)
                    return s
                """;
        String[] modes = {"reflect", "mirror", "nearest", "wrap"};
        Boundary[] boundaries = {Boundary.REFLECT, Boundary.MIRROR, Boundary.NEAREST, Boundary.WRAP};
        for (int i = 0; i < modes.length; i++) {
            OddImages.sameBits(
                    named(OddImages.everywhere(Thresholds.localMean2d(3, 2).boundary(boundaries[i]), image)),
                    named(Reference.eval(
                            program + "a > box(a, (1, 7, 7), '" + modes[i] + "') / 49 - 2", Map.of("a", image))));
            OddImages.sameBits(
                    named(OddImages.everywhere(Thresholds.localMean3d(2).boundary(boundaries[i]), image)),
                    named(Reference.eval(
                            program + "a > box(a, (5, 5, 5), '" + modes[i] + "') / 125", Map.of("a", image))));
        }
        if (!type.isFloat()) {
            assertThat(Reference.number(
                            "np.sum((a > filters.threshold_local(a, 7, method='mean', offset=2.01)) != (m > 0))",
                            Map.of(
                                    "a", image.slice(4).read(),
                                    "m", image.slice(4).read().apply(Thresholds.localMean2d(3, 2.01)))))
                    .isZero();
        }
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> Thresholds.below(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a threshold cannot be NaN");
        assertThatThrownBy(() -> Thresholds.between(3, 2.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values lie between a smaller and a larger one, found 3 and 2.5");
        assertThatThrownBy(() -> Thresholds.localMean2d(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the radius of a local threshold must be 1 to 1000 pixels, for a window of 2 * radius + 1,"
                        + " found 0");
        assertThatThrownBy(() -> Thresholds.sauvola2d(3, 0.2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the range of Sauvola's rule must be above 0 and finite, found 0");
    }
}
