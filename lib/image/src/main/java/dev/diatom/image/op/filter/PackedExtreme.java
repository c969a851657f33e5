package dev.diatom.image.op.filter;

import dev.diatom.image.PixelType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/**
 * The largest or smallest of 8-bit or 16-bit integers, eight or four to a {@code long}: HotSpot vectorises arithmetic on
 * {@code long[]}, but neither maxima of bytes nor their conversions (0.08 ns a pixel for two rows of bytes, against 0.6).
 * One object is one thread's.
 *
 * <p>A smallest value is the largest of the complements, and signed values are unsigned ones with the sign bit turned:
 * both are bits that are turned when pixels come in and when they leave.
 */
final class PackedExtreme implements RowFold {
    private static final long BYTE_TOPS = 0x8080_8080_8080_8080L;
    private static final long SHORT_TOPS = 0x8000_8000_8000_8000L;

    private final PixelType type;
    private final int bits;
    private final long tops;
    private final long turned;
    private byte[] bytes = {};
    private LongBuffer longs = LongBuffer.allocate(0);
    private ShortBuffer shorts = ShortBuffer.allocate(0);

    PackedExtreme(PixelType type, boolean isMaximum) {
        this.type = type;
        this.bits = 8 * type.bytes();
        this.tops = bits == 8 ? BYTE_TOPS : SHORT_TOPS;
        boolean signed = type == PixelType.INT8 || type == PixelType.INT16;
        this.turned = (signed ? tops : 0) ^ (isMaximum ? 0 : -1);
    }

    @Override
    public PixelType working() {
        return type;
    }

    @Override
    public PixelType result() {
        return type;
    }

    @Override
    public boolean repeats() {
        return true;
    }

    private int words(int pixels) {
        int each = Long.SIZE / bits;
        return (pixels + each - 1) / each;
    }

    /** One word more than there are pixels, so that a shifted row may be read by whole words. */
    @Override
    public Object row(int pixels) {
        return new long[words(pixels) + 1];
    }

    @Override
    public long rowBytes(int pixels) {
        return (words(pixels) + 1L) * Long.BYTES;
    }

    private void reserve(int words) {
        if (bytes.length < words * Long.BYTES) {
            bytes = new byte[words * Long.BYTES];
            var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            longs = buffer.asLongBuffer();
            shorts = buffer.asShortBuffer();
        }
    }

    @Override
    public void load(Object padded, int at, Object row, int pixels) {
        int words = words(pixels);
        reserve(words);
        if (bits == 8) {
            System.arraycopy(padded, at, bytes, 0, pixels);
        } else {
            shorts.put(0, (short[]) padded, at, pixels);
        }
        long[] packed = (long[]) row;
        longs.get(0, packed, 0, words);
        turn(packed, words);
    }

    private void turn(long[] packed, int words) {
        if (turned != 0) {
            for (int i = 0; i < words; i++) {
                packed[i] ^= turned;
            }
        }
    }

    @Override
    public void shift(Object row, int by, Object to, int pixels) {
        int first = by * bits / Long.SIZE;
        int low = by * bits % Long.SIZE;
        int words = words(pixels);
        if (low == 0) {
            System.arraycopy(row, first, to, 0, words);
        } else {
            shift((long[]) row, first, low, (long[]) to, words);
        }
    }

    private static void shift(long[] from, int first, int low, long[] to, int words) {
        int high = Long.SIZE - low;
        for (int i = 0; i < words; i++) {
            to[i] = from[first + i] >>> low | from[first + i + 1] << high;
        }
    }

    @Override
    public void fold(Object one, Object other, Object to, int pixels) {
        maximum((long[]) one, (long[]) other, (long[]) to, words(pixels), tops, bits - 1);
    }

    /**
     * In each field of a word the top bit of {@code notLess} tells whether a is not less than b: by the top bits where
     * they differ, else by whether the difference of the other bits borrows from a bit set above them.
     */
    private static void maximum(long[] one, long[] other, long[] to, int words, long tops, int top) {
        for (int i = 0; i < words; i++) {
            long a = one[i];
            long b = other[i];
            long difference = (a | tops) - (b & ~tops);
            long notLess = ((a & ~b) | (~(a ^ b) & difference)) & tops;
            long mask = (notLess << 1) - (notLess >>> top);
            to[i] = b ^ ((a ^ b) & mask);
        }
    }

    @Override
    public void store(Object row, Object out, int at, int pixels) {
        int words = words(pixels);
        reserve(words);
        long[] packed = (long[]) row;
        turn(packed, words);
        longs.put(0, packed, 0, words);
        turn(packed, words);
        if (bits == 8) {
            System.arraycopy(bytes, 0, out, at, pixels);
        } else {
            shorts.get(0, (short[]) out, at, pixels);
        }
    }
}
