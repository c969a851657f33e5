package dev.diatom.image.io.codec;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Decodes PackBits (TIFF 6.0 section 9): runs of literal bytes, and bytes repeated up to 128 times. */
final class PackBitsInput extends InputStream {
    private static final int BUFFER_BYTES = 1 << 14;

    private final InputStream in;
    private int literals;
    private int repeats;
    private byte repeated;

    PackBitsInput(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER_BYTES);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (literals > 0) {
                int now = in.read(out, at, Math.min(literals, end - at));
                if (now < 0) {
                    throw new EOFException("a PackBits run is cut short");
                }
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
        int header = in.read();
        if (header < 0) {
            return false;
        }
        int count = (byte) header;
        if (count >= 0) {
            literals = count + 1;
        } else if (count > Byte.MIN_VALUE) {
            int value = in.read();
            if (value < 0) {
                throw new EOFException("a PackBits run is cut short");
            }
            repeated = (byte) value;
            repeats = 1 - count;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
