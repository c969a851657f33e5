package dev.diatom.image.io.tiff;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** One image file directory (IFD): the tags of a page. Values are read when they are asked for. */
final class TiffDirectory {
    private static final int MOST_ENTRIES = 4096;
    /** Bytes of a value by field type (TIFF 6.0 section 2; 16 to 18 from BigTIFF); 0 where there is no such type. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private static final int ASCII = 2;
    private static final int RATIONAL = 5;
    private static final int UNDEFINED = 7;
    private static final int SIGNED_RATIONAL = 10;
    private static final int FLOAT = 11;
    private static final int DOUBLE = 12;

    private final TiffInput input;
    private final boolean big;
    private final long index;
    private final long byteOffset;
    /** The entries as they stand in the file, and the offset of the next directory behind them. */
    private final byte[] bytes;

    private final ByteBuffer body;

    private final boolean ndpi;

    private TiffDirectory(TiffInput input, boolean big, boolean ndpi, long index, long byteOffset, byte[] bytes) {
        this.input = input;
        this.big = big || ndpi;
        this.ndpi = ndpi;
        this.index = index;
        this.byteOffset = byteOffset;
        this.bytes = bytes;
        this.body = ByteBuffer.wrap(bytes).order(input.order());
    }

    /** Reads the directory at a byte offset. */
    static TiffDirectory read(TiffInput input, long byteOffset, boolean big, long index) throws IOException {
        Supplier<String> where = () -> "IFD " + index;
        int countBytes = big ? 8 : 2;
        var head = input.bytes(byteOffset, countBytes, where);
        long count = big ? head.getLong() : head.getShort() & 0xffff;
        if (count < 1 || count > MOST_ENTRIES) {
            throw new ImageFormatException(Fault.in(input.path(), "the number of tags cannot be right")
                    .atByte(byteOffset, where.get())
                    .expected("1 to " + MOST_ENTRIES, Long.toUnsignedString(count)));
        }
        int bodyBytes = (int) count * (big ? 20 : 12) + (big ? 8 : 4);
        var bytes = new byte[bodyBytes];
        input.bytes(byteOffset + countBytes, bodyBytes, where).get(bytes);
        var directory = new TiffDirectory(input, big, false, index, byteOffset, bytes);
        if (!big && input.length() > TiffHeader.CLASSIC_LIMIT && Makers.isHamamatsu(directory)) {
            bytes = NdpiEntries.asBig(input, byteOffset + countBytes, (int) count, where);
            directory = new TiffDirectory(input, false, true, index, byteOffset, bytes);
        }
        directory.checkCounts();
        return directory;
    }

    /** Whether a directory may begin at a byte offset: whether the number of its tags can be right. */
    static boolean begins(TiffInput input, long byteOffset, boolean big) throws IOException {
        int countBytes = big ? 8 : 2;
        if (byteOffset > input.length() - countBytes) {
            return true; // as far as it is there
        }
        var head = input.bytes(byteOffset, countBytes, () -> "");
        long count = big ? head.getLong() : head.getShort() & 0xffff;
        return count >= 1 && count <= MOST_ENTRIES;
    }

    private void checkCounts() {
        for (int i = 0; big && i < entries(); i++) {
            if (body.getLong(i * entryBytes() + 4) < 0) {
                throw new ImageFormatException(fault(tag(i), "the number of values of a tag cannot be right")
                        .expected("0 or more", Long.toUnsignedString(body.getLong(i * entryBytes() + 4))));
            }
        }
    }

    private int entryBytes() {
        return big ? 20 : 12;
    }

    private int entries() {
        return body.capacity() / entryBytes();
    }

    private int tag(int entry) {
        return body.getShort(entry * entryBytes()) & 0xffff;
    }

    private int type(int entry) {
        return body.getShort(entry * entryBytes() + 2) & 0xffff;
    }

    private long valueCount(int entry) {
        int at = entry * entryBytes() + 4;
        return big ? body.getLong(at) : unsigned(body.getInt(at));
    }

    private int valueBytes(int entry) {
        return bytesOfType(type(entry));
    }

    /** The bytes of a value of this type; 0 where there is no such type. */
    static int bytesOfType(int type) {
        return type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
    }

    private boolean isInline(int entry) {
        int bytes = valueBytes(entry);
        return bytes > 0 && valueCount(entry) <= (big ? 8 : 4) / bytes;
    }

    private int fieldPosition(int entry) {
        return entry * entryBytes() + (big ? 12 : 8);
    }

    /** The bytes of an entry's first values. */
    private ByteBuffer bytes(int entry, long start, int count) throws IOException {
        int field = fieldPosition(entry);
        if (isInline(entry)) {
            return body.slice((int) (field + start), count).order(input.order());
        }
        int tag = tag(entry);
        return input.bytes(valueOffset(entry) + start, count, () -> where(tag));
    }

    /** Where the values stand that are not inline. */
    private long valueOffset(int entry) {
        int field = fieldPosition(entry);
        return big ? body.getLong(field) : unsigned(body.getInt(field));
    }

    /** The number of the entry of a tag, or -1; of tags that are there twice, the first. */
    private int find(int tag) {
        for (int i = 0; i < entries(); i++) {
            if (tag(i) == tag) {
                return i;
            }
        }
        return -1;
    }

    private int entry(int tag) {
        int entry = find(tag);
        if (entry < 0) {
            throw new IllegalArgumentException("no tag " + tag);
        }
        return entry;
    }

    /**
     * Whether this directory says the same of its page as another, as the bytes alone tell: what may differ is where pixels
     * stand, and what does not describe them. A quick test, so that alike pages are read once.
     *
     * @param ranges what {@link #describingRanges} of the other gives
     */
    boolean describesAs(TiffDirectory other, int[] ranges) {
        if (bytes.length != other.bytes.length) {
            return false;
        }
        for (int i = 0; i < ranges.length; i += 2) {
            if (!Arrays.equals(bytes, ranges[i], ranges[i + 1], other.bytes, ranges[i], ranges[i + 1])) {
                return false;
            }
        }
        return true;
    }

    /** Where in the bytes of the entries the page is described: starts and ends, in turn. */
    int[] describingRanges() {
        var ranges = new int[2 * entries() + 2];
        int count = 0;
        int start = 0;
        for (int i = 0; i < entries(); i++) {
            if (!TiffPage.isDescribedBy(tag(i))) {
                ranges[count++] = start;
                ranges[count++] = fieldPosition(i);
                start = (i + 1) * entryBytes();
            }
        }
        ranges[count++] = start;
        ranges[count++] = Math.max(start, entries() * entryBytes());
        return Arrays.copyOf(ranges, count);
    }

    /** The number of the entry that holds a tag's only value inline; -1 where there is none such. */
    int inlineEntry(int tag) {
        int entry = find(tag);
        return entry >= 0 && isInteger(tag) && valueCount(entry) == 1 && isInline(entry) ? entry : -1;
    }

    /** The value of such an entry. */
    long inlineValue(int entry) {
        return integer(body.position(fieldPosition(entry)), type(entry));
    }

    /** The only value of a tag where it stands inline, or what holds where it does not. */
    long inlineOr(int tag, long absent) {
        int entry = inlineEntry(tag);
        return entry < 0 ? absent : inlineValue(entry);
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
        return body.capacity() + (big ? 8L : 2L);
    }

    /** The byte offset of the next directory; 0 after the last. */
    long next() {
        int at = entries() * entryBytes();
        return big ? body.getLong(at) : unsigned(body.getInt(at));
    }

    /** Takes a part of the file. */
    @FunctionalInterface
    interface PartVisitor {
        void visit(long byteOffset, long byteCount);
    }

    /** Visits the values that stand outside the directory, but in the file. */
    void forEachValueOutside(PartVisitor visitor) {
        for (int i = 0; i < entries(); i++) {
            int bytes = valueBytes(i);
            long at = valueOffset(i);
            long most = input.length() - at;
            if (bytes > 0 && !isInline(i) && at >= 0 && most > 0) {
                visitor.visit(at, valueCount(i) > most / bytes ? most : valueCount(i) * bytes);
            }
        }
    }

    /** The numbers of the tags that are there. */
    Set<Integer> tags() {
        var tags = new TreeSet<Integer>();
        for (int i = 0; i < entries(); i++) {
            tags.add(tag(i));
        }
        return tags;
    }

    /** Whether a tag holds text. */
    boolean isText(int tag) {
        return type(entry(tag)) == ASCII;
    }

    /** Whether a tag holds integers. */
    boolean isInteger(int tag) {
        int type = type(entry(tag));
        return type == 1 || type == 3 || type == 4 || type == 13 || type == 16 || type == 18 || isSigned(tag);
    }

    /** Whether a tag holds integers that may be negative. */
    boolean isSigned(int tag) {
        int type = type(entry(tag));
        return type == 6 || type == 8 || type == 9 || type == 17;
    }

    boolean has(int tag) {
        return find(tag) >= 0;
    }

    /** How many values a tag has; 0 where it is absent. */
    long count(int tag) {
        int entry = find(tag);
        return entry < 0 ? 0 : valueCount(entry);
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
        int entry = entry(tag);
        if (!isInteger(tag)) {
            throw new ImageFormatException(
                    fault(tag, "a tag has the wrong type").expected("an integer type", "type " + type(entry)));
        }
        int bytes = valueBytes(entry);
        checkCount(tag, entry, wanted, bytes);
        var values = new long[wanted];
        int perRead = 1024;
        for (int start = 0; start < wanted; start += perRead) {
            int count = Math.min(perRead, wanted - start);
            var buffer = bytes(entry, (long) start * bytes, count * bytes);
            for (int i = 0; i < count; i++) {
                values[start + i] = integer(buffer, type(entry));
            }
        }
        return values;
    }

    /** Whether a tag holds numbers of any kind. */
    boolean isNumber(int tag) {
        int type = type(entry(tag));
        return type != ASCII && type != UNDEFINED && valueBytes(entry(tag)) > 0;
    }

    /** The first value of a tag that holds numbers, or what holds where it is absent or holds none. */
    double number(int tag, double absent) throws IOException {
        return has(tag) && isNumber(tag) && count(tag) > 0 ? numbers(tag, 1)[0] : absent;
    }

    /** The first values of a tag that holds numbers of any kind. */
    double[] numbers(int tag, int wanted) throws IOException {
        int entry = entry(tag);
        int bytes = valueBytes(entry);
        checkCount(tag, entry, wanted, bytes);
        var buffer = bytes(entry, 0, wanted * bytes);
        var numbers = new double[wanted];
        for (int i = 0; i < wanted; i++) {
            numbers[i] = switch (type(entry)) {
                case RATIONAL -> (double) unsigned(buffer.getInt()) / unsigned(buffer.getInt());
                case SIGNED_RATIONAL -> (double) buffer.getInt() / buffer.getInt();
                case FLOAT -> buffer.getFloat();
                case DOUBLE -> buffer.getDouble();
                default -> integer(buffer, type(entry));
            };
        }
        return numbers;
    }

    /** Some bytes of the values of a tag that holds bytes. */
    byte[] rawBytes(int tag, long start, int wanted) throws IOException {
        int entry = entry(tag);
        if (valueBytes(entry) != 1) {
            throw new ImageFormatException(
                    fault(tag, "a tag has the wrong type").expected("bytes", "type " + type(entry)));
        }
        checkCount(tag, entry, start + wanted, 1);
        var raw = new byte[wanted];
        bytes(entry, start, wanted).get(raw);
        return raw;
    }

    /** Bytes of the file that are of no tag. */
    ByteBuffer inFile(long byteOffset, int count) throws IOException {
        return input.bytes(byteOffset, count, () -> "header");
    }

    /** The order of bytes in the file. */
    ByteOrder order() {
        return input.order();
    }

    /** The first value of a tag that holds ratios, or what holds where it is absent or no ratio. */
    double ratio(int tag, double absent) throws IOException {
        int entry = find(tag);
        if (entry < 0 || type(entry) != RATIONAL || valueCount(entry) < 1) {
            return absent;
        }
        checkCount(tag, entry, 1, TYPE_BYTES[RATIONAL]);
        var buffer = bytes(entry, 0, TYPE_BYTES[RATIONAL]);
        double ratio = (double) unsigned(buffer.getInt()) / unsigned(buffer.getInt());
        return Double.isFinite(ratio) ? ratio : absent;
    }

    /** The first ratios of a tag, as many as hold where it is absent or holds no such. */
    double[] ratios(int tag, double[] absent) throws IOException {
        int entry = find(tag);
        if (entry < 0 || (type(entry) != RATIONAL && !isInteger(tag)) || valueCount(entry) < absent.length) {
            return absent.clone();
        }
        int bytes = valueBytes(entry);
        checkCount(tag, entry, absent.length, bytes);
        var buffer = bytes(entry, 0, absent.length * bytes);
        var ratios = new double[absent.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = type(entry) == RATIONAL
                    ? (double) unsigned(buffer.getInt()) / unsigned(buffer.getInt())
                    : integer(buffer, type(entry));
            if (!Double.isFinite(ratios[i])) {
                return absent.clone();
            }
        }
        return ratios;
    }

    /** All bytes of a tag that holds bytes, of whatever meaning. */
    byte[] bytes(int tag) throws IOException {
        int entry = entry(tag);
        if (valueBytes(entry) != 1 || valueCount(entry) > Integer.MAX_VALUE - 8) {
            throw new ImageFormatException(
                    fault(tag, "a tag has the wrong type").expected("bytes", "type " + type(entry)));
        }
        int count = (int) valueCount(entry);
        checkCount(tag, entry, count, 1);
        var bytes = new byte[count];
        bytes(entry, 0, count).get(bytes);
        return bytes;
    }

    /** The text of a tag up to its first NUL, at most so many bytes; empty where it is absent or not text. */
    String text(int tag, int mostBytes) throws IOException {
        int entry = find(tag);
        if (entry < 0 || type(entry) != ASCII) {
            return "";
        }
        int bytes = (int) Math.min(mostBytes, valueCount(entry));
        checkCount(tag, entry, bytes, 1);
        var text = new byte[bytes];
        bytes(entry, 0, bytes).get(text);
        int end = 0;
        while (end < bytes && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /** The texts of a tag, which end with a NUL each, of at most so many bytes; none where they cannot be read. */
    List<String> texts(int tag, int mostBytes) throws IOException {
        int entry = find(tag);
        if (entry < 0 || type(entry) != ASCII) {
            return List.of();
        }
        int count = (int) Math.min(mostBytes, valueCount(entry));
        long offset = isInline(entry) ? 0 : valueOffset(entry);
        if (offset < 0 || count > input.length() - offset) {
            return List.of();
        }
        var bytes = new byte[count];
        bytes(entry, 0, count).get(bytes);
        var all = new String(bytes, StandardCharsets.UTF_8);
        return Arrays.stream(all.split("\0")).filter(text -> !text.isBlank()).toList();
    }

    /** The start of a message about a tag, with its place in the file. */
    Fault fault(int tag, String wrong) {
        boolean stored = big && !ndpi;
        long at = byteOffset + (stored ? 8 : 2) + (long) entry(tag) * (stored ? 20 : 12);
        return Fault.in(input.path(), wrong).atByte(at, where(tag));
    }

    private void checkCount(int tag, int entry, long wanted, int bytes) {
        if (valueCount(entry) < wanted) {
            throw new ImageFormatException(
                    fault(tag, "a tag has too few values").expected("at least " + wanted, valueCount(entry)));
        }
        if (isInline(entry)) {
            return;
        }
        long offset = valueOffset(entry);
        if (offset < 0 || wanted > (input.length() - offset) / bytes) {
            throw new ImageFormatException(fault(tag, "the values of a tag run past the end of the file")
                    .expected(
                            "offset + length <= " + input.length(),
                            Long.toUnsignedString(offset) + " + " + wanted * bytes)
                    .advice("The file looks cut short or damaged"));
        }
    }

    private String where(int tag) {
        return "IFD " + index + ", tag " + tag + " " + TiffTag.name(tag);
    }

    private static long integer(ByteBuffer buffer, int type) {
        return switch (type) {
            case 1 -> buffer.get() & 0xff;
            case 3 -> buffer.getShort() & 0xffff;
            case 4, 13 -> unsigned(buffer.getInt());
            case 6 -> buffer.get();
            case 8 -> buffer.getShort();
            case 9 -> buffer.getInt();
            default -> buffer.getLong();
        };
    }

    private static long unsigned(int value) {
        return value & 0xffff_ffffL;
    }
}
