package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContrastTest {
    /** 10,000 pixels: so many may be darker, and so many brighter. */
    private static final int OUTSIDE = 10;

    @ParameterizedTest
    @EnumSource(value = PixelType.class, mode = EnumSource.Mode.EXCLUDE, names = "UINT8")
    void aThousandthOfThePixelsIsLeftOutAtEitherEnd(PixelType type) {
        double low = type.min() < 0 ? -60 : 0;
        assertThat(range(type, low, OUTSIDE)).isEqualTo(new ValueRange(low + 20, low + 40));
        assertThat(range(type, low, OUTSIDE + 1)).isEqualTo(new ValueRange(low, low + 60));
    }

    /** Values from 20 to 40, and some of 0 and of 60, all above {@code low}. */
    private static ValueRange range(PixelType type, double low, int extremes) {
        var image = MemoryImage.create(type, 100, 100);
        for (int i = 0; i < 10_000; i++) {
            int value = i < extremes ? 0 : i < 2 * extremes ? 60 : 20 + i % 21;
            image.set(i % 100, i / 100, 0, 0, 0, low + value);
        }
        return Contrast.of(image, 0, 1);
    }

    @Test
    void theExtremesOfWordsAreFound() {
        var unsigned = MemoryImage.of(new short[] {-1, 0}, 2, 1);
        assertThat(Contrast.of(unsigned, 0, 1)).isEqualTo(new ValueRange(0, 65535));
        var signed = MemoryImage.of(PixelType.INT16, Extent.of(2, 1), new short[] {-32768, 32767});
        assertThat(Contrast.of(signed, 0, 1)).isEqualTo(new ValueRange(-32768, 32767));
    }

    @Test
    void whereNearlyAllIsOneValueTheRestIsShown() {
        var image = MemoryImage.create(PixelType.UINT16, 100, 100);
        image.set(3, 4, 0, 0, 0, 500);
        assertThat(Contrast.of(image, 0, 1)).isEqualTo(new ValueRange(0, 500));
    }

    @Test
    void aLargePlaneIsSampledAllOverIt() {
        int side = 1024;
        var values = new float[side * side];
        var random = new Random(4);
        for (int i = 0; i < values.length; i++) {
            values[i] = i % side + random.nextFloat();
        }
        values[77] = Float.NaN;
        values[99] = Float.POSITIVE_INFINITY;
        values[12_345] = 1e30f;
        var range = Contrast.of(MemoryImage.of(values, side, side), 0, 1);
        assertThat(range.min()).isCloseTo(0, within(10.0));
        assertThat(range.max()).isCloseTo(side, within(10.0));
    }

    @Test
    void whereNothingIsFiniteTheRangeIsEmpty() {
        var image = MemoryImage.of(new double[] {Double.NaN, Double.POSITIVE_INFINITY}, 2, 1);
        assertThat(Contrast.of(image, 0, 1)).isEqualTo(new ValueRange(0, 0));
    }
}
