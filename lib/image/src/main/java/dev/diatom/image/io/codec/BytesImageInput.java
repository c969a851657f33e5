package dev.diatom.image.io.codec;

import javax.imageio.stream.ImageInputStreamImpl;

/** Bytes in memory, as the JDK's decoders take them; nothing is copied or kept elsewhere. */
final class BytesImageInput extends ImageInputStreamImpl {
    private final byte[] bytes;

    BytesImageInput(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        int now = (int) Math.min(length, bytes.length - streamPos);
        if (now <= 0) {
            return -1;
        }
        System.arraycopy(bytes, (int) streamPos, to, offset, now);
        streamPos += now;
        return now;
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
