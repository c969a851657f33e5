package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.Image;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArithmeticTest {
    /** Every operator with a number, and what it is by the book. */
    private static Map<PointOperator, DoubleUnaryOperator> withNumbers() {
        var all = new LinkedHashMap<PointOperator, DoubleUnaryOperator>();
        all.put(Arithmetic.add(100.5), v -> v + 100.5);
        all.put(Arithmetic.subtract(77.25), v -> v - 77.25);
        all.put(Arithmetic.multiply(1.7), v -> v * 1.7);
        all.put(Arithmetic.divide(-3), v -> v / -3);
        all.put(Arithmetic.minimum(99.5), v -> Math.min(v, 99.5));
        all.put(Arithmetic.maximum(98.5), v -> Math.max(v, 98.5));
        all.put(Arithmetic.difference(120), v -> Math.abs(v - 120));
        all.put(Arithmetic.linear(0.5, 0.25), v -> v * 0.5 + 0.25);
        all.put(Arithmetic.absolute(), Math::abs);
        all.put(Arithmetic.power(1.5), v -> Math.pow(v, 1.5));
        all.put(Arithmetic.clamp(-20.5, 100.5), v -> Math.max(-20.5, Math.min(100.5, v)));
        all.put(Arithmetic.pixelwise(PixelType.INT16, v -> v / 7), v -> v / 7);
        all.put(
                Arithmetic.rowwise(PixelType.FLOAT32, (in, out, n) -> {
                    for (int i = 0; i < n; i++) {
                        out[i] = in[i] * 2;
                    }
                }),
                v -> v * 2);
        all.put(Arithmetic.log(), Math::log);
        return all;
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void computesInDoublePrecisionAndRoundsOnce(PixelType type) {
        var image = OddImages.of(type);
        withNumbers().forEach((operator, function) -> {
            var found = OddImages.everywhere(operator, image);
            assertThat(found.type()).isEqualTo(operator.outputType(type));
            assertThat(found.pixels())
                    .as(operator.label())
                    .isEqualTo(byTheBook(image, found.type(), function).pixels());
        });
    }

    private static MemoryImage byTheBook(MemoryImage image, PixelType type, DoubleUnaryOperator function) {
        var result = MemoryImage.create(type, image.extent());
        for (int i = 0; i < image.extent().pixels(); i++) {
            double value = Samples.get(image.type(), image.pixels(), i);
            Samples.set(type, result.pixels(), i, function.applyAsDouble(value));
        }
        return result;
    }

    @ParameterizedTest
    @EnumSource(
            value = PixelType.class,
            names = {"UINT8", "INT8", "UINT16", "INT16"})
    void aTableGivesWhatComputingGives(PixelType type) {
        // More pixels than a type has values: the first ones are computed, the others looked up.
        var image = OddImages.of(type, new Extent(401, 307, 2, 1, 1), 3);
        withNumbers().forEach((operator, function) -> {
            var found = image.apply(operator);
            assertThat(found.pixels())
                    .as(operator.label())
                    .isEqualTo(byTheBook(image, found.type(), function).pixels());
        });
    }

    /** Every operator with an image, and what it is by the book. */
    private static Map<Function<Image, Operator>, DoubleBinaryOperator> withImages() {
        var all = new LinkedHashMap<Function<Image, Operator>, DoubleBinaryOperator>();
        all.put(Arithmetic::add, Double::sum);
        all.put(Arithmetic::subtract, (a, b) -> a - b);
        all.put(Arithmetic::multiply, (a, b) -> a * b);
        all.put(Arithmetic::divide, (a, b) -> a / b);
        all.put(Arithmetic::minimum, Math::min);
        all.put(Arithmetic::maximum, Math::max);
        all.put(Arithmetic::difference, (a, b) -> Math.abs(a - b));
        all.put(Arithmetic::masked, (a, b) -> b != 0 ? a : 0);
        all.put(mask -> Arithmetic.masked(mask, 7.5), (a, b) -> b != 0 ? a : 7.5);
        return all;
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void takesASecondImageOfAnyTypeFromMemoryAndFromDisk(PixelType type) {
        var image = OddImages.of(type);
        for (var otherType : PixelType.values()) {
            var other = OddImages.of(otherType, OddImages.EXTENT, 11);
            withImages().forEach((factory, function) -> {
                var expected = byTheBook(image, other, function);
                assertThat(image.apply(factory.apply(other)).pixels())
                        .as("%s %s", type, factory.apply(other).label())
                        .isEqualTo(expected.pixels());
            });
        }
        var other = OddImages.of(PixelType.INT16, OddImages.EXTENT, 11);
        try (var onDisk = DiskImage.copyOf(other)) {
            withImages().forEach((factory, function) -> {
                var expected = byTheBook(image, other, function);
                assertThat(OddImages.everywhere(factory.apply(onDisk), image).pixels())
                        .isEqualTo(expected.pixels());
                assertThat(OddImages.everywhere(factory.apply(other), image).pixels())
                        .isEqualTo(expected.pixels());
            });
        }
    }

    private static MemoryImage byTheBook(MemoryImage image, MemoryImage other, DoubleBinaryOperator function) {
        var result = MemoryImage.create(image.type(), image.extent());
        for (int i = 0; i < image.extent().pixels(); i++) {
            double a = Samples.get(image.type(), image.pixels(), i);
            double b = Samples.get(other.type(), other.pixels(), i);
            Samples.set(image.type(), result.pixels(), i, function.applyAsDouble(a, b));
        }
        return result;
    }

    @Test
    void aSecondImageOfOneChannelStandsForAll() {
        var image = OddImages.of(PixelType.UINT8);
        var flat = OddImages.of(PixelType.UINT8, Extent.of(13, 11), 5);
        var sum = OddImages.everywhere(Arithmetic.add(flat), image);
        for (long c = 0; c < 2; c++) {
            assertThat(sum.get(3, 4, 6, c, 2)).isEqualTo(Math.min(255, image.get(3, 4, 6, c, 2) + flat.get(3, 4)));
        }
    }

    @Test
    void divisionByZeroIsInfiniteAndSaturates() {
        var zeros = MemoryImage.of(new short[3], 3, 1);
        var bytes = MemoryImage.of(PixelType.INT8, Extent.of(3, 1), new byte[] {5, -5, 0});
        assertThat((byte[]) bytes.apply(Arithmetic.divide(zeros)).pixels()).containsExactly(127, -128, 0);
        var floats = MemoryImage.of(new float[] {5, -5, 0}, 3, 1);
        assertThat((float[]) floats.apply(Arithmetic.divide(zeros)).pixels())
                .containsExactly(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN);
    }

    @Test
    void roundsHalfToEven() {
        var odd = MemoryImage.of(new byte[] {1, 3, 5, 7}, 4, 1);
        assertThat((byte[]) odd.apply(Arithmetic.divide(2)).pixels()).containsExactly(0, 2, 2, 4);
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void logicTakesWhatIsNeitherZeroNorNanAsSet(PixelType type) {
        var first = mostlyZeros(type, 1);
        var second = mostlyZeros(PixelType.FLOAT32, 2);
        ((float[]) second.pixels())[1] = Float.NaN;
        byte[] and =
                (byte[]) OddImages.everywhere(Arithmetic.and(second), first).pixels();
        byte[] or = (byte[]) OddImages.everywhere(Arithmetic.or(second), first).pixels();
        byte[] xor =
                (byte[]) OddImages.everywhere(Arithmetic.xor(second), first).pixels();
        byte[] not = (byte[]) OddImages.everywhere(Arithmetic.not(), first).pixels();
        for (int i = 0; i < and.length; i++) {
            boolean a = Samples.get(type, first.pixels(), i) != 0;
            boolean b = i != 1 && Samples.get(PixelType.FLOAT32, second.pixels(), i) != 0;
            assertThat(and[i]).isEqualTo((byte) (a && b ? 255 : 0));
            assertThat(or[i]).isEqualTo((byte) (a || b ? 255 : 0));
            assertThat(xor[i]).isEqualTo((byte) (a != b ? 255 : 0));
            assertThat(not[i]).isEqualTo((byte) (a ? 0 : 255));
        }
        assertThat(first.apply(Arithmetic.and(second)).metadata().role()).isEqualTo(Role.MASK);
    }

    private static MemoryImage mostlyZeros(PixelType type, long seed) {
        var image = OddImages.of(type, OddImages.EXTENT, seed);
        for (int i = 0; i < OddImages.EXTENT.pixels(); i++) {
            if ((i * 31L + seed * 7) % 5 < 3) {
                Samples.set(type, image.pixels(), i, 0);
            }
        }
        return image;
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void invertsAsScikitImageDoes(PixelType type) {
        var image = OddImages.of(type);
        var found = OddImages.everywhere(Arithmetic.invert(), image);
        Comparison.near(
                found, Reference.eval("util.invert(a)", Map.of("a", image)), type == PixelType.FLOAT32 ? 2e-4 : 0);
    }

    @Test
    void saysWhatTheResultIs() {
        var mask =
                MemoryImage.of(PixelType.UINT8, Extent.of(2, 1), new byte[] {0, -1}, ImageMetadata.of("m", Role.MASK));
        assertThat(mask.apply(Arithmetic.invert()).metadata()).isEqualTo(ImageMetadata.of("m invert", Role.MASK));
        assertThat(mask.apply(Arithmetic.add(1)).metadata()).isEqualTo(ImageMetadata.of("m add(1)", Role.INTENSITY));
        var labels =
                MemoryImage.of(PixelType.UINT32, Extent.of(2, 1), new int[] {3, 9}, ImageMetadata.of("l", Role.LABELS));
        var kept = labels.apply(Arithmetic.masked(mask));
        assertThat(kept.metadata()).isEqualTo(ImageMetadata.of("l masked(m)", Role.LABELS));
        assertThat((int[]) kept.pixels()).containsExactly(0, 9);
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> Arithmetic.add(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number to add cannot be NaN");
        assertThatThrownBy(() -> Arithmetic.divide(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pixels cannot be divided by 0: expected any other number");
        assertThatThrownBy(() -> Arithmetic.power(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an exponent must be finite, found Infinity");
        assertThatThrownBy(() -> Arithmetic.clamp(3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values are clamped from a smallest to a largest value, found 3 to 2");
        var image = MemoryImage.create(PixelType.UINT8, 3, 2);
        var other = MemoryImage.create(PixelType.UINT8, 2, 3);
        assertThatThrownBy(() -> image.apply(Arithmetic.add(other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "add(new image): the second image must have the extent 3 × 2 (XY) of the first, or a size of 1"
                                + " along Z, C or T, found 2 × 3 (XY)");
    }
}
