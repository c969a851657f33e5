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

    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle EIGHT_PIXELS = MethodHandles.byteArrayViewVarHandle(
                    long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    /** The pixels of each byte, for samples of 1, 2 and 4 bits: the first of them lowest. */
    private static final long[] OF_1_BIT = pixels(1);

    private static final long[] OF_2_BITS = pixels(2);
    private static final long[] OF_4_BITS = pixels(4);

    private final SampleFormat format;
    private final int bits;
    /** The bits of a sample, and of them that of the sign; 0 where there is none. */
    private final int mask;

    private final int sign;
    private final boolean lowestByteFirst;

    PackedSamples(SampleFormat format, ByteOrder order) {
        this.format = format;
        this.bits = format.bits();
        this.mask = (int) ((1L << bits) - 1);
        this.sign = format.signed() ? 1 << (bits - 1) : 0;
        this.lowestByteFirst = order == ByteOrder.LITTLE_ENDIAN;
    }

    private static long[] pixels(int bits) {
        var all = new long[1 << Byte.SIZE];
        int perByte = Byte.SIZE / bits;
        for (int value = 0; value < all.length; value++) {
            for (int i = 0; i < perByte; i++) {
                long pixel = (value >> ((perByte - 1 - i) * bits)) & ((1 << bits) - 1);
                all[value] |= pixel << (i * Byte.SIZE);
            }
        }
        return all;
    }

    /** Turns the samples of a row into those of an array. */
    void unpack(byte[] row, Object samples, int start, int count) {
        switch (format.type()) {
            case UINT8, INT8 -> unpackBytes(row, (byte[]) samples, start, count);
            case UINT16, INT16 -> unpackShorts(row, (short[]) samples, start, count);
            case UINT32, INT32 -> {
                if (bits == 24) {
                    unpackTriples(row, (int[]) samples, start, count);
                } else {
                    unpackInts(row, (int[]) samples, start, count);
                }
            }
            case FLOAT32 -> {
                if (bits == 24) {
                    unpackFloats24(row, (float[]) samples, start, count);
                } else {
                    unpackFloats16(row, (float[]) samples, start, count);
                }
            }
            case FLOAT64 -> throw new IllegalArgumentException("no packed samples: " + format);
        }
    }

    private void unpackBytes(byte[] row, byte[] to, int start, int count) {
        int done = sign != 0 || Byte.SIZE % bits > 0 ? 0 : unpackEights(row, to, start, count);
        int i = start + done;
        long at = (long) done * bits;
        int first = Long.SIZE - bits;
        for (int end = start + count - 3; i < end; i += 4, at += 4L * bits) {
            long word = top(row, at);
            to[i] = (byte) integer(word >>> first);
            to[i + 1] = (byte) integer(word >>> (first - bits));
            to[i + 2] = (byte) integer(word >>> (first - 2 * bits));
            to[i + 3] = (byte) integer(word >>> (first - 3 * bits));
        }
        for (; i < start + count; i++, at += bits) {
            to[i] = (byte) integer(top(row, at) >>> first);
        }
    }

    /** Eight pixels at once, as long as there are eight; gives how many were done. */
    private int unpackEights(byte[] row, byte[] to, int start, int count) {
        int eights = count / 8;
        switch (bits) {
            case 1 -> {
                for (int i = 0; i < eights; i++) {
                    EIGHT_PIXELS.set(to, start + i * 8, OF_1_BIT[row[i] & 0xff]);
                }
            }
            case 2 -> {
                for (int i = 0; i < eights; i++) {
                    long first = OF_2_BITS[row[2 * i] & 0xff];
                    EIGHT_PIXELS.set(to, start + i * 8, first | OF_2_BITS[row[2 * i + 1] & 0xff] << 32);
                }
            }
            default -> {
                for (int i = 0; i < eights; i++) {
                    long first = OF_4_BITS[row[4 * i] & 0xff] | OF_4_BITS[row[4 * i + 1] & 0xff] << 16;
                    long last = OF_4_BITS[row[4 * i + 2] & 0xff] | OF_4_BITS[row[4 * i + 3] & 0xff] << 16;
                    EIGHT_PIXELS.set(to, start + i * 8, first | last << 32);
                }
            }
        }
        return eights * 8;
    }

    /** Four samples of less than 16 bits fit one word, wherever in a byte they begin: at 0 or at 4. */
    private void unpackShorts(byte[] row, short[] to, int start, int count) {
        int i = start;
        long at = 0;
        int first = Long.SIZE - bits;
        for (int end = start + count - 3; i < end; i += 4, at += 4L * bits) {
            long word = top(row, at);
            to[i] = (short) integer(word >>> first);
            to[i + 1] = (short) integer(word >>> (first - bits));
            to[i + 2] = (short) integer(word >>> (first - 2 * bits));
            to[i + 3] = (short) integer(word >>> (first - 3 * bits));
        }
        for (; i < start + count; i++, at += bits) {
            to[i] = (short) integer(top(row, at) >>> first);
        }
    }

    private void unpackInts(byte[] row, int[] to, int start, int count) {
        long at = 0;
        int first = Long.SIZE - bits;
        for (int i = start; i < start + count; i++, at += bits) {
            to[i] = integer(top(row, at) >>> first);
        }
    }

    private void unpackTriples(byte[] row, int[] to, int start, int count) {
        for (int i = 0; i < count; i++) {
            to[start + i] = integer(triple(row, 3 * i));
        }
    }

    /** Three bytes, as a number. */
    private int triple(byte[] row, int at) {
        long word = (long) WORDS.get(row, at);
        return lowestByteFirst ? (int) Long.reverseBytes(word) & 0xff_ffff : (int) (word >>> 40);
    }

    /** The bits from this one on, at the top of a word: 57 or more. */
    private static long top(byte[] row, long bit) {
        return (long) WORDS.get(row, (int) (bit >>> 3)) << (bit & 7);
    }

    /** The integer at the end of a word. */
    private int integer(long word) {
        return (((int) word & mask) ^ sign) - sign;
    }

    /*
     * Short floats have a sign, an exponent and a mantissa as IEEE 754 has them in 16 bits, and TIFF Technical Note 3 in 24.
     * Those of 32 bits hold them all exactly. As such a float, exponent and mantissa are a number that is too small by a
     * power of two, the subnormal ones, too.
     */

    private void unpackFloats16(byte[] row, float[] to, int start, int count) {
        for (int i = 0; i < count; i++) {
            long word = (long) WORDS.get(row, 2 * i);
            int value = lowestByteFirst ? (int) Long.reverseBytes(word) & 0xffff : (int) (word >>> 48);
            int size = (value & 0x7fff) << 13;
            int wide = Float.floatToRawIntBits(Float.intBitsToFloat(size) * 0x1p112f);
            to[start + i] = Float.intBitsToFloat((size >= 0x0f80_0000 ? wide | INFINITY : wide) | (value >>> 15) << 31);
        }
    }

    private void unpackFloats24(byte[] row, float[] to, int start, int count) {
        for (int i = 0; i < count; i++) {
            int value = triple(row, 3 * i);
            int size = (value & 0x7f_ffff) << 7;
            int wide = Float.floatToRawIntBits(Float.intBitsToFloat(size) * 0x1p64f);
            to[start + i] = Float.intBitsToFloat((size >= 0x3f80_0000 ? wide | INFINITY : wide) | (value >>> 23) << 31);
        }
    }
}
