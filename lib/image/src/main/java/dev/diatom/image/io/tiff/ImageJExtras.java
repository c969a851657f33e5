package dev.diatom.image.io.tiff;

import dev.diatom.image.Channel;
import dev.diatom.image.ImageFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What ImageJ keeps beside its description, in tags 50838 and 50839 (its {@code ij.io.TiffDecoder}): notes, labels of slices,
 * ranges of display, colours of channels, regions drawn by the user. Texts and numbers are tags; of regions it is said how
 * many there are, and each is kept as ImageJ's .roi files have it.
 */
final class ImageJExtras {
    private static final int COUNTS = 50838;
    private static final int VALUES = 50839;
    private static final int MOST_PARTS = 1 << 16;
    private static final int MOST_TEXT_BYTES = 1 << 16;
    private static final int MOST_HEADER_BYTES = 1 << 10;
    private static final int MARK = 0x494a494a; // IJIJ
    private static final int LUTS = 0x6c757473; // luts
    private static final int WHITE = 0xffffff;
    private static final int LUT_BYTES = 3 * ImageJLut.SIZE;

    private final TiffDirectory directory;
    private final ByteOrder order;
    private final Map<String, String> tags = new TreeMap<>();
    private final List<ImageJLut> luts = new ArrayList<>();

    private ImageJExtras(TiffDirectory directory) {
        this.directory = directory;
        this.order = directory.order();
    }

    /** What a page has; nothing where it has none, or none that makes sense. */
    static ImageJExtras read(TiffDirectory directory) throws IOException {
        var extras = new ImageJExtras(directory);
        try {
            if (directory.has(COUNTS) && directory.isInteger(COUNTS) && directory.has(VALUES)) {
                extras.readAll();
            }
        } catch (ImageFormatException e) {
            extras.tags.put("IJMetadata", "(damaged)");
        }
        return extras;
    }

    /** Texts by name. */
    Map<String, String> tags() {
        return tags;
    }

    /** The channels in the colours of their LUTs, where there is one for each, and some begin at black as lights do. */
    List<Channel> channels(long count) {
        if (luts.size() != count || luts.stream().allMatch(lut -> lut.light().isEmpty())) {
            return List.of();
        }
        return luts.stream()
                .map(lut -> lut.light().stream().allMatch(rgb -> rgb == WHITE)
                        ? Channel.of("")
                        : new Channel("", lut.light()))
                .toList();
    }

    /** Adds the colours of channels, little-endian; grey where a channel has none. */
    static void write(List<Channel> channels, DirectoryBuilder entries) {
        int headerBytes = 3 * Integer.BYTES;
        var values = ByteBuffer.allocate(headerBytes + channels.size() * LUT_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MARK)
                .putInt(LUTS)
                .putInt(channels.size());
        var counts = new long[channels.size() + 1];
        counts[0] = headerBytes;
        for (int i = 0; i < channels.size(); i++) {
            values.put(ImageJLut.light(channels.get(i).color().orElse(WHITE)).bytes());
            counts[i + 1] = LUT_BYTES;
        }
        entries.longs(COUNTS, counts).bytes(VALUES, values.array());
    }

    private void readAll() throws IOException {
        int parts = (int) Math.min(MOST_PARTS, directory.count(COUNTS));
        long[] counts = directory.values(COUNTS, parts);
        if (parts < 2 || counts[0] < 12 || counts[0] > MOST_HEADER_BYTES) {
            return;
        }
        var header =
                ByteBuffer.wrap(directory.rawBytes(VALUES, 0, (int) counts[0])).order(order);
        if (header.getInt() != MARK) {
            return;
        }
        long at = counts[0];
        int part = 1;
        while (header.remaining() >= 8) {
            var kind = kind(header.getInt());
            long count = header.getInt() & 0xffff_ffffL;
            int end = (int) Math.min(parts, part + count);
            read(kind, at, counts, part, end);
            for (; part < end; part++) {
                at += counts[part];
            }
        }
    }

    private static String kind(int mark) {
        return new String(ByteBuffer.allocate(4).putInt(mark).array(), StandardCharsets.ISO_8859_1).strip();
    }

    private void read(String kind, long start, long[] counts, int from, int end) throws IOException {
        int number = end - from;
        switch (kind) {
            case "info" -> tags.put("IJMetadata.info", texts(start, counts, from, end, 1));
            case "labl" -> tags.put("IJMetadata.labels", texts(start, counts, from, end, 1));
            case "prop" -> tags.put("IJMetadata.properties", texts(start, counts, from, end, 2));
            case "rang" -> tags.put("IJMetadata.ranges", ranges(start, counts, from, end));
            case "luts" -> {
                long at = start;
                for (int i = from; i < end && counts[i] == LUT_BYTES && luts.size() < Byte.MAX_VALUE; i++) {
                    luts.add(new ImageJLut(directory.rawBytes(VALUES, at, LUT_BYTES)));
                    at += counts[i];
                }
                tags.put("IJMetadata.luts", number + (number == 1 ? " LUT" : " LUTs"));
            }
            case "roi" -> putRois("IJMetadata.selection", start, counts, from, end);
            case "over" -> putRois("IJMetadata.overlay", start, counts, from, end);
            default -> tags.put("IJMetadata." + kind, "(" + number + " values)");
        }
    }

    /** How many regions there are, and, a line each, the bytes of as many as the tag of a text may hold. */
    private void putRois(String name, long start, long[] counts, int from, int end) throws IOException {
        int number = end - from;
        tags.put(name, number + (number == 1 ? " ROI" : " ROIs"));
        var lines = new ArrayList<String>();
        long at = start;
        for (int i = from; i < end && counts[i] > 0 && counts[i] <= MOST_TEXT_BYTES - (at - start); i++) {
            lines.add(Base64.getEncoder().encodeToString(directory.rawBytes(VALUES, at, (int) counts[i])));
            at += counts[i];
        }
        tags.put(name + " (base64)", String.join("\n", lines));
    }

    /** Texts of two bytes a character, a line each, or so many to a line. */
    private String texts(long start, long[] counts, int from, int end, int perLine) throws IOException {
        Charset charset = order == ByteOrder.BIG_ENDIAN ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        var text = new StringBuilder();
        long at = start;
        for (int i = from; i < end && text.length() < MOST_TEXT_BYTES; i++) {
            int bytes = (int) Math.min(MOST_TEXT_BYTES, Math.max(0, counts[i]));
            text.append(i == from ? "" : (i - from) % perLine == 0 ? "\n" : "=");
            text.append(bytes == 0 ? "" : new String(directory.rawBytes(VALUES, at, bytes), charset));
            at += counts[i];
        }
        return text.toString();
    }

    /** Lowest and highest of each channel. */
    private String ranges(long start, long[] counts, int from, int end) throws IOException {
        int bytes = (int) Math.min(MOST_HEADER_BYTES, from < end ? Math.max(0, counts[from]) : 0);
        if (bytes < 2 * Double.BYTES) {
            return "";
        }
        var numbers = ByteBuffer.wrap(directory.rawBytes(VALUES, start, bytes)).order(order);
        var text = new StringBuilder();
        while (numbers.remaining() >= 2 * Double.BYTES) {
            text.append(text.isEmpty() ? "" : ", ");
            text.append(TiffNumbers.text(numbers.getDouble()))
                    .append(" to ")
                    .append(TiffNumbers.text(numbers.getDouble()));
        }
        return text.toString();
    }
}
