package dev.diatom.image.io.tiff;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes whose bits come in reverse (fill order 2): as libtiff does, before anything is decoded. */
final class ReversedBits extends FilterInputStream {
    ReversedBits(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        return value < 0 ? value : reversed(value);
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int count = super.read(to, offset, length);
        for (int i = offset; i < offset + count; i++) {
            to[i] = (byte) reversed(to[i]);
        }
        return count;
    }

    private static int reversed(int value) {
        return Integer.reverse(value) >>> (Integer.SIZE - Byte.SIZE);
    }
}
