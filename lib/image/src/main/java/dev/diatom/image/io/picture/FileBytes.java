package dev.diatom.image.io.picture;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import java.nio.file.Path;

/** The bytes of a file whose structure is being read; never beyond their end. */
final class FileBytes {
    private final Path path;
    private final String format;
    private final byte[] bytes;

    /** Bytes of a file, shared, and the name of their format for messages. */
    FileBytes(Path path, String format, byte[] bytes) {
        this.path = path;
        this.format = format;
        this.bytes = bytes;
    }

    Path path() {
        return path;
    }

    String format() {
        return format;
    }

    byte[] bytes() {
        return bytes;
    }

    long length() {
        return bytes.length;
    }

    /** Checks that so many bytes stand at an offset. */
    void require(long byteOffset, long count, String where) {
        if (count > length() - byteOffset) {
            throw new ImageFormatException(Fault.in(path, "the " + format + " ends too early")
                    .atByte(byteOffset, where)
                    .expected("offset + length <= " + length(), byteOffset + " + " + count)
                    .advice("The file looks cut short or damaged"));
        }
    }

    int u8(long byteOffset, String where) {
        require(byteOffset, 1, where);
        return bytes[(int) byteOffset] & 0xff;
    }

    int u16BigEndian(long byteOffset, String where) {
        return u8(byteOffset, where) << 8 | u8(byteOffset + 1, where);
    }

    int u16LittleEndian(long byteOffset, String where) {
        return u8(byteOffset, where) | u8(byteOffset + 1, where) << 8;
    }

    long u32BigEndian(long byteOffset, String where) {
        return (long) u16BigEndian(byteOffset, where) << 16 | u16BigEndian(byteOffset + 2, where);
    }

    long u32LittleEndian(long byteOffset, String where) {
        return u16LittleEndian(byteOffset, where) | (long) u16LittleEndian(byteOffset + 2, where) << 16;
    }

    /** What is wrong, at a place; more is added by the caller. */
    Fault fault(String wrong, long byteOffset, String where) {
        return Fault.in(path, wrong).atByte(byteOffset, where);
    }
}
