package dev.diatom.image.io.codec;

import javax.imageio.stream.ImageInputStreamImpl;

/** Bytes in memory, as the JDK's decoders take them; nothing is copied or kept elsewhere. */
final class BytesImageInput extends ImageInputStreamImpl {
    private final byte[] bytes;
    private final int count;

    /** The first so many bytes of an array. */
    BytesImageInput(byte[] bytes, int count) {
        this.bytes = bytes;
        this.count = count;
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < count ? bytes[(int) streamPos++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        int now = (int) Math.min(length, count - streamPos);
        if (now <= 0) {
            return -1;
        }
        System.arraycopy(bytes, (int) streamPos, to, offset, now);
        streamPos += now;
        return now;
    }

    @Override
    public long length() {
        return count;
    }
}
