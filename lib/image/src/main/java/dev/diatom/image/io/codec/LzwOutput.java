package dev.diatom.image.io.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Encodes LZW as {@link LzwInput} decodes it. */
final class LzwOutput extends OutputStream {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST_FREE = 258;
    private static final int FEWEST_BITS = 9;
    /** The table is cleared before a code of 13 bits would be needed, as readers expect. */
    private static final int MOST_FREE = 4094;

    private static final int SLOTS = 1 << 14;
    private static final int EMPTY = -1;
    private static final int BUFFER_BYTES = 1 << 14;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;
    /** Open addressing: the key is prefix code and next byte. */
    private final int[] keys = new int[SLOTS];

    private final short[] codes = new short[SLOTS];
    private int free = FIRST_FREE;
    private int codeBits = FEWEST_BITS;
    private int prefix = EMPTY;
    private long bits;
    private int bitCount;
    private boolean begun;
    private boolean closed;

    LzwOutput(OutputStream out) {
        this.out = out;
        Arrays.fill(keys, EMPTY);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        begin();
        for (int i = offset; i < offset + length; i++) {
            int value = from[i] & 0xff;
            if (prefix == EMPTY) {
                prefix = value;
                continue;
            }
            int key = prefix << 8 | value;
            int slot = slot(key);
            if (keys[slot] == key) {
                prefix = codes[slot];
                continue;
            }
            put(prefix);
            keys[slot] = key;
            codes[slot] = (short) free;
            prefix = value;
            remembered();
        }
    }

    private int slot(int key) {
        int slot = (key * 0x9E3779B1) >>> 18;
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    private void remembered() throws IOException {
        free++;
        if (free == MOST_FREE) {
            put(CLEAR);
            Arrays.fill(keys, EMPTY);
            free = FIRST_FREE;
            codeBits = FEWEST_BITS;
        } else if (free == 1 << codeBits) {
            codeBits++;
        }
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            put(CLEAR);
        }
    }

    private void put(int code) throws IOException {
        bits = bits << codeBits | code;
        bitCount += codeBits;
        while (bitCount >= Byte.SIZE) {
            bitCount -= Byte.SIZE;
            putByte((int) (bits >> bitCount));
        }
    }

    private void putByte(int value) throws IOException {
        if (buffered == buffer.length) {
            out.write(buffer, 0, buffered);
            buffered = 0;
        }
        buffer[buffered++] = (byte) value;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        begin();
        if (prefix != EMPTY) {
            put(prefix);
            // The reader learns one more code from it, and may have widened its codes for the end mark.
            if (free + 1 == 1 << codeBits) {
                codeBits++;
            }
        }
        put(END);
        if (bitCount > 0) {
            putByte((int) (bits << (Byte.SIZE - bitCount)));
        }
        out.write(buffer, 0, buffered);
        out.close();
    }
}
