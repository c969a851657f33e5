package dev.diatom.image.op.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackedExtremeTest {
    private static final int PAIRS = 65_536;

    /** For bytes every pair there is; for 16 bits the values at the edges of sign and carry, and random ones. */
    private static Object[] pairs(PixelType type) {
        var random = new SplittableRandom(3);
        var one = Samples.allocate(type, PAIRS);
        var other = Samples.allocate(type, PAIRS);
        int[] edges = {0, 1, 2, 0x7ffe, 0x7fff, 0x8000, 0x8001, 0xfffe, 0xffff, 0xff, 0x100};
        for (int i = 0; i < PAIRS; i++) {
            if (type.bytes() == 1) {
                ((byte[]) one)[i] = (byte) i;
                ((byte[]) other)[i] = (byte) (i >> 8);
            } else {
                ((short[]) one)[i] = (short) (i % 3 == 0 ? edges[i % edges.length] : random.nextInt());
                ((short[]) other)[i] = (short) (i % 5 == 0 ? edges[i / 5 % edges.length] : random.nextInt());
            }
        }
        return new Object[] {one, other};
    }

    @ParameterizedTest
    @EnumSource(names = {"UINT8", "INT8", "UINT16", "INT16"})
    void theLargerAndTheSmallerOfEveryPairAreFound(PixelType type) {
        var pairs = pairs(type);
        for (boolean isMaximum : new boolean[] {false, true}) {
            var fold = new PackedExtreme(type, isMaximum);
            var rows = fold.rows(2, PAIRS);
            fold.load(pairs[0], 0, rows[0], PAIRS);
            fold.load(pairs[1], 0, rows[1], PAIRS);
            fold.fold(rows[0], rows[1], rows[1], PAIRS);
            var found = Samples.allocate(type, PAIRS);
            fold.store(rows[1], found, 0, PAIRS);
            for (int i = 0; i < PAIRS; i++) {
                double a = Samples.get(type, pairs[0], i);
                double b = Samples.get(type, pairs[1], i);
                assertThat(Samples.get(type, found, i))
                        .as("%s and %s", a, b)
                        .isEqualTo(isMaximum ? Math.max(a, b) : Math.min(a, b));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 7, 8, 9, 17})
    void rowsOfAnyLengthAreShiftedByAnyNumberOfPixels(int by) {
        for (var type : new PixelType[] {PixelType.INT8, PixelType.UINT16}) {
            for (int length = 1; length < 40; length++) {
                var pixels = Samples.allocate(type, 3 + length + by);
                for (int i = 0; i < 3 + length + by; i++) {
                    Samples.set(type, pixels, i, i * 37 % 120);
                }
                var fold = new PackedExtreme(type, false);
                var row = fold.row(length + by);
                var shifted = fold.row(length);
                fold.load(pixels, 3, row, length + by);
                fold.shift(row, by, shifted, length);
                var found = Samples.allocate(type, 2 + length);
                fold.store(shifted, found, 2, length);
                for (int i = 0; i < length; i++) {
                    assertThat(Samples.get(type, found, 2 + i)).isEqualTo(Samples.get(type, pixels, 3 + by + i));
                }
            }
        }
    }
}
