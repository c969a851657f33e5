package dev.diatom.image.io.array;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.PixelStore;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.StoredPixels;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Floats of 16 bits (IEEE 754 binary16), read as floats of 32 bits, which hold each of them exactly.
 *
 * @param bits their bits
 */
record HalfFloats(PixelStore bits) implements StoredPixels {
    private static final int MANTISSA_BITS = 10;
    private static final int MOST_EXPONENT = 31;

    /** The value of such a float. */
    static float value(int bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> MANTISSA_BITS) & MOST_EXPONENT;
        int mantissa = bits & ((1 << MANTISSA_BITS) - 1);
        if (exponent == 0) {
            // A subnormal one: its mantissa counts 2⁻²⁴.
            float value = mantissa * 0x1p-24f;
            return sign == 0 ? value : -value;
        }
        int widened = exponent == MOST_EXPONENT ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | (widened << 23) | (mantissa << 13));
    }

    @Override
    public Path path() {
        return bits.path();
    }

    @Override
    public PixelType type() {
        return PixelType.FLOAT32;
    }

    @Override
    public Extent extent() {
        return bits.extent();
    }

    @Override
    public double get(long x, long y, long z, long c, long t) throws IOException {
        return value((int) bits.get(x, y, z, c, t));
    }

    @Override
    public void read(Selection selection, Object pixels, int start) throws IOException {
        var floats = (float[]) pixels;
        SelectionPieces.forEach(selection, start, (piece, at) -> {
            var halves = new short[(int) piece.extent().pixels()];
            bits.read(piece, halves, 0);
            for (int i = 0; i < halves.length; i++) {
                floats[at + i] = value(halves[i] & 0xffff);
            }
        });
    }

    @Override
    public void close() throws IOException {
        bits.close();
    }
}
