package dev.diatom.image.io.tiff;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes whose bits come in reverse (fill order 2): as libtiff does, before anything is decoded. */
final class ReversedBits extends FilterInputStream {
    private static final byte[] REVERSED = new byte[1 << Byte.SIZE];

    static {
        for (int value = 0; value < REVERSED.length; value++) {
            REVERSED[value] = (byte) (Integer.reverse(value) >>> (Integer.SIZE - Byte.SIZE));
        }
    }

    ReversedBits(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        return value < 0 ? value : REVERSED[value] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int count = super.read(to, offset, length);
        for (int i = offset; i < offset + count; i++) {
            to[i] = REVERSED[to[i] & 0xff];
        }
        return count;
    }
}
