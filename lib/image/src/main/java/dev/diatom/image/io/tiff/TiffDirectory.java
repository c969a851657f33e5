package dev.diatom.image.io.tiff;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One image file directory (IFD): the tags of a page. Values are read when they are asked for. */
final class TiffDirectory {
    private static final int MOST_ENTRIES = 4096;
    /** Bytes of a value by field type (TIFF 6.0 section 2; 16 to 18 from BigTIFF); 0 where there is no such type. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private static final int ASCII = 2;
    private static final int RATIONAL = 5;

    private final TiffInput input;
    private final long index;
    private final Map<Integer, Entry> entries;
    private final long next;
    private final long byteOffset;
    private final long byteCount;

    private record Entry(int type, long count, long entryOffset, long valueOffset) {}

    private TiffDirectory(
            TiffInput input, long index, Map<Integer, Entry> entries, long next, long byteOffset, long byteCount) {
        this.input = input;
        this.index = index;
        this.entries = entries;
        this.next = next;
        this.byteOffset = byteOffset;
        this.byteCount = byteCount;
    }

    /** Reads the directory at a byte offset. */
    static TiffDirectory read(TiffInput input, long byteOffset, boolean big, long index) throws IOException {
        String where = "IFD " + index;
        int countBytes = big ? 8 : 2;
        var head = input.bytes(byteOffset, countBytes, where);
        long count = big ? head.getLong() : head.getShort() & 0xffff;
        if (count < 1 || count > MOST_ENTRIES) {
            throw new ImageFormatException(Fault.in(input.path(), "the number of tags cannot be right")
                    .atByte(byteOffset, where)
                    .expected("1 to " + MOST_ENTRIES, Long.toUnsignedString(count)));
        }
        int entryBytes = big ? 20 : 12;
        int bodyBytes = (int) count * entryBytes;
        long bodyOffset = byteOffset + countBytes;
        var body = input.bytes(bodyOffset, bodyBytes + (big ? 8 : 4), where);
        var entries = new HashMap<Integer, Entry>();
        for (int i = 0; i < count; i++) {
            int at = i * entryBytes;
            long entryOffset = bodyOffset + at;
            int tag = body.getShort(at) & 0xffff;
            int type = body.getShort(at + 2) & 0xffff;
            long values = big ? body.getLong(at + 4) : unsigned(body.getInt(at + 4));
            if (values < 0) {
                throw new ImageFormatException(Fault.in(input.path(), "the number of values of a tag cannot be right")
                        .atByte(entryOffset, where + ", tag " + tag + " " + TiffTag.name(tag))
                        .expected("0 or more", Long.toUnsignedString(values)));
            }
            int valueBytes = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
            boolean inline = valueBytes > 0 && values <= (big ? 8 : 4) / valueBytes;
            int valueAt = at + (big ? 12 : 8);
            long valueOffset =
                    inline ? bodyOffset + valueAt : big ? body.getLong(valueAt) : unsigned(body.getInt(valueAt));
            entries.putIfAbsent(tag, new Entry(type, values, entryOffset, valueOffset));
        }
        long next = big ? body.getLong(bodyBytes) : unsigned(body.getInt(bodyBytes));
        return new TiffDirectory(input, index, entries, next, byteOffset, countBytes + bodyBytes + (big ? 8 : 4));
    }

    /** The number of the directory in the chain, from 0. */
    long index() {
        return index;
    }

    /** Where the directory itself stands. */
    long byteOffset() {
        return byteOffset;
    }

    /** The bytes of its entries, without the values that stand elsewhere. */
    long byteCount() {
        return byteCount;
    }

    /** The byte offset of the next directory; 0 after the last. */
    long next() {
        return next;
    }

    /** The numbers of the tags that are there. */
    Set<Integer> tags() {
        return entries.keySet();
    }

    /** Whether a tag holds text. */
    boolean isText(int tag) {
        return entry(tag).type == ASCII;
    }

    /** Whether a tag holds integers. */
    boolean isInteger(int tag) {
        int type = entry(tag).type;
        return type == 1 || type == 3 || type == 4 || type == 13 || type == 16 || type == 18;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** How many values a tag has; 0 where it is absent. */
    long count(int tag) {
        var entry = entries.get(tag);
        return entry == null ? 0 : entry.count;
    }

    /** The first value of a tag that must be there. */
    long required(int tag) throws IOException {
        if (!has(tag)) {
            throw new ImageFormatException(Fault.in(input.path(), "a required tag is missing in IFD " + index)
                    .expected("tag " + tag + " " + TiffTag.name(tag), "none"));
        }
        return values(tag, 1)[0];
    }

    /** The first value of a tag, or what holds where it is absent. */
    long optional(int tag, long absent) throws IOException {
        return has(tag) ? values(tag, 1)[0] : absent;
    }

    /** The first values of a tag that holds integers. */
    long[] values(int tag, int wanted) throws IOException {
        var entry = entry(tag);
        if (!isInteger(tag)) {
            throw new ImageFormatException(
                    fault(tag, "a tag has the wrong type").expected("an integer type", "type " + entry.type));
        }
        int bytes = TYPE_BYTES[entry.type];
        checkCount(tag, entry, wanted, bytes);
        var values = new long[wanted];
        int perRead = 1024;
        for (int start = 0; start < wanted; start += perRead) {
            int count = Math.min(perRead, wanted - start);
            var buffer = input.bytes(entry.valueOffset + (long) start * bytes, count * bytes, where(tag));
            for (int i = 0; i < count; i++) {
                values[start + i] = integer(buffer, bytes);
            }
        }
        return values;
    }

    /** The first value of a tag that holds ratios, or what holds where it is absent or no ratio. */
    double ratio(int tag, double absent) throws IOException {
        var entry = entries.get(tag);
        if (entry == null || entry.type != RATIONAL || entry.count < 1) {
            return absent;
        }
        checkCount(tag, entry, 1, TYPE_BYTES[RATIONAL]);
        var buffer = input.bytes(entry.valueOffset, TYPE_BYTES[RATIONAL], where(tag));
        double ratio = (double) unsigned(buffer.getInt()) / unsigned(buffer.getInt());
        return Double.isFinite(ratio) ? ratio : absent;
    }

    /** The text of a tag up to its first NUL, at most so many bytes; empty where it is absent or not text. */
    String text(int tag, int mostBytes) throws IOException {
        var entry = entries.get(tag);
        if (entry == null || entry.type != ASCII) {
            return "";
        }
        int bytes = (int) Math.min(mostBytes, entry.count);
        checkCount(tag, entry, bytes, 1);
        var text = new byte[bytes];
        input.bytes(entry.valueOffset, bytes, where(tag)).get(text);
        int end = 0;
        while (end < bytes && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /** The start of a message about a tag, with its place in the file. */
    Fault fault(int tag, String wrong) {
        return Fault.in(input.path(), wrong).atByte(entry(tag).entryOffset, where(tag));
    }

    private void checkCount(int tag, Entry entry, long wanted, int bytes) {
        if (entry.count < wanted) {
            throw new ImageFormatException(
                    fault(tag, "a tag has too few values").expected("at least " + wanted, entry.count));
        }
        long end = input.length() - entry.valueOffset;
        if (entry.valueOffset < 0 || wanted > end / bytes) {
            throw new ImageFormatException(fault(tag, "the values of a tag run past the end of the file")
                    .expected(
                            "offset + length <= " + input.length(),
                            Long.toUnsignedString(entry.valueOffset) + " + " + wanted * bytes)
                    .advice("The file looks cut short or damaged"));
        }
    }

    private Entry entry(int tag) {
        var entry = entries.get(tag);
        if (entry == null) {
            throw new IllegalArgumentException("no tag " + tag);
        }
        return entry;
    }

    private String where(int tag) {
        return "IFD " + index + ", tag " + tag + " " + TiffTag.name(tag);
    }

    private static long integer(ByteBuffer buffer, int bytes) {
        return switch (bytes) {
            case 1 -> buffer.get() & 0xff;
            case 2 -> buffer.getShort() & 0xffff;
            case 4 -> unsigned(buffer.getInt());
            default -> buffer.getLong();
        };
    }

    private static long unsigned(int value) {
        return value & 0xffff_ffffL;
    }
}
