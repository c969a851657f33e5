package dev.diatom.image.io.tiff;

import dev.diatom.image.ImageFormatException;
import dev.diatom.image.io.FileRange;
import dev.diatom.image.io.PixelFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What stands before the bytes of each strip or tile of a page: nothing, but for JPEG, whose tables the page keeps apart
 * (tag 347). Of old-style JPEG it is a whole header, and strips may be pieces of one image.
 */
final class JpegHeader {
    static final JpegHeader NONE = new JpegHeader(new byte[0], false);

    private static final int MOST_BYTES = 1 << 16;

    private final byte[] bytes;
    private final boolean joined;

    /**
     * A header.
     *
     * @param bytes tables, and what else the decoder needs first
     * @param joined whether all strips follow it as one stream
     */
    JpegHeader(byte[] bytes, boolean joined) {
        this.bytes = bytes;
        this.joined = joined;
    }

    /** The tables of a page. */
    static JpegHeader read(TiffDirectory directory, TiffPage page) throws IOException {
        if (!page.decoder().isWhole() || !directory.has(TiffTag.JPEG_TABLES)) {
            return NONE;
        }
        if (directory.count(TiffTag.JPEG_TABLES) > MOST_BYTES) {
            throw new ImageFormatException(directory
                    .fault(TiffTag.JPEG_TABLES, "the tables of the JPEG are too long")
                    .expected("at most " + MOST_BYTES + " bytes", directory.count(TiffTag.JPEG_TABLES)));
        }
        return new JpegHeader(directory.bytes(TiffTag.JPEG_TABLES), false);
    }

    /** What it takes of memory, in numbers of 8 bytes. */
    long size() {
        return bytes.length / Long.BYTES;
    }

    /** A strip or tile with what stands before it; nothing more where it is missing. */
    InputStream before(TiffBlocks blocks, PixelFile file, int stored) {
        if (bytes.length == 0) {
            return range(blocks, file, stored);
        }
        List<InputStream> parts = new ArrayList<>();
        parts.add(new ByteArrayInputStream(bytes));
        if (joined) {
            for (int i = 0; i < blocks.stored(); i++) {
                if (i > 0) {
                    parts.add(new ByteArrayInputStream(new byte[] {(byte) 0xff, (byte) (0xd0 + (i - 1) % 8)}));
                }
                parts.add(range(blocks, file, i));
            }
        } else {
            parts.add(range(blocks, file, stored));
        }
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private static InputStream range(TiffBlocks blocks, PixelFile file, int stored) {
        return blocks.isMissing(stored)
                ? InputStream.nullInputStream()
                : new FileRange(file, blocks.offset(stored), blocks.byteCount(stored));
    }
}
