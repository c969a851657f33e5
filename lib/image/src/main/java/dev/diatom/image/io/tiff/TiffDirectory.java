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
import java.util.function.Supplier;

/** One image file directory (IFD): the tags of a page. Values are read when they are asked for. */
final class TiffDirectory {
    private static final int MOST_ENTRIES = 4096;
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
    private final boolean ndpi;
    private final TiffEntries entries;

    private TiffDirectory(TiffInput input, boolean big, boolean ndpi, long index, long byteOffset, byte[] bytes) {
        this.input = input;
        this.big = big || ndpi;
        this.ndpi = ndpi;
        this.index = index;
        this.byteOffset = byteOffset;
        this.entries = new TiffEntries(bytes, input.order(), this.big);
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
        for (int i = 0; i < entries.count(); i++) {
            if (entries.valueCount(i) < 0) {
                throw new ImageFormatException(fault(entries.tag(i), "the number of values of a tag cannot be right")
                        .expected("0 or more", Long.toUnsignedString(entries.valueCount(i))));
            }
        }
    }

    /** The bytes of an entry's first values. */
    private ByteBuffer bytes(int entry, long start, int count) throws IOException {
        if (entries.isInline(entry)) {
            return entries.inline(entry, start, count);
        }
        int tag = entries.tag(entry);
        return input.bytes(entries.valueOffset(entry) + start, count, () -> where(tag));
    }

    private int entry(int tag) {
        int entry = entries.find(tag);
        if (entry < 0) {
            throw new IllegalArgumentException("no tag " + tag);
        }
        return entry;
    }

    /**
     * Whether this directory says the same of its page as another.
     *
     * @param ranges what {@link #describingRanges} of the other gives
     */
    boolean describesAs(TiffDirectory other, int[] ranges) {
        return entries.describesAs(other.entries, ranges);
    }

    /** Where in the bytes of the entries the page is described: starts and ends, in turn. */
    int[] describingRanges() {
        return entries.describingRanges();
    }

    /** The number of the entry that holds a tag's only value inline; -1 where there is none such. */
    int inlineEntry(int tag) {
        int entry = entries.find(tag);
        return entry >= 0 && isInteger(tag) && entries.valueCount(entry) == 1 && entries.isInline(entry) ? entry : -1;
    }

    /** The value of such an entry. */
    long inlineValue(int entry) {
        return entries.inlineValue(entry);
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
        return entries.byteCount() + (big ? 8L : 2L);
    }

    /** The byte offset of the next directory; 0 after the last. */
    long next() {
        return entries.next();
    }

    /** Takes a part of the file. */
    @FunctionalInterface
    interface PartVisitor {
        void visit(long byteOffset, long byteCount);
    }

    /** Visits the values that stand outside the directory, but in the file. */
    void forEachValueOutside(PartVisitor visitor) {
        for (int i = 0; i < entries.count(); i++) {
            int bytes = entries.valueBytes(i);
            long at = entries.valueOffset(i);
            long most = input.length() - at;
            if (bytes > 0 && !entries.isInline(i) && at >= 0 && most > 0) {
                visitor.visit(at, entries.valueCount(i) > most / bytes ? most : entries.valueCount(i) * bytes);
            }
        }
    }

    /** The numbers of the tags that are there. */
    Set<Integer> tags() {
        return entries.tags();
    }

    /** Whether a tag holds text. */
    boolean isText(int tag) {
        return entries.type(entry(tag)) == ASCII;
    }

    /** Whether a tag holds integers. */
    boolean isInteger(int tag) {
        int type = entries.type(entry(tag));
        return type == 1 || type == 3 || type == 4 || type == 13 || type == 16 || type == 18 || isSigned(tag);
    }

    /** Whether a tag holds integers that may be negative. */
    boolean isSigned(int tag) {
        int type = entries.type(entry(tag));
        return type == 6 || type == 8 || type == 9 || type == 17;
    }

    boolean has(int tag) {
        return entries.find(tag) >= 0;
    }

    /** How many values a tag has; 0 where it is absent. */
    long count(int tag) {
        int entry = entries.find(tag);
        return entry < 0 ? 0 : entries.valueCount(entry);
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
                    fault(tag, "a tag has the wrong type").expected("an integer type", "type " + entries.type(entry)));
        }
        int bytes = entries.valueBytes(entry);
        checkCount(tag, entry, wanted, bytes);
        var values = new long[wanted];
        int perRead = 1024;
        for (int start = 0; start < wanted; start += perRead) {
            int count = Math.min(perRead, wanted - start);
            var buffer = bytes(entry, (long) start * bytes, count * bytes);
            for (int i = 0; i < count; i++) {
                values[start + i] = TiffEntries.integer(buffer, entries.type(entry));
            }
        }
        return values;
    }

    /** Whether a tag holds numbers of any kind. */
    boolean isNumber(int tag) {
        int type = entries.type(entry(tag));
        return type != ASCII && type != UNDEFINED && entries.valueBytes(entry(tag)) > 0;
    }

    /** The first value of a tag that holds numbers, or what holds where it is absent or holds none. */
    double number(int tag, double absent) throws IOException {
        return has(tag) && isNumber(tag) && count(tag) > 0 ? numbers(tag, 1)[0] : absent;
    }

    /** The first values of a tag that holds numbers of any kind. */
    double[] numbers(int tag, int wanted) throws IOException {
        int entry = entry(tag);
        int bytes = entries.valueBytes(entry);
        checkCount(tag, entry, wanted, bytes);
        var buffer = bytes(entry, 0, wanted * bytes);
        var numbers = new double[wanted];
        for (int i = 0; i < wanted; i++) {
            numbers[i] = switch (entries.type(entry)) {
                case RATIONAL -> (double) TiffEntries.unsigned(buffer.getInt()) / TiffEntries.unsigned(buffer.getInt());
                case SIGNED_RATIONAL -> (double) buffer.getInt() / buffer.getInt();
                case FLOAT -> buffer.getFloat();
                case DOUBLE -> buffer.getDouble();
                default -> TiffEntries.integer(buffer, entries.type(entry));
            };
        }
        return numbers;
    }

    /** Some bytes of the values of a tag that holds bytes. */
    byte[] rawBytes(int tag, long start, int wanted) throws IOException {
        int entry = entry(tag);
        if (entries.valueBytes(entry) != 1) {
            throw new ImageFormatException(
                    fault(tag, "a tag has the wrong type").expected("bytes", "type " + entries.type(entry)));
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
        int entry = entries.find(tag);
        if (entry < 0 || entries.type(entry) != RATIONAL || entries.valueCount(entry) < 1) {
            return absent;
        }
        double ratio = numbers(tag, 1)[0];
        return Double.isFinite(ratio) ? ratio : absent;
    }

    /** The first ratios of a tag, as many as hold where it is absent or holds no such. */
    double[] ratios(int tag, double[] absent) throws IOException {
        int entry = entries.find(tag);
        if (entry < 0
                || (entries.type(entry) != RATIONAL && !isInteger(tag))
                || entries.valueCount(entry) < absent.length) {
            return absent.clone();
        }
        int bytes = entries.valueBytes(entry);
        checkCount(tag, entry, absent.length, bytes);
        var buffer = bytes(entry, 0, absent.length * bytes);
        var ratios = new double[absent.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = entries.type(entry) == RATIONAL
                    ? (double) TiffEntries.unsigned(buffer.getInt()) / TiffEntries.unsigned(buffer.getInt())
                    : TiffEntries.integer(buffer, entries.type(entry));
            if (!Double.isFinite(ratios[i])) {
                return absent.clone();
            }
        }
        return ratios;
    }

    /** All bytes of a tag that holds bytes, of whatever meaning. */
    byte[] bytes(int tag) throws IOException {
        int entry = entry(tag);
        if (entries.valueBytes(entry) != 1 || entries.valueCount(entry) > Integer.MAX_VALUE - 8) {
            throw new ImageFormatException(
                    fault(tag, "a tag has the wrong type").expected("bytes", "type " + entries.type(entry)));
        }
        int count = (int) entries.valueCount(entry);
        checkCount(tag, entry, count, 1);
        var bytes = new byte[count];
        bytes(entry, 0, count).get(bytes);
        return bytes;
    }

    /** The text of a tag up to its first NUL, at most so many bytes; empty where it is absent or not text. */
    String text(int tag, int mostBytes) throws IOException {
        int entry = entries.find(tag);
        if (entry < 0 || entries.type(entry) != ASCII) {
            return "";
        }
        int bytes = (int) Math.min(mostBytes, entries.valueCount(entry));
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
        int entry = entries.find(tag);
        if (entry < 0 || entries.type(entry) != ASCII) {
            return List.of();
        }
        int count = (int) Math.min(mostBytes, entries.valueCount(entry));
        long offset = entries.isInline(entry) ? 0 : entries.valueOffset(entry);
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
        if (entries.valueCount(entry) < wanted) {
            throw new ImageFormatException(
                    fault(tag, "a tag has too few values").expected("at least " + wanted, entries.valueCount(entry)));
        }
        if (entries.isInline(entry)) {
            return;
        }
        long offset = entries.valueOffset(entry);
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
}
