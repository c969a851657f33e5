package dev.diatom.image.io.tiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Samples that do not fill the numbers that memory has for them. Integers stand one behind the other with their highest bit
 * first, whatever the byte order of the file; those of 24 bits and short floats are whole bytes, and follow it. This is how
 * libtiff and tifffile read them (tifffile takes no notice of the byte order of 24 bits).
 */
final class PackedSamples {
    /** A row's array has so many bytes more than the row: samples are taken out of words. */
    static final int SPARE_BYTES = Long.BYTES;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle EIGHT_PIXELS = MethodHandles.byteArrayViewVarHandle(
                    long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    /** The eight pixels of each byte of bits. */
    private static final long[] BITS = bits();

    private final SampleFormat format;
    private final int bits;
    /** What is shifted away behind a sample that stands at the top of a word. */
    private final int below;

    private final boolean signed;
    private final boolean lowestByteFirst;

    PackedSamples(SampleFormat format, ByteOrder order) {
        this.format = format;
        this.bits = format.bits();
        this.below = Long.SIZE - bits;
        this.signed = format.signed();
        this.lowestByteFirst = order == ByteOrder.LITTLE_ENDIAN && bits % Byte.SIZE == 0;
    }

    private static long[] bits() {
        var all = new long[1 << Byte.SIZE];
        for (int value = 0; value < all.length; value++) {
            for (int i = 0; i < Byte.SIZE; i++) {
                all[value] |= (value >> (Byte.SIZE - 1 - i) & 1L) << i * Byte.SIZE;
            }
        }
        return all;
    }

    /** Turns the samples of a row into those of an array. */
    void unpack(byte[] row, Object samples, int start, int count) {
        switch (format.type()) {
            case UINT8, INT8 -> {
                if (bits == 1) {
                    unpackBits(row, (byte[]) samples, start, count);
                } else {
                    unpackBytes(row, (byte[]) samples, start, count);
                }
            }
            case UINT16, INT16 -> unpackShorts(row, (short[]) samples, start, count);
            case UINT32, INT32 -> unpackInts(row, (int[]) samples, start, count);
            case FLOAT32 -> unpackFloats(row, (float[]) samples, start, count);
            case FLOAT64 -> throw new IllegalArgumentException("no packed samples: " + format);
        }
    }

    private static void unpackBits(byte[] row, byte[] to, int start, int count) {
        int whole = count / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            EIGHT_PIXELS.set(to, start + i * Byte.SIZE, BITS[row[i] & 0xff]);
        }
        for (int i = whole * Byte.SIZE; i < count; i++) {
            to[start + i] = (byte) (row[whole] >> (Byte.SIZE - 1 - i % Byte.SIZE) & 1);
        }
    }

    private void unpackBytes(byte[] row, byte[] to, int start, int count) {
        long at = 0;
        for (int i = start; i < start + count; i++, at += bits) {
            long top = (long) WORDS.get(row, (int) (at >>> 3)) << (at & 7);
            to[i] = (byte) (signed ? top >> below : top >>> below);
        }
    }

    private void unpackShorts(byte[] row, short[] to, int start, int count) {
        long at = 0;
        for (int i = start; i < start + count; i++, at += bits) {
            long top = (long) WORDS.get(row, (int) (at >>> 3)) << (at & 7);
            to[i] = (short) (signed ? top >> below : top >>> below);
        }
    }

    private void unpackInts(byte[] row, int[] to, int start, int count) {
        long at = 0;
        for (int i = start; i < start + count; i++, at += bits) {
            long word = (long) WORDS.get(row, (int) (at >>> 3));
            long top = lowestByteFirst ? Long.reverseBytes(word) << below : word << (at & 7);
            to[i] = (int) (signed ? top >> below : top >>> below);
        }
    }

    private void unpackFloats(byte[] row, float[] to, int start, int count) {
        int bytes = bits / Byte.SIZE;
        for (int i = 0; i < count; i++) {
            long word = (long) WORDS.get(row, i * bytes);
            long top = lowestByteFirst ? Long.reverseBytes(word) << below : word;
            int value = (int) (top >>> below);
            to[start + i] = bits == 16 ? widened(value, 5, 10) : widened(value, 7, 16);
        }
    }

    /**
     * A short float as one of 32 bits, which holds them all exactly: a sign, an exponent and a mantissa as IEEE 754 has them
     * in 16 bits, and TIFF Technical Note 3 in 24.
     */
    private static float widened(int value, int exponentBits, int mantissaBits) {
        int sign = value >>> (exponentBits + mantissaBits) << 31;
        int most = (1 << exponentBits) - 1;
        int exponent = value >>> mantissaBits & most;
        int mantissa = value & (1 << mantissaBits) - 1;
        int bias = most >> 1;
        if (exponent == 0) {
            float subnormal = Math.scalb((float) mantissa, 1 - bias - mantissaBits);
            return Float.intBitsToFloat(sign | Float.floatToRawIntBits(subnormal));
        }
        int wide = exponent == most ? 0xff : exponent - bias + 127;
        return Float.intBitsToFloat(sign | wide << 23 | mantissa << (23 - mantissaBits));
    }
}
