package dev.diatom.image.io.npy;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.array.StoredType;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A type of NumPy, such as {@code <u2}.
 *
 * @param code as NumPy writes it
 * @param type how a number is stored
 * @param order the byte order
 */
record NpyType(String code, StoredType type, ByteOrder order) {
    private static final Pattern CODE = Pattern.compile("([<>|=]?)([?a-zA-Z])([0-9]*)(\\[.*])?");

    /**
     * The type that a header describes.
     *
     * @param byteOffset where it stands
     * @throws UnsupportedFormatException if it is not one of numbers that an image can hold
     */
    static NpyType of(Path path, @Nullable Object descr, long byteOffset) {
        if (descr instanceof List<?>) {
            throw unsupported(path, byteOffset, "records (a structured type)", "array['field']");
        }
        if (!(descr instanceof String code) || !CODE.matcher(code).matches()) {
            throw new ImageFormatException(Fault.in(path, "the type of this .npy cannot be understood")
                    .atByte(byteOffset, "descr")
                    .expected("a type such as \"<u2\"", Fault.quote(String.valueOf(descr)))
                    .advice("The file looks damaged"));
        }
        var parts = CODE.matcher(code);
        parts.matches();
        var type = find(parts.group(2) + parts.group(3));
        if (type == null) {
            throw unsupported(
                    path,
                    byteOffset,
                    kind(parts.group(2).charAt(0)) + " (" + Fault.quote(code) + ")",
                    parts.group(2).equals("c") ? "numpy.abs(array)" : "array.astype(\"float32\")");
        }
        return new NpyType(code, type, order(parts.group(1)));
    }

    private static UnsupportedFormatException unsupported(Path path, long byteOffset, String found, String advice) {
        return new UnsupportedFormatException(Fault.in(path, "an array of this type is no image")
                .atByte(byteOffset, "descr")
                .expected("b1, i1 to i8, u1 to u8, f2, f4 or f8", found)
                .advice("Save what is to be seen of it as such numbers, for example " + advice));
    }

    private static @Nullable StoredType find(String kind) {
        return switch (kind) {
            case "b1", "?" -> StoredType.BOOLEAN;
            case "u1" -> StoredType.UINT8;
            case "i1" -> StoredType.INT8;
            case "u2" -> StoredType.UINT16;
            case "i2" -> StoredType.INT16;
            case "u4" -> StoredType.UINT32;
            case "i4" -> StoredType.INT32;
            case "u8" -> StoredType.UINT64;
            case "i8" -> StoredType.INT64;
            case "f2" -> StoredType.FLOAT16;
            case "f4" -> StoredType.FLOAT32;
            case "f8" -> StoredType.FLOAT64;
            default -> null;
        };
    }

    private static String kind(char letter) {
        return switch (letter) {
            case 'c' -> "complex numbers";
            case 'O' -> "objects of Python";
            case 'S', 'a', 'U' -> "texts";
            case 'M' -> "dates";
            case 'm' -> "times";
            case 'V' -> "bytes without a type";
            case 'f' -> "floats of another size";
            default -> "another type";
        };
    }

    /** Types without an order, and of one byte, have that of the machine that reads them. */
    private static ByteOrder order(String mark) {
        return switch (mark) {
            case "<" -> ByteOrder.LITTLE_ENDIAN;
            case ">" -> ByteOrder.BIG_ENDIAN;
            default -> ByteOrder.nativeOrder();
        };
    }

    /** As NumPy writes the little-endian form of a pixel type. */
    static String code(dev.diatom.image.PixelType type) {
        String kind = type.isFloat() ? "f" : type.min() < 0 ? "i" : "u";
        return (type.bytes() == 1 ? "|" : "<") + kind + String.format(Locale.ROOT, "%d", type.bytes());
    }
}
