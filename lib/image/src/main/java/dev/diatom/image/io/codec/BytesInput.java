package dev.diatom.image.io.codec;

import java.io.IOException;
import java.io.InputStream;

/** A stream that gives bytes by the many; one alone is one of them. */
abstract class BytesInput extends InputStream {
    @Override
    public final int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] to, int offset, int length) throws IOException;
}
