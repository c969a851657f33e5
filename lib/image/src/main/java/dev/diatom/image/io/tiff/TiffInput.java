package dev.diatom.image.io.tiff;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.io.PixelFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The structure bytes of a TIFF: read through a window, and never beyond the end of the file. The window grows while it is
 * read through, and is small where pages are far apart.
 */
final class TiffInput {
    /** Of the page cache: reading on to the end of a page costs nothing more. */
    private static final int PAGE = 1 << 12;

    private static final int LARGEST_WINDOW = 1 << 16;
    /** Most directories are shorter. */
    private static final int DIRECTORY = 1 << 9;

    private final PixelFile file;
    private final long length;
    private final ByteOrder order;
    private ByteBuffer window = ByteBuffer.allocate(PAGE);
    private long windowStart;
    private int windowLength;
    private int ahead = DIRECTORY;

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
    ByteBuffer bytes(long byteOffset, int count, Supplier<String> where) throws IOException {
        if (byteOffset < 0 || count > length - byteOffset) {
            throw new ImageFormatException(Fault.in(path(), "the structure runs past the end of the file")
                    .atByte(byteOffset, where.get())
                    .expected("offset + length <= " + length, Long.toUnsignedString(byteOffset) + " + " + count)
                    .advice("The file looks cut short or damaged"));
        }
        if (count > LARGEST_WINDOW) {
            var large = ByteBuffer.allocate(count).order(order);
            file.read(large, byteOffset);
            return large;
        }
        if (byteOffset < windowStart || byteOffset + count > windowStart + windowLength) {
            moveWindow(byteOffset, count);
        }
        return window.slice((int) (byteOffset - windowStart), count).order(order);
    }

    /** Reads on to the end of a page of the page cache; further, and each time twice as far, who goes straight on. */
    private void moveWindow(long byteOffset, int count) throws IOException {
        long behind = byteOffset - windowStart - windowLength;
        ahead = behind >= 0 && behind < PAGE ? Math.min(LARGEST_WINDOW, ahead * 2) : DIRECTORY;
        long end = (byteOffset + Math.max(count, ahead) + PAGE - 1) / PAGE * PAGE;
        windowLength = (int) (Math.min(end, length) - byteOffset);
        if (windowLength > window.capacity()) {
            window = ByteBuffer.allocate(windowLength);
        }
        windowStart = byteOffset;
        file.read(window.clear().limit(windowLength), byteOffset);
    }
}
