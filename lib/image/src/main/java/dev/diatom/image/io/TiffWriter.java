package dev.diatom.image.io;

import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes TIFF, or BigTIFF where the file would exceed 4 GB: header, description, all pixels without a gap, then the
 * directories at equal distance. Strips are about a megabyte, so that readers which take whole strips stay small.
 */
public final class TiffWriter {
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ASCII = 2;
    private static final int LONG8 = 16;
    private static final long MOST_STRIPS = 1 << 16;
    private static final long CLASSIC_LIMIT = 1L << 32;

    private final PixelSource source;
    private final boolean big;
    private final byte[] description;
    private final long rowsPerStrip;
    private final int strips;
    private final long pixelOffset;
    private final long planeBytes;

    private TiffWriter(PixelSource source, boolean big) {
        var extent = source.extent();
        this.source = source;
        this.big = big;
        this.description = (ImageJDescription.of(extent).text() + "\0").getBytes(StandardCharsets.US_ASCII);
        long rowBytes = extent.x() * source.type().bytes();
        this.planeBytes = rowBytes * extent.y();
        long stripBytes = Math.max(IoThreads.CHUNK_BYTES, planeBytes / MOST_STRIPS + rowBytes);
        this.rowsPerStrip = Math.max(1, Math.min(extent.y(), stripBytes / rowBytes));
        this.strips = Math.toIntExact((extent.y() - 1) / rowsPerStrip + 1);
        this.pixelOffset = aligned((big ? 16 : 8) + description.length);
    }

    /** Saves an image, uncompressed and little-endian. */
    public static void save(PixelSource source, Path path) {
        if (source.extent().x() > Integer.MAX_VALUE || source.extent().y() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(path + ": cannot be saved as TIFF: a page has at most "
                    + Integer.MAX_VALUE + " columns and rows, the image is " + source.extent() + ". Save it as RAW.");
        }
        save(source, path, CLASSIC_LIMIT);
    }

    /** The same, as BigTIFF from this length on. */
    static void save(PixelSource source, Path path, long classicLimit) {
        var classic = new TiffWriter(source, false);
        var writer = classic.fileBytes() < classicLimit ? classic : new TiffWriter(source, true);
        IoThreads.call(() -> {
            AtomicSave.replace(path, writer.fileBytes(), file -> writer.write(file, "saving " + path.getFileName()));
            return path;
        });
    }

    private long fileBytes() {
        return Math.addExact(firstDirectory(), source.extent().planes() * directoryBytes());
    }

    private long firstDirectory() {
        return aligned(Math.addExact(
                pixelOffset, Math.multiplyExact(planeBytes, source.extent().planes())));
    }

    private void write(PixelFile file, String task) throws IOException {
        var header = buffer(Math.toIntExact(pixelOffset));
        header.put((byte) 'I').put((byte) 'I').putShort((short) (big ? 43 : 42));
        if (big) {
            header.putShort((short) 8).putShort((short) 0).putLong(firstDirectory());
        } else {
            header.putInt((int) firstDirectory());
        }
        header.put(description).position(header.limit()).flip();
        file.write(header, 0);

        var pixels = new PixelWriter(file, source, task);
        var order = PageOrder.of(source.extent());
        pixels.position(pixelOffset);
        for (long page = 0; page < source.extent().planes(); page++) {
            pixels.writePlane(order.plane(page));
        }
        for (long page = 0; page < source.extent().planes(); page++) {
            Cancellation.check();
            file.write(directory(page), firstDirectory() + page * directoryBytes());
        }
    }

    private int directoryBytes() {
        int entries = 10;
        int tables = strips > 1 ? 2 * strips * offsetBytes() : 0;
        return (int) aligned(entries * (big ? 20 : 12) + (big ? 16 : 6) + tables);
    }

    private int offsetBytes() {
        return big ? Long.BYTES : Integer.BYTES;
    }

    private ByteBuffer directory(long page) {
        var type = source.type();
        var extent = source.extent();
        var out = buffer(directoryBytes());
        int entries = page == 0 ? 10 : 9;
        if (big) {
            out.putLong(entries);
        } else {
            out.putShort((short) entries);
        }
        long start = firstDirectory() + page * directoryBytes();
        long tables = start + directoryBytes() - (strips > 1 ? 2L * strips * offsetBytes() : 0);
        long first = pixelOffset + page * planeBytes;
        entry(out, TiffTag.IMAGE_WIDTH, LONG, 1, extent.x());
        entry(out, TiffTag.IMAGE_LENGTH, LONG, 1, extent.y());
        entry(out, TiffTag.BITS_PER_SAMPLE, SHORT, 1, type.bytes() * 8L);
        entry(out, TiffTag.COMPRESSION, SHORT, 1, 1);
        entry(out, TiffTag.PHOTOMETRIC, SHORT, 1, 1);
        if (page == 0) {
            entry(out, TiffTag.IMAGE_DESCRIPTION, ASCII, description.length, big ? 16 : 8);
        }
        int offsetType = big ? LONG8 : LONG;
        entry(out, TiffTag.STRIP_OFFSETS, offsetType, strips, strips > 1 ? tables : first);
        entry(out, TiffTag.ROWS_PER_STRIP, LONG, 1, rowsPerStrip);
        entry(
                out,
                TiffTag.STRIP_BYTE_COUNTS,
                offsetType,
                strips,
                strips > 1 ? tables + (long) strips * offsetBytes() : planeBytes);
        entry(out, TiffTag.SAMPLE_FORMAT, SHORT, 1, sampleFormat(type));
        putOffset(out, page + 1 < extent.planes() ? start + directoryBytes() : 0);
        if (strips > 1) {
            out.position(Math.toIntExact(tables - start));
            putStripTables(out, first);
        }
        return out.position(out.limit()).flip();
    }

    private void putStripTables(ByteBuffer out, long first) {
        long stripBytes = rowsPerStrip * (planeBytes / source.extent().y());
        for (int i = 0; i < strips; i++) {
            putOffset(out, first + i * stripBytes);
        }
        for (int i = 0; i < strips; i++) {
            putOffset(out, Math.min(stripBytes, planeBytes - i * stripBytes));
        }
    }

    private void entry(ByteBuffer out, int tag, int type, long count, long value) {
        out.putShort((short) tag).putShort((short) type);
        putOffset(out, count);
        putOffset(out, value);
    }

    private void putOffset(ByteBuffer out, long value) {
        if (big) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }

    private static int sampleFormat(PixelType type) {
        if (type.isFloat()) {
            return 3;
        }
        return type.min() < 0 ? 2 : 1;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long aligned(long byteOffset) {
        return (byteOffset + 7) / 8 * 8;
    }
}
