package dev.diatom.image.io.tiff;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.io.PixelFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The first bytes of a file: which kind of TIFF it is, and where the first directory stands.
 *
 * @param big whether it is a BigTIFF, with offsets of 64 bits
 * @param first the byte offset of the first directory
 */
record TiffHeader(ByteOrder order, boolean big, long first) {
    static final int CLASSIC_BYTES = 8;
    static final int BIG_BYTES = 16;
    /** Offsets of 32 bits reach no further. */
    static final long CLASSIC_LIMIT = 1L << 32;

    static final int CLASSIC = 42;
    static final int BIG = 43;

    static TiffHeader read(PixelFile file, long length) throws IOException {
        if (length < CLASSIC_BYTES) {
            throw new ImageFormatException(Fault.in(file.path(), "too short for a TIFF header")
                    .expected("at least " + CLASSIC_BYTES + " bytes", length));
        }
        var head = ByteBuffer.allocate(CLASSIC_BYTES);
        file.read(head, 0);
        var mark = new String(head.array(), 0, 2, StandardCharsets.ISO_8859_1);
        var order = mark.equals("MM") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int version = head.order(order).getShort(2);
        if (!(mark.equals("II") || mark.equals("MM")) || (version != CLASSIC && version != BIG)) {
            var start = new String(head.array(), 0, 4, StandardCharsets.ISO_8859_1);
            throw new ImageFormatException(Fault.in(file.path(), "this is not a TIFF")
                    .atByte(0, "header")
                    .expected("II or MM, then 42 or 43", Fault.quote(start))
                    .advice("Load pictures (PNG, JPEG, GIF, BMP, PNM) with MemoryImage.load, and open plain pixels with"
                            + " DiskImage.openRaw"));
        }
        return version == BIG
                ? new TiffHeader(order, true, firstOfBig(new TiffInput(file, length, order)))
                : new TiffHeader(order, false, firstOfClassic(new TiffInput(file, length, order)));
    }

    /** Hamamatsu's files above 4 GB have the upper half of the offset behind the header. */
    private static long firstOfClassic(TiffInput input) throws IOException {
        long first = input.bytes(4, Integer.BYTES, () -> "header").getInt() & 0xffff_ffffL;
        long wide = input.length() > CLASSIC_LIMIT
                ? input.bytes(4, Long.BYTES, () -> "header").getLong()
                : first;
        if (wide == first || wide < CLASSIC_BYTES || wide >= input.length()) {
            return first;
        }
        try {
            return Makers.isHamamatsu(TiffDirectory.read(input, wide, false, 0)) ? wide : first;
        } catch (ImageFormatException e) {
            return first;
        }
    }

    private static long firstOfBig(TiffInput input) throws IOException {
        var head = input.bytes(0, BIG_BYTES, () -> "header");
        if (head.getShort(4) != 8 || head.getShort(6) != 0) {
            throw new ImageFormatException(Fault.in(input.path(), "the BigTIFF header is damaged")
                    .atByte(4, "header")
                    .expected("8, then 0", head.getShort(4) + ", then " + head.getShort(6)));
        }
        return head.getLong(8);
    }
}
