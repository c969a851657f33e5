package dev.diatom.image.io.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lays out a directory, little-endian: its entries by tag, then the values that do not fit them. */
final class DirectoryBuilder {
    private static final int BYTE = 1;
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int LONG8 = 16;
    private static final int ALIGNMENT = 8;
    private static final long MOST_PART = 0xffff_ffffL;

    private final boolean big;
    private final SortedMap<Integer, Entry> entries = new TreeMap<>();

    /** One entry; its values stand somewhere already, or, at 0, go behind the entries. */
    private record Entry(int type, long count, ByteBuffer values, long at) {}

    DirectoryBuilder(boolean big) {
        this.big = big;
    }

    DirectoryBuilder shorts(int tag, int... values) {
        var bytes = buffer(values.length * Short.BYTES);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return put(tag, SHORT, values.length, bytes);
    }

    DirectoryBuilder longs(int tag, long... values) {
        var bytes = buffer(values.length * Integer.BYTES);
        for (long value : values) {
            bytes.putInt((int) value);
        }
        return put(tag, LONG, values.length, bytes);
    }

    DirectoryBuilder bytes(int tag, byte[] values) {
        return put(tag, BYTE, values.length, buffer(values.length).put(values));
    }

    /** Byte offsets or lengths. */
    DirectoryBuilder offsets(int tag, long... values) {
        var bytes = buffer(values.length * offsetBytes());
        for (long value : values) {
            putOffset(bytes, value);
        }
        return put(tag, big ? LONG8 : LONG, values.length, bytes);
    }

    DirectoryBuilder text(int tag, String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        return put(tag, ASCII, bytes.length, buffer(bytes.length).put(bytes));
    }

    /** A ratio, as near as two numbers of 32 bits come to it: by its continued fraction. */
    DirectoryBuilder ratio(int tag, double value) {
        double rest = value;
        long whole = (long) rest;
        long numerator = Math.min(MOST_PART, whole);
        long denominator = 1;
        long numeratorBefore = 1;
        long denominatorBefore = 0;
        while (rest != whole) {
            rest = 1 / (rest - whole);
            whole = (long) rest;
            if (whole > (MOST_PART - numeratorBefore) / Math.max(1, numerator)
                    || whole > (MOST_PART - denominatorBefore) / denominator) {
                break;
            }
            long nextNumerator = whole * numerator + numeratorBefore;
            long nextDenominator = whole * denominator + denominatorBefore;
            numeratorBefore = numerator;
            denominatorBefore = denominator;
            numerator = nextNumerator;
            denominator = nextDenominator;
        }
        var bytes = buffer(2 * Integer.BYTES).putInt((int) numerator).putInt((int) denominator);
        return put(tag, RATIONAL, 1, bytes);
    }

    private DirectoryBuilder put(int tag, int type, long count, ByteBuffer values) {
        entries.put(tag, new Entry(type, count, values.clear(), 0));
        return this;
    }

    /** Leaves a tag out. */
    DirectoryBuilder without(int tag) {
        entries.remove(tag);
        return this;
    }

    /** Puts the values that do not fit their entries into a place that several directories share. */
    void share(ByteBuffer place) {
        entries.replaceAll((tag, entry) -> {
            if (isInline(entry)) {
                return entry;
            }
            place.position(aligned(place.position()));
            long at = place.position();
            place.put(entry.values.duplicate());
            return new Entry(entry.type, entry.count, entry.values, at);
        });
    }

    /** The bytes that {@link #share} takes, from the start of the place. */
    int sharedBytes(int start) {
        int bytes = start;
        for (var entry : entries.values()) {
            bytes = isInline(entry) ? bytes : aligned(bytes) + entry.values.capacity();
        }
        return aligned(bytes);
    }

    /** The bytes of the directory with the values that stand behind it. */
    int bytes() {
        int bytes = entriesBytes();
        for (var entry : entries.values()) {
            bytes += isInline(entry) || entry.at > 0 ? 0 : aligned(entry.values.capacity());
        }
        return bytes;
    }

    private int entriesBytes() {
        return aligned((big ? 16 : 6) + entries.size() * (big ? 20 : 12));
    }

    /** The directory as it stands at a byte offset. */
    ByteBuffer build(long byteOffset, long next) {
        var out = buffer(bytes());
        if (big) {
            out.putLong(entries.size());
        } else {
            out.putShort((short) entries.size());
        }
        int behind = entriesBytes();
        for (var tagged : entries.entrySet()) {
            var entry = tagged.getValue();
            out.putShort((short) (int) tagged.getKey()).putShort((short) entry.type);
            putOffset(out, entry.count);
            if (isInline(entry)) {
                int start = out.position();
                out.put(entry.values.duplicate()).position(start + offsetBytes());
            } else if (entry.at > 0) {
                putOffset(out, entry.at);
            } else {
                putOffset(out, byteOffset + behind);
                out.duplicate().position(behind).put(entry.values.duplicate());
                behind += aligned(entry.values.capacity());
            }
        }
        putOffset(out, next);
        return out.clear();
    }

    /** Where the offset of the next directory stands, from the start of this one. */
    int nextPosition() {
        return (big ? 8 : 2) + entries.size() * (big ? 20 : 12);
    }

    private boolean isInline(Entry entry) {
        return entry.values.capacity() <= offsetBytes();
    }

    int offsetBytes() {
        return big ? Long.BYTES : Integer.BYTES;
    }

    private void putOffset(ByteBuffer out, long value) {
        if (big) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }

    static int aligned(int bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
