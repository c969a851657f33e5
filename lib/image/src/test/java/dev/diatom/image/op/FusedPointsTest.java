package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Point operators in a chain are one: with the pixels that they have one by one. */
class FusedPointsTest {
    private static final List<List<Operator>> CHAINS = List.of(
            List.of(
                    Arithmetic.multiply(0.7),
                    Arithmetic.add(10.5),
                    Arithmetic.clamp(5, 99),
                    Intensity.convert(PixelType.UINT8),
                    Thresholds.above(60)),
            List.of(Intensity.convert(PixelType.FLOAT32), Arithmetic.multiply(1 / 3.0), Arithmetic.power(1.1)),
            List.of(Arithmetic.log(), Arithmetic.multiply(20), Intensity.convert(PixelType.INT16)),
            List.of(Arithmetic.divide(3), Thresholds.localMean2d(1), Arithmetic.invert(), Arithmetic.add(-7)),
            List.of(Intensity.convertRescaled(PixelType.UINT16), Arithmetic.pixelwise(PixelType.INT32, v -> v * v)));

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void aChainGivesWhatItsStepsGive(PixelType type) {
        for (var extent : new Extent[] {OddImages.EXTENT, new Extent(401, 307, 1, 2, 1)}) {
            var image = OddImages.of(type, extent, 3);
            for (var chain : CHAINS) {
                var expected = image;
                var operator = chain.get(0);
                for (var step : chain) {
                    expected = expected.apply(step);
                    operator = step == operator ? operator : operator.then(step);
                }
                OddImages.sameBits(OddImages.everywhere(operator, image), expected);
            }
        }
    }

    @Test
    void whatNeedNotDependOnTheValueAloneIsCalledForEachPixel() {
        var image = MemoryImage.create(PixelType.UINT8, Extent.of(301, 299));
        var calls = new AtomicInteger();
        var counted = Arithmetic.add(1).then(Arithmetic.pixelwise(PixelType.INT32, v -> calls.incrementAndGet()));
        var result = (int[]) image.apply(counted).pixels();
        assertThat(calls.get()).isEqualTo(301 * 299);
        assertThat(result).doesNotHaveDuplicates();
    }

    @Test
    void aUsersRowsAreNotLongerThanTheirArrays() {
        var pixels = new AtomicInteger();
        var image = MemoryImage.create(PixelType.UINT16, Extent.of(997, 11));
        image.apply(Arithmetic.rowwise(PixelType.FLOAT64, (in, out, n) -> {
            assertThat(n).isBetween(1, Math.min(in.length, out.length));
            pixels.addAndGet(n);
        }));
        assertThat(pixels).hasValue(997 * 11);
    }
}
