package dev.diatom.image.io.codec;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Decodes PackBits (TIFF 6.0 section 9): runs of literal bytes, and bytes repeated up to 128 times. */
final class PackBitsInput extends BytesInput {
    private static final int BUFFER_BYTES = 1 << 14;

    private final InputStream in;
    private final byte[] input = new byte[BUFFER_BYTES];
    private int inputAt;
    private int inputEnd;
    private int literals;
    private int repeats;
    private byte repeated;

    PackBitsInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (literals > 0) {
                if (isEmpty()) {
                    throw cut();
                }
                int now = Math.min(Math.min(literals, inputEnd - inputAt), end - at);
                System.arraycopy(input, inputAt, out, at, now);
                inputAt += now;
                literals -= now;
                at += now;
            } else if (repeats > 0) {
                int now = Math.min(repeats, end - at);
                Arrays.fill(out, at, at + now, repeated);
                repeats -= now;
                at += now;
            } else if (!nextRun()) {
                break;
            }
        }
        return at == offset && length > 0 ? -1 : at - offset;
    }

    private boolean nextRun() throws IOException {
        if (isEmpty()) {
            return false;
        }
        int count = input[inputAt++];
        if (count >= 0) {
            literals = count + 1;
        } else if (count > Byte.MIN_VALUE) {
            if (isEmpty()) {
                throw cut();
            }
            repeated = input[inputAt++];
            repeats = 1 - count;
        }
        return true;
    }

    /** Whether nothing is left, after reading on where it is needed. */
    private boolean isEmpty() throws IOException {
        if (inputAt == inputEnd) {
            inputAt = 0;
            inputEnd = Math.max(0, in.read(input, 0, input.length));
        }
        return inputEnd == 0;
    }

    private static EOFException cut() {
        return new EOFException("a PackBits run is cut short");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
