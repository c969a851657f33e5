package dev.diatom.image.io.tiff;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.io.PixelFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** The structure bytes of a TIFF: read through a small window, and never beyond the end of the file. */
final class TiffInput {
    private static final int WINDOW_BYTES = 8 << 10;

    private final PixelFile file;
    private final long length;
    private final ByteOrder order;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES);
    private long windowStart;
    private int windowLength;

    TiffInput(PixelFile file, long length, ByteOrder order) {
        this.file = file;
        this.length = length;
        this.order = order;
    }

    Path path() {
        return file.path();
    }

    long length() {
        return length;
    }

    ByteOrder order() {
        return order;
    }

    /** Bytes of the file, in its byte order; valid until the next call. */
    ByteBuffer bytes(long byteOffset, int count, String where) throws IOException {
        if (byteOffset < 0 || count > length - byteOffset) {
            throw new ImageFormatException(Fault.in(path(), "the structure runs past the end of the file")
                    .atByte(byteOffset, where)
                    .expected("offset + length <= " + length, Long.toUnsignedString(byteOffset) + " + " + count)
                    .advice("The file looks cut short or damaged"));
        }
        if (count > WINDOW_BYTES) {
            var large = ByteBuffer.allocate(count).order(order);
            file.read(large, byteOffset);
            return large;
        }
        if (byteOffset < windowStart || byteOffset + count > windowStart + windowLength) {
            windowStart = byteOffset;
            windowLength = (int) Math.min(WINDOW_BYTES, length - byteOffset);
            file.read(window.clear().limit(windowLength), byteOffset);
        }
        return window.slice((int) (byteOffset - windowStart), count).order(order);
    }
}
