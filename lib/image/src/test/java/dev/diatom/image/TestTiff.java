package dev.diatom.image;

import dev.diatom.image.io.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Builds TIFF bytes by hand, to read with the code under test: each page's strips or tiles, then its directory. Pages are
 * the planes of the image in the order ZCT, or in ImageJ's; where channels stand in one page, its samples.
 */
final class TestTiff {
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private final MemoryImage image;
    private final ByteOrder order;
    private final List<int[]> extraTags = new ArrayList<>();
    private final List<TestTiff> following = new ArrayList<>();
    private final List<TestTiff> below = new ArrayList<>();
    private final Map<Integer, Typed> typedTags = new TreeMap<>();
    private boolean big;
    private int rowsPerStrip = Integer.MAX_VALUE;
    private int tileWidth;
    private int tileHeight;
    private int samples = 1;
    private boolean planar;
    private int bits;
    private boolean palette;
    private TestCodec codec = TestCodec.NONE;
    private BlockEncoder encoder = (columns, bytes) -> codec.encode(bytes);
    private int predictor = 1;
    private boolean reversed;
    private boolean scattered;
    private boolean uneven;
    private boolean backwards;
    private boolean imageJ;
    private String description = "";

    TestTiff(MemoryImage image, ByteOrder order) {
        this.image = image;
        this.order = order;
        this.bits = image.type().bytes() * 8;
    }

    TestTiff big() {
        big = true;
        return this;
    }

    TestTiff rowsPerStrip(int rows) {
        rowsPerStrip = rows;
        return this;
    }

    TestTiff tiles(int width, int height) {
        tileWidth = width;
        tileHeight = height;
        return this;
    }

    /** So many channels stand in one page, side by side. */
    TestTiff samples(int count) {
        samples = count;
        return this;
    }

    /** The samples of a page have strips or tiles of their own. */
    TestTiff planar() {
        planar = true;
        return this;
    }

    /** Integers of so few bits, one behind the other; those of 24 bits are whole bytes in the file's order. */
    TestTiff bits(int count) {
        bits = count;
        return this;
    }

    /** The bits of every byte of strips or tiles stand in reverse. */
    TestTiff reversed() {
        reversed = true;
        return tag(266, 2);
    }

    /** Samples are indexes of colours: number n is red n, green 2n and blue 3n. */
    TestTiff palette() {
        palette = true;
        return this;
    }

    TestTiff codec(TestCodec how) {
        codec = how;
        return this;
    }

    /** Compresses the packed rows of a strip or tile. */
    @FunctionalInterface
    interface BlockEncoder {
        byte[] encode(int columns, byte[] rows);
    }

    /** Strips and tiles are compressed by what TIFF gives this number. */
    TestTiff blocks(int compression, BlockEncoder how) {
        encoder = how;
        return tag(259, compression);
    }

    TestTiff predictor(int number) {
        predictor = number;
        return tag(317, number);
    }

    /** Strips or tiles stand in reverse order, with a gap between them. */
    TestTiff scattered() {
        scattered = true;
        return this;
    }

    /** Pages stand at uneven distances. */
    TestTiff uneven() {
        uneven = true;
        return this;
    }

    /** The last page stands first. */
    TestTiff backwards() {
        backwards = true;
        return this;
    }

    TestTiff description(String text) {
        description = text;
        return this;
    }

    /** Pages in ImageJ's order, with its description of the axes. */
    TestTiff imageJ() {
        imageJ = true;
        return description("ImageJ=1.54p\nimages=" + pages() + "\nchannels=" + image.sizeC() / samples + "\nslices="
                + image.sizeZ() + "\nframes=" + image.sizeT() + "\nhyperstack=true\n");
    }

    /** Adds or replaces a SHORT tag. */
    TestTiff tag(int tag, int value) {
        extraTags.add(new int[] {tag, value});
        return this;
    }

    /** Values of any type, as their bits. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Typed(int type, int bytes, long[] values) {}

    /** Adds a tag of doubles. */
    TestTiff doubles(int tag, double... values) {
        typedTags.put(
                tag,
                new Typed(
                        12,
                        8,
                        Arrays.stream(values)
                                .mapToLong(Double::doubleToRawLongBits)
                                .toArray()));
        return this;
    }

    /** Adds a tag of one float. */
    TestTiff number(int tag, float value) {
        typedTags.put(tag, new Typed(11, 4, new long[] {Float.floatToRawIntBits(value)}));
        return this;
    }

    /** Adds a tag of text. */
    TestTiff text(int tag, String text) {
        typedTags.put(tag, new Typed(2, 1, (text + "\0").chars().asLongStream().toArray()));
        return this;
    }

    /** Adds a tag of offsets or sizes, LONG. */
    TestTiff longs(int tag, long... values) {
        typedTags.put(tag, new Typed(LONG, 4, values));
        return this;
    }

    /** The pages of another stand below these (SubIFDs), each below that of its number. */
    TestTiff below(TestTiff other) {
        below.add(other);
        return this;
    }

    /** The pages of another follow. */
    TestTiff then(TestTiff other) {
        following.add(other);
        return this;
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[big ? 16 : 8]); // header, filled in at the end
        var directories = new ArrayList<Placed>(pages(out));
        for (var other : following) {
            other.big = big;
            directories.addAll(other.pages(out));
        }
        byte[] bytes = out.toByteArray();
        var buffer = ByteBuffer.wrap(bytes).order(order);
        for (int i = 0; i < directories.size(); i++) {
            putOffset(buffer, directories.get(i).next, i + 1 < directories.size() ? directories.get(i + 1).start : 0);
        }
        char mark = order == ByteOrder.BIG_ENDIAN ? 'M' : 'I';
        buffer.put(0, (byte) mark).put(1, (byte) mark).putShort(2, (short) (big ? 43 : 42));
        if (big) {
            buffer.putShort(4, (short) 8);
        }
        putOffset(buffer, big ? 8 : 4, directories.get(0).start);
        return bytes;
    }

    /** A directory, and where it keeps the offset of the next. */
    private record Placed(int start, int next) {}

    private int pages() {
        return (int) image.extent().planes() / samples;
    }

    private List<Placed> pages(ByteArrayOutputStream out) {
        var directories = new Placed[pages()];
        for (int i = 0; i < directories.length; i++) {
            int page = backwards ? directories.length - 1 - i : i;
            out.writeBytes(new byte[uneven ? i * i % 5 : 0]);
            directories[page] = page(out, page);
        }
        return List.of(directories);
    }

    private Placed page(ByteArrayOutputStream out, int page) {
        boolean tiled = tileWidth > 0;
        int width = (int) image.sizeX();
        int height = (int) image.sizeY();
        int blockWidth = tiled ? tileWidth : width;
        int blockHeight = tiled ? tileHeight : Math.min(height, rowsPerStrip);
        int across = (width + blockWidth - 1) / blockWidth;
        int down = (height + blockHeight - 1) / blockHeight;
        var offsets = new long[across * down * (planar ? samples : 1)];
        var counts = new long[offsets.length];
        for (int i = 0; i < offsets.length; i++) {
            int block = scattered ? offsets.length - 1 - i : i;
            int firstRow = block / across % down * blockHeight;
            int rows = tiled ? blockHeight : Math.min(blockHeight, height - firstRow);
            byte[] bytes = block(page, block / across / down, block % across * blockWidth, firstRow, blockWidth, rows);
            offsets[block] = out.size();
            counts[block] = bytes.length;
            out.writeBytes(bytes);
            out.writeBytes(new byte[scattered ? 3 : 0]);
        }
        var entries = entries(page, tiled, offsets, counts);
        entries.put(tiled ? 322 : 278, new long[] {tiled ? tileWidth : blockHeight});
        for (int[] extra : extraTags) {
            entries.put(extra[0], new long[] {extra[1]});
        }
        typedTags.forEach((tag, typed) -> entries.put(tag, typed.values));
        if (!below.isEmpty()) {
            entries.put(
                    330,
                    below.stream()
                            .mapToLong(other -> other.below(out, page, big))
                            .toArray());
        }
        return directory(out, entries);
    }

    private long below(ByteArrayOutputStream out, int page, boolean inBig) {
        big = inBig;
        return page(out, page).start;
    }

    private SortedMap<Integer, long[]> entries(int page, boolean tiled, long[] offsets, long[] counts) {
        var type = image.type();
        var entries = new TreeMap<Integer, long[]>();
        entries.put(256, new long[] {image.sizeX()});
        entries.put(257, new long[] {image.sizeY()});
        entries.put(258, filled(bits));
        entries.put(259, new long[] {codec.code});
        entries.put(262, new long[] {palette ? 3 : samples >= 3 ? 2 : 1});
        entries.put(tiled ? 324 : 273, offsets);
        entries.put(tiled ? 325 : 279, counts);
        entries.put(339, filled(type.isFloat() ? 3 : type.min() < 0 ? 2 : 1));
        if (tiled) {
            entries.put(323, new long[] {tileHeight});
        }
        if (samples > 1) {
            entries.put(277, new long[] {samples});
            entries.put(284, new long[] {planar ? 2 : 1});
        }
        if (samples == 2 || samples > 3) {
            entries.put(338, new long[samples == 2 ? 1 : samples - 3]);
        }
        if (palette) {
            int colours = 1 << bits;
            entries.put(
                    320,
                    LongStream.range(0, 3L * colours)
                            .map(i -> i % colours * (1 + i / colours))
                            .toArray());
        }
        if (page == 0 && !description.isEmpty()) {
            entries.put(270, new long[0]);
        }
        return entries;
    }

    private long[] filled(long value) {
        var all = new long[samples];
        Arrays.fill(all, value);
        return all;
    }

    /** The bytes of a strip or tile. */
    private byte[] block(int page, int sample, int firstColumn, int firstRow, int columns, int rows) {
        var out = new ByteArrayOutputStream();
        for (int y = firstRow; y < firstRow + rows; y++) {
            out.writeBytes(row(page, sample, firstColumn, y, columns));
        }
        byte[] encoded = encoder.encode(columns, out.toByteArray());
        for (int i = 0; reversed && i < encoded.length; i++) {
            encoded[i] = (byte) (Integer.reverse(encoded[i]) >>> 24);
        }
        return encoded;
    }

    private byte[] row(int page, int sample, int firstColumn, int y, int columns) {
        int together = planar ? 1 : samples;
        var type = image.type();
        var bytes = new byte[(columns * together * bits + 7) / 8];
        var row = ByteBuffer.wrap(bytes).order(order);
        for (int i = 0; i < columns * together; i++) {
            int x = firstColumn + i / together;
            boolean padding = x >= image.sizeX() || y >= image.sizeY();
            int index = padding ? 0 : index(page, x, y, planar ? sample : i % together);
            if (bits < type.bytes() * 8) {
                putBits(row, i, padding ? 1 : (long) Samples.get(type, image.pixels(), index));
            } else {
                put(row, i, index);
            }
        }
        return predicted(bytes, columns * together, together);
    }

    private int index(int page, long x, long y, int sample) {
        var extent = image.extent();
        long groups = extent.c() / samples;
        long z = imageJ ? page / groups % extent.z() : page % extent.z();
        long group = imageJ ? page % groups : page / extent.z() % groups;
        long t = page / extent.z() / groups;
        return (int) (((t * extent.c() + group * samples + sample) * extent.z() + z) * extent.y() + y)
                        * (int) extent.x()
                + (int) x;
    }

    private void putBits(ByteBuffer row, int at, long value) {
        for (int i = 0; i < bits; i++) {
            long bit = value >> (bits - 1 - i) & 1;
            boolean lowestByteFirst = bits == 24 && order == ByteOrder.LITTLE_ENDIAN;
            int place = at * bits + (lowestByteFirst ? (2 - i / 8) * 8 + i % 8 : i);
            row.put(place / 8, (byte) (row.get(place / 8) | bit << (7 - place % 8)));
        }
    }

    private void put(ByteBuffer row, int at, int index) {
        var pixels = image.pixels();
        switch (image.type()) {
            case UINT8, INT8 -> row.put(at, ((byte[]) pixels)[index]);
            case UINT16, INT16 -> row.putShort(at * 2, ((short[]) pixels)[index]);
            case UINT32, INT32 -> row.putInt(at * 4, ((int[]) pixels)[index]);
            case FLOAT32 -> row.putFloat(at * 4, ((float[]) pixels)[index]);
            case FLOAT64 -> row.putDouble(at * 8, ((double[]) pixels)[index]);
        }
    }

    private byte[] predicted(byte[] plain, int count, int distance) {
        var row = ByteBuffer.wrap(plain).order(order);
        int bytes = bits / 8;
        if (predictor == 2) {
            for (int i = count - 1; i >= distance; i--) {
                switch (bytes) {
                    case 1 -> plain[i] -= plain[i - distance];
                    case 2 -> row.putShort(i * 2, (short) (row.getShort(i * 2) - row.getShort((i - distance) * 2)));
                    case 4 -> row.putInt(i * 4, row.getInt(i * 4) - row.getInt((i - distance) * 4));
                    default -> row.putLong(i * 8, row.getLong(i * 8) - row.getLong((i - distance) * 8));
                }
            }
        } else if (predictor == 3) {
            var apart = new byte[plain.length];
            for (int i = 0; i < count; i++) {
                for (int b = 0; b < bytes; b++) {
                    int highestFirst = order == ByteOrder.BIG_ENDIAN ? b : bytes - 1 - b;
                    apart[b * count + i] = plain[i * bytes + highestFirst];
                }
            }
            for (int i = apart.length - 1; i >= distance; i--) {
                apart[i] -= apart[i - distance];
            }
            return apart;
        }
        return plain;
    }

    /** Writes a directory behind the values that do not fit it. */
    private Placed directory(ByteArrayOutputStream out, SortedMap<Integer, long[]> entries) {
        byte[] text = (description + "\0").getBytes(StandardCharsets.US_ASCII);
        int textAt = out.size();
        out.writeBytes(text); // of every page, so that the distances are even
        var tables = new TreeMap<Integer, Integer>();
        entries.forEach((tag, values) -> {
            if (values.length * bytes(tag) > (big ? 8 : 4)) {
                tables.put(tag, out.size());
                var table = ByteBuffer.allocate(values.length * bytes(tag)).order(order);
                for (long value : values) {
                    put(table, tag, value);
                }
                out.writeBytes(table.array());
            }
        });
        var buffer = ByteBuffer.allocate(entries.size() * (big ? 20 : 12) + (big ? 16 : 6))
                .order(order);
        if (big) {
            buffer.putLong(entries.size());
        } else {
            buffer.putShort((short) entries.size());
        }
        entries.forEach((tag, values) -> {
            boolean isText = values.length == 0;
            buffer.putShort((short) (int) tag).putShort((short) (isText ? 2 : type(tag)));
            putLength(buffer, isText ? text.length : values.length);
            int start = buffer.position();
            if (isText) {
                putLength(buffer, textAt);
            } else if (tables.containsKey(tag)) {
                putLength(buffer, tables.get(tag));
            } else {
                for (long value : values) {
                    put(buffer, tag, value);
                }
            }
            buffer.position(start + (big ? 8 : 4));
        });
        int start = out.size();
        out.writeBytes(buffer.array());
        return new Placed(start, start + buffer.position());
    }

    /** Sizes and offsets are LONG, all else is SHORT. */
    private int bytes(int tag) {
        if (typedTags.containsKey(tag)) {
            return typedTags.get(tag).bytes;
        }
        return switch (tag) {
            case 256, 257, 273, 278, 279, 322, 323, 324, 325, 330 -> 4;
            default -> 2;
        };
    }

    private int type(int tag) {
        return typedTags.containsKey(tag) ? typedTags.get(tag).type : bytes(tag) == 2 ? SHORT : LONG;
    }

    private void put(ByteBuffer to, int tag, long value) {
        switch (bytes(tag)) {
            case 1 -> to.put((byte) value);
            case 2 -> to.putShort((short) value);
            case 4 -> to.putInt((int) value);
            default -> to.putLong(value);
        }
    }

    private void putLength(ByteBuffer to, long value) {
        if (big) {
            to.putLong(value);
        } else {
            to.putInt((int) value);
        }
    }

    private void putOffset(ByteBuffer buffer, int at, long value) {
        if (big) {
            buffer.putLong(at, value);
        } else {
            buffer.putInt(at, (int) value);
        }
    }
}
