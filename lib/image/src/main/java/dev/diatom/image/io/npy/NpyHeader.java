package dev.diatom.image.io.npy;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.PixelFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The header of a .npy file, as NumPy's format 1.0, 2.0 and 3.0 define it.
 *
 * @param type how a number is stored, and in which byte order
 * @param fortran whether the first axis is the fastest, not the last
 * @param shape the size along each axis
 * @param bytes the length of the header: the first number stands behind it
 */
record NpyHeader(NpyType type, boolean fortran, List<Long> shape, int bytes) {
    /** Headers of arrays of numbers are some 100 bytes long; only structured types, which are not read, need more. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int MAGIC_BYTES = 6;
    private static final int MOST_AXES = 5;
    private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");

    static NpyHeader read(PixelFile file) throws IOException {
        long length = file.length();
        int version = require(file, length, MAGIC_BYTES, 2).get() & 0xff;
        if (version < 1 || version > 3) {
            throw new UnsupportedFormatException(Fault.in(file.path(), "this version of .npy is not read")
                    .atByte(MAGIC_BYTES, "version")
                    .expected("1, 2 or 3", version));
        }
        int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
        int start = MAGIC_BYTES + 2 + lengthBytes;
        var stated = require(file, length, MAGIC_BYTES + 2, lengthBytes).order(ByteOrder.LITTLE_ENDIAN);
        long count = version == 1 ? stated.getShort() & 0xffff : stated.getInt() & 0xffff_ffffL;
        if (count > MOST_BYTES) {
            throw new ImageFormatException(Fault.in(file.path(), "the header of this .npy is too long")
                    .atByte(MAGIC_BYTES + 2, "length of the header")
                    .expected("at most " + MOST_BYTES, count)
                    .advice("The file looks damaged"));
        }
        var bytes = require(file, length, start, (int) count).array();
        var text = new String(bytes, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        return parse(file, text, start, start + (int) count);
    }

    private static ByteBuffer require(PixelFile file, long length, int byteOffset, int count) throws IOException {
        if (count > length - byteOffset) {
            throw new ImageFormatException(Fault.in(file.path(), "the .npy ends within its header")
                    .atByte(byteOffset, "header")
                    .expected("offset + length <= " + length, byteOffset + " + " + count)
                    .advice("The file looks cut short or damaged"));
        }
        var buffer = ByteBuffer.allocate(count);
        file.read(buffer, byteOffset);
        return buffer;
    }

    private static NpyHeader parse(PixelFile file, String text, int start, int bytes) {
        Object literal;
        try {
            literal = PythonLiteral.parse(text);
        } catch (PythonLiteral.Malformed e) {
            int from = Math.min(e.index(), text.length());
            throw new ImageFormatException(Fault.in(file.path(), "the header of this .npy cannot be understood")
                    .atByte((long) start + from, "header")
                    .expected(String.valueOf(e.getMessage()), Fault.quote(text.substring(from)))
                    .advice("The file looks damaged"));
        }
        if (!(literal instanceof Map<?, ?> fields && fields.keySet().equals(KEYS))) {
            throw wrong(file, start, "a dict of descr, fortran_order and shape", text.strip());
        }
        if (!(fields.get("fortran_order") instanceof Boolean fortran)) {
            throw wrong(file, start, "True or False for fortran_order", String.valueOf(fields.get("fortran_order")));
        }
        if (!(fields.get("shape") instanceof List<?> shape
                && shape.stream().allMatch(size -> size instanceof Long number && number >= 0))) {
            throw wrong(file, start, "a tuple of sizes for shape", String.valueOf(fields.get("shape")));
        }
        var type = NpyType.of(file.path(), fields.get("descr"), start);
        if (shape.size() > MOST_AXES) {
            throw new UnsupportedFormatException(Fault.in(file.path(), "an array of so many axes is no image")
                    .atByte(start, "shape")
                    .expected("at most " + MOST_AXES + " axes", shape.size() + " " + Fault.quote(shape.toString()))
                    .advice("Save it in parts, or with fewer axes: array.reshape"));
        }
        return new NpyHeader(type, fortran, shape.stream().map(Long.class::cast).toList(), bytes);
    }

    private static ImageFormatException wrong(PixelFile file, int start, String expected, String found) {
        return new ImageFormatException(Fault.in(file.path(), "the header of this .npy is wrong")
                .atByte(start, "header")
                .expected(expected, Fault.quote(found))
                .advice("The file looks damaged"));
    }
}
