package dev.diatom.image.op.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rounding is half to even, saturates, and makes 0 of NaN: as setting single pixels does. */
class RoundingTest {
    private static final double[] VALUES = {
        0,
        -0.0,
        0.5,
        1.5,
        2.5,
        -0.5,
        -1.5,
        -2.5,
        0.49999997,
        126.5,
        127.5,
        128.5,
        254.5,
        255.5,
        256,
        32766.5,
        32767.5,
        -32768.5,
        -32769,
        65534.5,
        65535.5,
        65536,
        4194303.5,
        4194304,
        8388608,
        -4194304,
        -8388609,
        12582912,
        -12582912,
        -12582913,
        -1.3e7,
        2147483647,
        2147483648.0,
        -2147483649.0,
        4294967295.0,
        4294967296.0,
        1e9,
        -1e9,
        1e20,
        -1e20,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    @ParameterizedTest
    @EnumSource
    void everyTypeIsRoundedAsSinglePixelsAre(PixelType to) {
        for (var from : new PixelType[] {PixelType.INT32, PixelType.FLOAT32, PixelType.FLOAT64}) {
            var in = Samples.allocate(from, VALUES.length);
            for (int i = 0; i < VALUES.length; i++) {
                Samples.set(from, in, i, VALUES[i]);
            }
            var out = Samples.allocate(to, VALUES.length);
            Rounding.narrow(from, in, to, out, VALUES.length);
            for (int i = 0; i < VALUES.length; i++) {
                var expected = Samples.allocate(to, 1);
                Samples.set(to, expected, 0, Samples.get(from, in, i));
                assertThat(Double.valueOf(Samples.get(to, out, i)))
                        .as("%s of %s as %s", VALUES[i], from, to)
                        .isEqualTo(Double.valueOf(Samples.get(to, expected, 0)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UINT8", "INT8", "UINT16", "INT16"})
    void everyValueOfASmallTypeIsConvertedExactly(PixelType from) {
        var in = Samples.allocate(from, 65_536);
        for (int i = 0; i < 65_536; i++) {
            Samples.set(from, in, i, from.min() + i % (from.max() - from.min() + 1));
        }
        for (var to : new PixelType[] {PixelType.INT32, PixelType.FLOAT32, PixelType.FLOAT64}) {
            var out = Samples.allocate(to, 65_536 + 3);
            Convert.widen(from, in, 1, to, out, 3, 65_535);
            for (int i = 1; i < 65_536; i++) {
                assertThat(Samples.get(to, out, i + 2)).isEqualTo(Samples.get(from, in, i));
            }
        }
    }
}
