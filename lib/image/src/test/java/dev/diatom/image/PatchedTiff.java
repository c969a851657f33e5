package dev.diatom.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The bytes of a classic TIFF, whose directories can be changed. */
final class PatchedTiff {
    private static final int ENTRY_BYTES = 12;

    private final ByteBuffer bytes;

    PatchedTiff(TestTiff tiff) {
        this(tiff.bytes());
    }

    private PatchedTiff(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
        if (bytes[0] == 'I') {
            this.bytes.order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    int length() {
        return bytes.capacity();
    }

    /** Where the directory of a page stands. */
    int directory(int page) {
        int at = bytes.getInt(4);
        for (int i = 0; i < page; i++) {
            at = bytes.getInt(next(at));
        }
        return at;
    }

    private int entries(int directory) {
        return bytes.getShort(directory);
    }

    private int next(int directory) {
        return directory + 2 + entries(directory) * ENTRY_BYTES;
    }

    /** Where the entry of a tag stands. */
    int entry(int page, int tag) {
        int entry = directory(page) + 2;
        while ((bytes.getShort(entry) & 0xffff) != tag) {
            entry += ENTRY_BYTES;
        }
        return entry;
    }

    /** Gives a tag one value of its type. */
    PatchedTiff set(int page, int tag, int value) {
        return setAt(page, tag, 0, value);
    }

    /** Changes one of the values of a tag, of 2 or 4 bytes. */
    PatchedTiff setAt(int page, int tag, int index, int value) {
        int entry = entry(page, tag);
        int size = bytes.getShort(entry + 2) == 3 ? 2 : 4;
        int count = bytes.getInt(entry + 4);
        int at = (count * size <= 4 ? entry + 8 : bytes.getInt(entry + 8)) + index * size;
        if (size == 2) {
            bytes.putShort(at, (short) value);
        } else {
            bytes.putInt(at, value);
        }
        return this;
    }

    int valueAt(int page, int tag, int index) {
        int entry = entry(page, tag);
        int count = bytes.getInt(entry + 4);
        return bytes.getInt((count == 1 ? entry + 8 : bytes.getInt(entry + 8)) + index * 4);
    }

    /** Says that a tag has so many values. */
    PatchedTiff count(int page, int tag, int count) {
        int entry = entry(page, tag);
        if (count == 1 && bytes.getInt(entry + 4) > 1) {
            int first = bytes.getInt(entry + 8);
            int value = bytes.getShort(entry + 2) == 3 ? bytes.getShort(first) : bytes.getInt(first);
            bytes.putInt(entry + 4, 1);
            return set(page, tag, value);
        }
        bytes.putInt(entry + 4, count);
        return this;
    }

    /** Makes a tag another; 65000 is none that is known. */
    PatchedTiff rename(int page, int tag, int other) {
        bytes.putShort(entry(page, tag), (short) other);
        return this;
    }

    /** Gives a tag another field type. */
    PatchedTiff type(int page, int tag, int type) {
        bytes.putShort(entry(page, tag) + 2, (short) type);
        return this;
    }

    /** Puts the entries of a directory in reverse. */
    PatchedTiff reverse(int page) {
        int first = directory(page) + 2;
        int count = entries(first - 2);
        var entries = Arrays.copyOfRange(bytes.array(), first, first + count * ENTRY_BYTES);
        for (int i = 0; i < count; i++) {
            bytes.put(first + i * ENTRY_BYTES, entries, (count - 1 - i) * ENTRY_BYTES, ENTRY_BYTES);
        }
        return this;
    }

    /** Lets the chain go on at another offset. */
    PatchedTiff next(int page, int offset) {
        bytes.putInt(next(directory(page)), offset);
        return this;
    }

    /** The same with bytes behind its end. */
    PatchedTiff with(byte... more) {
        var longer = Arrays.copyOf(bytes.array(), length() + more.length);
        System.arraycopy(more, 0, longer, length(), more.length);
        return new PatchedTiff(longer);
    }

    byte[] bytes() {
        return bytes.array();
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes.array());
    }
}
