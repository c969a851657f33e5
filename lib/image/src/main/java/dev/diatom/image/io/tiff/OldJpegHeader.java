package dev.diatom.image.io.tiff;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.io.codec.JpegMarkers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The header of old-style JPEG: as it stands in a stream, or made of the tables that tags point to. */
final class OldJpegHeader {
    private static final int TABLE = 0xdb;
    private static final int HUFFMAN_TABLE = 0xc4;
    private static final int RESTART_INTERVAL = 0xdd;
    private static final int BLOCK = 8;
    private static final int LAST_COEFFICIENT = 63;
    private static final int MOST_BYTES = 1 << 16;

    private final TiffDirectory directory;
    private final TiffPage page;
    private final TiffInput input;
    private final ByteArrayOutputStream tables = new ByteArrayOutputStream();
    private final ByteArrayOutputStream frameAndScan = new ByteArrayOutputStream();
    private boolean frame;
    private boolean scan;
    private boolean restarts;
    private int factors = 0x11;
    private long next;

    OldJpegHeader(TiffDirectory directory, TiffPage page, TiffInput input) {
        this.directory = directory;
        this.page = page;
        this.input = input;
    }

    /**
     * Reads the segments that begin a stream, to the first coded byte or the end.
     *
     * @return whether there was any
     */
    boolean read(long start, long end) throws IOException {
        next = start;
        while (end - next >= 2 && u8(next) == 0xff && !scan) {
            int marker = u8(next + 1);
            if (marker == 0xff) {
                next++;
            } else if (marker == JpegMarkers.START_OF_IMAGE || marker == JpegMarkers.END_OF_IMAGE) {
                next += 2;
            } else if (marker < 0xc0 || end - next < 4) {
                break;
            } else {
                segment(marker, end);
            }
        }
        return next > start;
    }

    /** Whether it went on to the coded bytes of an image. */
    boolean hasScan() {
        return scan;
    }

    /** Where the coded bytes begin. */
    long next() {
        return next;
    }

    private void segment(int marker, long end) throws IOException {
        int length = u8(next + 2) << 8 | u8(next + 3);
        if (length < (marker == JpegMarkers.START_OF_SCAN ? 6 : 2)
                || length > end - next - 2
                || tables.size() > MOST_BYTES) {
            throw damaged("a segment of at most " + (end - next - 2) + " bytes", length);
        }
        var bytes = new byte[length + 2];
        input.bytes(next, bytes.length, () -> "old-style JPEG").get(bytes);
        switch (marker) {
            case TABLE, HUFFMAN_TABLE -> tables.writeBytes(bytes);
            case RESTART_INTERVAL -> {
                tables.writeBytes(bytes);
                restarts = true;
            }
            case JpegMarkers.START_OF_SCAN -> {
                // As libtiff: some files have anything in the last three bytes, and only one value is right.
                bytes[bytes.length - 3] = 0;
                bytes[bytes.length - 2] = LAST_COEFFICIENT;
                bytes[bytes.length - 1] = 0;
                frameAndScan.writeBytes(bytes);
                scan = true;
            }
            default -> {
                if (marker >= 0xc0 && marker <= 0xcf) {
                    frame(bytes);
                } else if (marker < 0xe0 || (marker > 0xef && marker != JpegMarkers.COMMENT)) {
                    throw damaged("tables, a frame or a scan", String.format("marker ff%02x", marker));
                }
            }
        }
        next += bytes.length;
    }

    private void frame(byte[] bytes) {
        if (frame || bytes.length < 13) {
            throw damaged("one frame", frame ? "two" : bytes.length + " bytes");
        }
        if (page.blocks() > 1) {
            putSize(bytes, (int) page.blockWidth(), (int) page.blockHeight());
        }
        factors = bytes[11] & 0xff;
        frameAndScan.writeBytes(bytes);
        frame = true;
    }

    private static void putSize(byte[] frame, int width, int height) {
        frame[5] = (byte) (height >> 8);
        frame[6] = (byte) height;
        frame[7] = (byte) (width >> 8);
        frame[8] = (byte) width;
    }

    /**
     * The whole header.
     *
     * @param strips how many strips follow it, each of which ends with a restart
     */
    byte[] bytes(int strips) throws IOException {
        if (frame != scan) {
            throw damaged("a frame and a scan", frame ? "a frame alone" : "a scan alone");
        }
        if (!frame) {
            makeFrame();
        }
        var all = new ByteArrayOutputStream();
        all.writeBytes(tables.toByteArray());
        int interval = restarts ? 0 : interval(strips);
        if (interval > 0) {
            all.writeBytes(new byte[] {(byte) 0xff, (byte) 0xdd, 0, 4, (byte) (interval >> 8), (byte) interval});
        }
        all.writeBytes(frameAndScan.toByteArray());
        return all.toByteArray();
    }

    private int interval(int strips) throws IOException {
        if (strips < 2) {
            return (int) Math.min(0xffff, directory.optional(TiffTag.JPEG_RESTART_INTERVAL, 0));
        }
        int across = BLOCK * Math.max(1, factors >> 4);
        int down = BLOCK * Math.max(1, factors & 0xf);
        long rows = directory.optional(TiffTag.ROWS_PER_STRIP, page.height());
        long interval = ((page.width() - 1) / across + 1) * (rows / down);
        if (rows % down != 0 || interval > 0xffff) {
            throw TiffPage.unsupported(
                    directory,
                    TiffTag.ROWS_PER_STRIP,
                    "old-style JPEG in strips of so many rows is not read",
                    "a multiple of " + down,
                    rows);
        }
        return (int) interval;
    }

    /** As libtiff: a table for each component, or that of the one before where the offset is the same. */
    private void makeFrame() throws IOException {
        int samples = page.samples();
        int[] chroma = page.isYCbCr() ? YCbCrTags.subsampling(directory) : new int[] {1, 1};
        factors = chroma[0] << 4 | chroma[1];
        int[] quantisation = tables(TiffTag.JPEG_Q_TABLES, samples, 0);
        int[] dc = tables(TiffTag.JPEG_DC_TABLES, samples, 0x00);
        int[] ac = tables(TiffTag.JPEG_AC_TABLES, samples, 0x10);
        int length = 8 + 3 * samples;
        var made = new byte[length + 2];
        made[0] = (byte) 0xff;
        made[1] = (byte) 0xc0;
        made[3] = (byte) length;
        made[4] = 8;
        putSize(made, (int) page.blockWidth(), (int) page.blockHeight());
        made[9] = (byte) samples;
        for (int i = 0; i < samples; i++) {
            made[10 + 3 * i] = (byte) i;
            made[11 + 3 * i] = (byte) (i == 0 ? factors : 0x11);
            made[12 + 3 * i] = (byte) quantisation[i];
        }
        frameAndScan.writeBytes(made);
        frameAndScan.writeBytes(
                new byte[] {(byte) 0xff, (byte) JpegMarkers.START_OF_SCAN, 0, (byte) (6 + 2 * samples)});
        frameAndScan.write(samples);
        for (int i = 0; i < samples; i++) {
            frameAndScan.write(i);
            frameAndScan.write(dc[i] << 4 | ac[i]);
        }
        frameAndScan.writeBytes(new byte[] {0, LAST_COEFFICIENT, 0});
    }

    /** Copies the tables that a tag points to; tells which of them each component has. */
    private int[] tables(int tag, int samples, int kind) throws IOException {
        int count = (int) Math.min(samples, directory.count(tag));
        if (count == 0) {
            throw new ImageFormatException(
                    Fault.in(input.path(), "old-style JPEG without tables in IFD " + directory.index())
                            .expected("tag " + tag + " " + TiffTag.name(tag), "none"));
        }
        var offsets = directory.values(tag, count);
        var numbers = new int[samples];
        for (int i = 0; i < samples; i++) {
            if (i > 0 && (i >= count || offsets[i] == 0 || offsets[i] == offsets[i - 1])) {
                numbers[i] = numbers[i - 1];
                continue;
            }
            numbers[i] = i;
            if (tag == TiffTag.JPEG_Q_TABLES) {
                put(TABLE, i, bytes(offsets[i], 64));
            } else {
                int codes = 0;
                for (byte ofLength : bytes(offsets[i], 16)) {
                    codes += ofLength & 0xff;
                }
                put(HUFFMAN_TABLE, kind | i, bytes(offsets[i], 16 + codes));
            }
        }
        return numbers;
    }

    private byte[] bytes(long offset, int count) throws IOException {
        var bytes = new byte[count];
        input.bytes(offset, count, () -> "a table of old-style JPEG").get(bytes);
        return bytes;
    }

    private void put(int marker, int number, byte[] table) {
        int length = table.length + 3;
        tables.writeBytes(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length, (byte) number});
        tables.writeBytes(table);
    }

    private int u8(long offset) throws IOException {
        return input.bytes(offset, 1, () -> "old-style JPEG").get() & 0xff;
    }

    private ImageFormatException damaged(String rule, Object found) {
        return new ImageFormatException(Fault.in(input.path(), "the header of old-style JPEG cannot be right")
                .atByte(next, "IFD " + directory.index())
                .expected(rule, found)
                .advice("The file looks damaged"));
    }
}
