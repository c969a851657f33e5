package dev.diatom.image.io.codec;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * Decodes LZW as TIFF has it (TIFF 6.0 section 13): codes of 9 to 12 bits, the highest bit first, each width taken up
 * one code early. A table that is full stays as it is until it is cleared.
 */
final class LzwInput extends InputStream {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST_FREE = 258;
    private static final int FEWEST_BITS = 9;
    private static final int MOST_BITS = 12;
    private static final int CODES = 1 << MOST_BITS;
    private static final int BUFFER_BYTES = 1 << 14;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int bufferAt;
    private int bufferEnd;

    private final short[] prefixes = new short[CODES];
    private final byte[] suffixes = new byte[CODES];
    private final byte[] firsts = new byte[CODES];
    private final short[] lengths = new short[CODES];

    private long bits;
    private int bitCount;
    private int codeBits = FEWEST_BITS;
    private int free = FIRST_FREE;
    private int previous = -1;
    private boolean begun;
    private boolean ended;
    /** The end of a string that did not fit the last read. */
    private final byte[] rest = new byte[CODES];

    private int restAt = CODES;

    LzwInput(InputStream in) {
        this.in = in;
        for (int i = 0; i < CLEAR; i++) {
            suffixes[i] = (byte) i;
            firsts[i] = (byte) i;
            lengths[i] = 1;
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int at = offset;
        int end = offset + length;
        if (restAt < CODES) {
            int now = Math.min(length, CODES - restAt);
            System.arraycopy(rest, restAt, out, at, now);
            restAt += now;
            at += now;
        }
        while (at < end && !ended) {
            int code = nextCode();
            if (code == CLEAR) {
                clear();
                continue;
            }
            if (code == END) {
                ended = true;
                break;
            }
            at = put(code, out, at, end);
        }
        return at == offset ? -1 : at - offset;
    }

    private void clear() {
        codeBits = FEWEST_BITS;
        free = FIRST_FREE;
        previous = -1;
    }

    /** Puts the string of a code, and remembers what follows from it. */
    private int put(int code, byte[] out, int at, int end) throws IOException {
        if (code < free && code != CLEAR && code != END) {
            if (previous >= 0) {
                remember(firsts[code]);
            }
        } else if (code == free && previous >= 0 && free < CODES) {
            remember(firsts[previous]);
        } else {
            throw new ZipException("LZW code " + code + " where at most " + (free - 1) + " is known");
        }
        previous = code;
        int length = lengths[code] & 0xffff;
        if (length <= end - at) {
            spell(code, out, at + length);
            return at + length;
        }
        restAt = CODES - length;
        spell(code, rest, CODES);
        int now = end - at;
        System.arraycopy(rest, restAt, out, at, now);
        restAt += now;
        return end;
    }

    private void spell(int code, byte[] out, int end) {
        int at = end;
        int c = code;
        for (int left = lengths[code] & 0xffff; left > 1; left--) {
            out[--at] = suffixes[c];
            c = prefixes[c];
        }
        out[--at] = firsts[code];
    }

    private void remember(byte suffix) {
        if (free == CODES) {
            return;
        }
        prefixes[free] = (short) previous;
        suffixes[free] = suffix;
        firsts[free] = firsts[previous];
        lengths[free] = (short) (lengths[previous] + 1);
        free++;
        if (free >= (1 << codeBits) - 1 && codeBits < MOST_BITS) {
            codeBits++;
        }
    }

    private int nextCode() throws IOException {
        while (bitCount < codeBits) {
            if (bufferAt == bufferEnd && !fill()) {
                if (begun) {
                    ended = true;
                    return END;
                }
                throw new EOFException("no LZW code");
            }
            bits = bits << 8 | (buffer[bufferAt++] & 0xff);
            bitCount += 8;
        }
        if (!begun && buffer[0] == 0 && (buffer[1] & 1) == 1) {
            throw new OldLzwException();
        }
        begun = true;
        bitCount -= codeBits;
        return (int) (bits >> bitCount) & (1 << codeBits) - 1;
    }

    private boolean fill() throws IOException {
        bufferAt = 0;
        bufferEnd = Math.max(0, in.readNBytes(buffer, 0, buffer.length));
        return bufferEnd > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
