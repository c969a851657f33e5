package dev.diatom.image.io.codec;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.ZipException;

/**
 * Decodes LZW as TIFF has it (TIFF 6.0 section 13): codes of 9 to 12 bits, the highest bit first, each width taken up
 * one code early. A table that is full stays as it is until it is cleared.
 *
 * <p>Before TIFF 6.0 programs wrote the lowest bit first, and took each width up in time. As libtiff does, such data are known
 * by their first code, which is to clear the table.
 *
 * <p>A string is kept as its last one to eight bytes and the code of what comes before them, a multiple of eight bytes, so
 * that it is written eight bytes at a time.
 */
final class LzwInput extends BytesInput {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST_FREE = 258;
    private static final int FEWEST_BITS = 9;
    private static final int MOST_BITS = 12;
    private static final int CODES = 1 << MOST_BITS;
    private static final int NONE = -1;

    private static final int INPUT_BYTES = 1 << 14;
    private static final int OUTPUT_BYTES = 1 << 14;
    /** The bytes behind the input that a read of eight may touch. */
    private static final int PADDING = 8;

    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final InputStream in;
    private final byte[] input = new byte[INPUT_BYTES + PADDING];
    private int inputAt;
    private int inputEnd;
    private boolean inputEnded;

    /** What was decoded and not yet taken; any string fits behind a full one. */
    private final byte[] output = new byte[OUTPUT_BYTES + CODES + PADDING];

    private int outputAt;
    private int outputEnd;

    /** The last one to eight bytes of each string, the first of them lowest. */
    private final long[] tails = new long[CODES];
    /** The string before the tail. */
    private final short[] bases = new short[CODES];

    private final byte[] firsts = new byte[CODES];
    private final short[] lengths = new short[CODES];

    /** Bits that were read and not used, the next one highest. */
    private long bits;

    private int bitCount;
    private int codeBits = FEWEST_BITS;
    private int free = FIRST_FREE;
    private int previous = NONE;
    private boolean begun;
    /** Whether the lowest bit comes first. The bits of each byte are then put in reverse, and so are those of each code. */
    private boolean lowestFirst;

    private boolean ended;

    LzwInput(InputStream in) {
        this.in = in;
        for (int i = 0; i < CLEAR; i++) {
            tails[i] = i;
            firsts[i] = (byte) i;
            lengths[i] = 1;
        }
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (outputAt == outputEnd) {
                if (ended) {
                    break;
                }
                decode();
            }
            int now = Math.min(end - at, outputEnd - outputAt);
            System.arraycopy(output, outputAt, to, at, now);
            outputAt += now;
            at += now;
        }
        return at == offset && length > 0 ? -1 : at - offset;
    }

    /** Decodes until the output is full or the data ends. The state is kept in local variables: it is what takes the time. */
    private void decode() throws IOException {
        if (!begun) {
            begin();
        }
        boolean reversed = lowestFirst;
        int early = reversed ? 0 : 1;
        long acc = bits;
        int have = bitCount;
        int width = codeBits;
        int next = free;
        int last = previous;
        int out = 0;
        while (out < OUTPUT_BYTES) {
            if (have < width) {
                if (inputEnd - inputAt < Long.BYTES) {
                    fill();
                }
                acc |= (long) BIG.get(input, inputAt) >>> have;
                int bytes = Math.min((Long.SIZE - 1 - have) >>> 3, inputEnd - inputAt);
                inputAt += bytes;
                have += bytes << 3;
                if (have < Long.SIZE) {
                    // Bits beyond those that are counted will be read again.
                    acc &= have == 0 ? 0 : -1L << (Long.SIZE - have);
                }
                if (have < width) {
                    ended = true;
                    break;
                }
            }
            int code = (int) (acc >>> (Long.SIZE - width));
            if (reversed) {
                code = Integer.reverse(code) >>> (Integer.SIZE - width);
            }
            acc <<= width;
            have -= width;
            if (code < next && code != CLEAR && code != END) {
                if (last != NONE && next < CODES) {
                    add(next, last, firsts[code]);
                    next++;
                }
            } else if (code == CLEAR) {
                width = FEWEST_BITS;
                next = FIRST_FREE;
                last = NONE;
                continue;
            } else if (code == END) {
                ended = true;
                break;
            } else if (code == next && last != NONE && next < CODES) {
                add(next, last, firsts[last]);
                next++;
            } else {
                throw new ZipException("LZW code " + code + " where at most " + (next - 1) + " is known");
            }
            if (next >= (1 << width) - early && width < MOST_BITS) {
                width++;
            }
            last = code;
            int length = lengths[code];
            int tail = (length - 1) & ~7;
            LITTLE.set(output, out + tail, tails[code]);
            for (int before = code; tail > 0; ) {
                tail -= Long.BYTES;
                before = bases[before];
                LITTLE.set(output, out + tail, tails[before]);
            }
            out += length;
        }
        bits = acc;
        bitCount = have;
        codeBits = width;
        free = next;
        previous = last;
        outputAt = 0;
        outputEnd = out;
    }

    /** Enters the string of a code and one more byte. */
    private void add(int entry, int before, byte last) {
        int length = lengths[before];
        int within = length & 7;
        if (within == 0) {
            tails[entry] = last & 0xff;
            bases[entry] = (short) before;
        } else {
            tails[entry] = tails[before] | (last & 0xffL) << (within << 3);
            bases[entry] = bases[before];
        }
        firsts[entry] = firsts[before];
        lengths[entry] = (short) (length + 1);
    }

    private void begin() throws IOException {
        begun = true;
        fill();
        if (inputEnd == 0) {
            throw new EOFException("no LZW code");
        }
        lowestFirst = input[0] == 0 && (input[1] & 1) == 1;
        if (lowestFirst) {
            reverse(0);
        }
    }

    /** Moves what is left to the front and reads on behind it. */
    private void fill() throws IOException {
        if (inputEnded) {
            return;
        }
        System.arraycopy(input, inputAt, input, 0, inputEnd - inputAt);
        inputEnd -= inputAt;
        inputAt = 0;
        int first = inputEnd;
        int read = in.readNBytes(input, inputEnd, INPUT_BYTES - inputEnd);
        inputEnded = read == 0;
        inputEnd += read;
        if (lowestFirst) {
            reverse(first);
        }
    }

    private void reverse(int first) {
        for (int i = first; i < inputEnd; i++) {
            input[i] = (byte) (Integer.reverse(input[i]) >>> (Integer.SIZE - Byte.SIZE));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
