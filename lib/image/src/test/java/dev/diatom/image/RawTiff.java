package dev.diatom.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds a TIFF of one page around bytes that are given: those of its strips or tiles, and any tags. */
final class RawTiff {
    private static final int HEADER_BYTES = 8;

    private final ByteOrder order;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final SortedMap<Integer, Field> fields = new TreeMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Field(int type, int count, byte[] bytes) {}

    RawTiff(ByteOrder order) {
        this.order = order;
        out.writeBytes(new byte[HEADER_BYTES]);
    }

    /** Adds bytes to the file; gives where they stand. */
    int place(byte[] bytes) {
        int at = out.size();
        out.writeBytes(bytes);
        return at;
    }

    /** A tag of 32-bit integers. */
    RawTiff tag(int tag, long... values) {
        var bytes = ByteBuffer.allocate(4 * values.length).order(order);
        for (long value : values) {
            bytes.putInt((int) value);
        }
        fields.put(tag, new Field(4, values.length, bytes.array()));
        return this;
    }

    RawTiff bytes(int tag, byte[] values) {
        fields.put(tag, new Field(7, values.length, values));
        return this;
    }

    /** A tag of ratios, in ten thousandths. */
    RawTiff ratios(int tag, double... values) {
        var bytes = ByteBuffer.allocate(8 * values.length).order(order);
        for (double value : values) {
            bytes.putInt((int) Math.round(value * 10_000)).putInt(10_000);
        }
        fields.put(tag, new Field(5, values.length, bytes.array()));
        return this;
    }

    RawTiff without(int tag) {
        fields.remove(tag);
        return this;
    }

    RawTiff page(int width, int height, int samples, int compression, int photometric) {
        var bits = new long[samples];
        Arrays.fill(bits, 8);
        return tag(256, width)
                .tag(257, height)
                .tag(258, bits)
                .tag(259, compression)
                .tag(262, photometric)
                .tag(277, samples);
    }

    RawTiff strips(int rows, List<byte[]> strips) {
        return tag(278, rows).blocks(273, 279, strips);
    }

    RawTiff tiles(int width, int height, List<byte[]> tiles) {
        return tag(322, width).tag(323, height).blocks(324, 325, tiles);
    }

    private RawTiff blocks(int offsetsTag, int countsTag, List<byte[]> blocks) {
        return tag(offsetsTag, blocks.stream().mapToLong(this::place).toArray())
                .tag(countsTag, blocks.stream().mapToLong(block -> block.length).toArray());
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    byte[] bytes() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(out.toByteArray());
        var directory = ByteBuffer.allocate(2 + 12 * fields.size() + 4).order(order);
        directory.putShort((short) fields.size());
        fields.forEach((tag, field) -> {
            directory.putShort((short) (int) tag).putShort((short) field.type).putInt(field.count);
            if (field.bytes.length <= 4) {
                directory.put(Arrays.copyOf(field.bytes, 4));
            } else {
                directory.putInt(all.size());
                all.writeBytes(field.bytes);
            }
        });
        int start = all.size();
        all.writeBytes(directory.array());
        byte[] bytes = all.toByteArray();
        char mark = order == ByteOrder.BIG_ENDIAN ? 'M' : 'I';
        ByteBuffer.wrap(bytes)
                .order(order)
                .put((byte) mark)
                .put((byte) mark)
                .putShort((short) 42)
                .putInt(start);
        return bytes;
    }
}
