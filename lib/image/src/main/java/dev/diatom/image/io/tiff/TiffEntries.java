package dev.diatom.image.io.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** The entries of a directory as they stand in the file, and the offset of the next directory behind them. */
final class TiffEntries {
    /** Bytes of a value by field type (TIFF 6.0 section 2; 16 to 18 from BigTIFF); 0 where there is no such type. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final byte[] bytes;
    private final ByteBuffer body;
    private final boolean big;

    TiffEntries(byte[] bytes, ByteOrder order, boolean big) {
        this.bytes = bytes;
        this.body = ByteBuffer.wrap(bytes).order(order);
        this.big = big;
    }

    private int entryBytes() {
        return big ? 20 : 12;
    }

    /** How many there are. */
    int count() {
        return body.capacity() / entryBytes();
    }

    /** The number of its tag. */
    int tag(int entry) {
        return body.getShort(entry * entryBytes()) & 0xffff;
    }

    /** The type of its values. */
    int type(int entry) {
        return body.getShort(entry * entryBytes() + 2) & 0xffff;
    }

    /** How many values it has. */
    long valueCount(int entry) {
        int at = entry * entryBytes() + 4;
        return big ? body.getLong(at) : unsigned(body.getInt(at));
    }

    /** The bytes of each; 0 where there is no such type. */
    int valueBytes(int entry) {
        return bytesOfType(type(entry));
    }

    /** The bytes of a value of this type; 0 where there is no such type. */
    static int bytesOfType(int type) {
        return type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
    }

    /** Whether its values stand in the entry itself. */
    boolean isInline(int entry) {
        int bytes = valueBytes(entry);
        return bytes > 0 && valueCount(entry) <= (big ? 8 : 4) / bytes;
    }

    private int fieldPosition(int entry) {
        return entry * entryBytes() + (big ? 12 : 8);
    }

    /** Bytes of an entry's values, where they are inline. */
    ByteBuffer inline(int entry, long start, int count) {
        return body.slice((int) (fieldPosition(entry) + start), count).order(body.order());
    }

    /** The first of its values, where they are integers and inline. */
    long inlineValue(int entry) {
        return integer(body.position(fieldPosition(entry)), type(entry));
    }

    /** Where the values stand that are not inline. */
    long valueOffset(int entry) {
        int field = fieldPosition(entry);
        return big ? body.getLong(field) : unsigned(body.getInt(field));
    }

    /** The number of the entry of a tag, or -1; of tags that are there twice, the first. */
    int find(int tag) {
        for (int i = 0; i < count(); i++) {
            if (tag(i) == tag) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Whether these say the same of its page as another, as the bytes alone tell: what may differ is where pixels
     * stand, and what does not describe them. A quick test, so that alike pages are read once.
     *
     * @param ranges what {@link #describingRanges} of the other gives
     */
    boolean describesAs(TiffEntries other, int[] ranges) {
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
        var ranges = new int[2 * count() + 2];
        int count = 0;
        int start = 0;
        for (int i = 0; i < count(); i++) {
            if (!TiffPage.isDescribedBy(tag(i))) {
                ranges[count++] = start;
                ranges[count++] = fieldPosition(i);
                start = (i + 1) * entryBytes();
            }
        }
        ranges[count++] = start;
        ranges[count++] = Math.max(start, count() * entryBytes());
        return Arrays.copyOf(ranges, count);
    }

    /** The byte offset of the next directory; 0 after the last. */
    long next() {
        int at = count() * entryBytes();
        return big ? body.getLong(at) : unsigned(body.getInt(at));
    }

    /** The bytes of the entries, and of the offset behind them. */
    int byteCount() {
        return bytes.length;
    }

    /** The numbers of the tags that are there. */
    Set<Integer> tags() {
        var tags = new TreeSet<Integer>();
        for (int i = 0; i < count(); i++) {
            tags.add(tag(i));
        }
        return tags;
    }

    /** The next integer of this type. */
    static long integer(ByteBuffer buffer, int type) {
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

    static long unsigned(int value) {
        return value & 0xffff_ffffL;
    }
}
