package dev.diatom.image.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The bytes of a part of a file, one after another, as a decoder takes them. On {@link IoThreads} only. What goes wrong
 * with the file is unchecked, so that it is not taken for what a decoder says of its bytes.
 */
public final class FileRange extends InputStream {
    private static final int BUFFER_BYTES = 1 << 16;

    private final PixelFile file;
    private long byteOffset;
    private long left;

    public FileRange(PixelFile file, long byteOffset, long byteCount) {
        this.file = file;
        this.byteOffset = byteOffset;
        this.left = byteCount;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        if (left == 0 && length > 0) {
            return -1;
        }
        int now = (int) Math.min(Math.min(length, BUFFER_BYTES), left);
        var buffer = IoThreads.buffer(now);
        try {
            file.read(buffer, byteOffset);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        buffer.get(to, offset, now);
        byteOffset += now;
        left -= now;
        return now;
    }

    /** All that is left: a file does not make its reader wait. */
    @Override
    public int available() {
        return (int) Math.min(left, Integer.MAX_VALUE);
    }
}
