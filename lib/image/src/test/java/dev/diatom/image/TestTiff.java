package dev.diatom.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds TIFF bytes by hand, to read with the code under test. The pixels of one page after another, each page before
 * its directory; strips may be scattered.
 */
final class TestTiff {
    private final MemoryImage image;
    private final ByteOrder order;
    private final List<int[]> extraTags = new ArrayList<>();
    private boolean big;
    private int rowsPerStrip = Integer.MAX_VALUE;
    private boolean scattered;
    private String description = "";

    TestTiff(MemoryImage image, ByteOrder order) {
        this.image = image;
        this.order = order;
    }

    TestTiff big() {
        big = true;
        return this;
    }

    TestTiff rowsPerStrip(int rows) {
        rowsPerStrip = rows;
        return this;
    }

    /** Strips stand in reverse order, with a gap between them. */
    TestTiff scattered() {
        scattered = true;
        return this;
    }

    TestTiff description(String text) {
        description = text;
        return this;
    }

    /** Adds or replaces a SHORT tag. */
    TestTiff tag(int tag, int value) {
        extraTags.add(new int[] {tag, value});
        return this;
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        int width = (int) image.sizeX();
        int height = (int) image.sizeY();
        int pixelBytes = image.type().bytes();
        int pages = (int) image.extent().planes();
        byte[] pixels = TestImages.bytes(image, order);
        int rows = Math.min(height, rowsPerStrip);
        int strips = (height + rows - 1) / rows;
        put(out, big ? 16 : 8); // header, filled in at the end
        var nexts = new ArrayList<Integer>();
        var directories = new ArrayList<Long>();
        for (int page = 0; page < pages; page++) {
            var offsets = new long[strips];
            var counts = new long[strips];
            for (int i = 0; i < strips; i++) {
                int strip = scattered ? strips - 1 - i : i;
                int stripRows = Math.min(rows, height - strip * rows);
                offsets[strip] = out.size();
                counts[strip] = (long) stripRows * width * pixelBytes;
                out.write(pixels, (page * height + strip * rows) * width * pixelBytes, stripRows * width * pixelBytes);
                put(out, scattered ? 3 : 0);
            }
            long offsetTable = table(out, offsets);
            long countTable = table(out, counts);
            long text = out.size();
            out.writeBytes((description + "\0").getBytes(StandardCharsets.US_ASCII));
            long directory = out.size();
            directories.add(directory);
            int format = image.type().isFloat() ? 3 : image.type().min() < 0 ? 2 : 1;
            var entries = new ArrayList<long[]>();
            entries.add(new long[] {256, 4, 1, width});
            entries.add(new long[] {257, 4, 1, height});
            entries.add(new long[] {258, 3, 1, pixelBytes * 8L});
            entries.add(new long[] {259, 3, 1, 1});
            entries.add(new long[] {262, 3, 1, 1});
            if (page == 0 && !description.isEmpty()) {
                entries.add(new long[] {270, 2, description.length() + 1, text});
            }
            entries.add(new long[] {273, 4, strips, strips == 1 ? offsets[0] : offsetTable});
            entries.add(new long[] {278, 4, 1, rows});
            entries.add(new long[] {279, 4, strips, strips == 1 ? counts[0] : countTable});
            entries.add(new long[] {339, 3, 1, format});
            for (int[] extra : extraTags) {
                entries.removeIf(entry -> entry[0] == extra[0]);
                entries.add(new long[] {extra[0], 3, 1, extra[1]});
            }
            nexts.add(directory(out, entries));
        }
        byte[] bytes = out.toByteArray();
        var buffer = ByteBuffer.wrap(bytes).order(order);
        for (int page = 0; page < pages; page++) {
            offset(buffer, nexts.get(page), page + 1 < pages ? directories.get(page + 1) : 0);
        }
        char mark = order == ByteOrder.BIG_ENDIAN ? 'M' : 'I';
        buffer.put(0, (byte) mark).put(1, (byte) mark).putShort(2, (short) (big ? 43 : 42));
        if (big) {
            buffer.putShort(4, (short) 8);
        }
        offset(buffer, big ? 8 : 4, directories.get(0));
        return bytes;
    }

    private long table(ByteArrayOutputStream out, long[] values) {
        long at = out.size();
        var buffer = ByteBuffer.allocate(values.length * 4).order(order);
        for (long value : values) {
            buffer.putInt((int) value);
        }
        out.writeBytes(buffer.array());
        return at;
    }

    /** Writes a directory and returns where its next-directory offset stands. */
    private int directory(ByteArrayOutputStream out, List<long[]> entries) {
        var buffer = ByteBuffer.allocate(entries.size() * (big ? 20 : 12) + (big ? 16 : 6))
                .order(order);
        if (big) {
            buffer.putLong(entries.size());
        } else {
            buffer.putShort((short) entries.size());
        }
        for (long[] entry : entries) {
            int valueBytes = entry[1] == 3 ? 2 : 4;
            buffer.putShort((short) entry[0]).putShort((short) entry[1]);
            if (big) {
                buffer.putLong(entry[2]);
            } else {
                buffer.putInt((int) entry[2]);
            }
            int start = buffer.position();
            if (entry[2] == 1 && valueBytes == 2) {
                buffer.putShort((short) entry[3]);
            } else if (entry[2] * valueBytes <= (big ? 8 : 4) && entry[1] != 2) {
                buffer.putInt((int) entry[3]);
            } else if (big) {
                buffer.putLong(entry[3]);
            } else {
                buffer.putInt((int) entry[3]);
            }
            buffer.position(start + (big ? 8 : 4));
        }
        int next = out.size() + buffer.position();
        out.writeBytes(buffer.array());
        return next;
    }

    private void offset(ByteBuffer buffer, int at, long value) {
        if (big) {
            buffer.putLong(at, value);
        } else {
            buffer.putInt(at, (int) value);
        }
    }

    private static void put(ByteArrayOutputStream out, int zeros) {
        out.writeBytes(new byte[zeros]);
    }
}
