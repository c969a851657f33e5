package dev.diatom.image.io.tiff;

import dev.diatom.image.PixelType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How one sample is kept.
 *
 * @param type the pixel type that it becomes
 * @param bits the bits that it takes
 * @param integer64 whether it is an integer of 64 bits, which becomes a float: exactly, or it is refused
 * @param signed whether an integer is signed
 */
record SampleFormat(PixelType type, int bits, boolean integer64, boolean signed) {
    private static final int UNSIGNED = 1;
    private static final int SIGNED = 2;
    private static final int FLOAT = 3;
    private static final int UNDEFINED = 4;

    static SampleFormat read(TiffDirectory directory, int samples) throws IOException {
        long bits = same(directory, TiffTag.BITS_PER_SAMPLE, samples, 1);
        long kind = same(directory, TiffTag.SAMPLE_FORMAT, samples, UNSIGNED);
        if (kind == UNDEFINED || kind == 0) {
            kind = UNSIGNED;
        }
        var type = type(bits, kind);
        if (type == null) {
            throw TiffPage.unsupported(
                    directory,
                    TiffTag.BITS_PER_SAMPLE,
                    "samples of this kind are not read",
                    "1 to 32 or 64 bits of integer, or 16, 24, 32 or 64 bits of float",
                    bits + " bits of " + name(kind));
        }
        return new SampleFormat(type, (int) bits, bits == 64 && kind != FLOAT, kind == SIGNED);
    }

    /** Whether samples stand in the file as they do in memory, but for the byte order. */
    boolean isPlain() {
        return bits == type.bytes() * Byte.SIZE && !integer64;
    }

    boolean isFloat() {
        return type.isFloat() && !integer64;
    }

    /** The bytes of a row of so many samples: rows begin at a whole byte. */
    long packedBytes(long count) {
        return (count * bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** As a user would say it. */
    String describe() {
        return bits + " bits" + (isFloat() ? " of float" : "");
    }

    private static @Nullable PixelType type(long bits, long kind) {
        if (kind == FLOAT) {
            return bits == 16 || bits == 24 || bits == 32 ? PixelType.FLOAT32 : bits == 64 ? PixelType.FLOAT64 : null;
        }
        boolean signed = kind == SIGNED;
        if ((kind != UNSIGNED && !signed) || bits < (signed ? 2 : 1)) {
            return null;
        }
        if (bits <= 8) {
            return signed ? PixelType.INT8 : PixelType.UINT8;
        } else if (bits <= 16) {
            return signed ? PixelType.INT16 : PixelType.UINT16;
        } else if (bits <= 32) {
            return signed ? PixelType.INT32 : PixelType.UINT32;
        }
        return bits == 64 ? PixelType.FLOAT64 : null;
    }

    private static String name(long kind) {
        return switch ((int) Math.min(kind, Integer.MAX_VALUE)) {
            case UNSIGNED -> "unsigned integer";
            case SIGNED -> "signed integer";
            case FLOAT -> "float";
            case 5 -> "complex integer";
            case 6 -> "complex float";
            default -> "sample format " + kind;
        };
    }

    /** The value that all samples of a pixel share. */
    private static long same(TiffDirectory directory, int tag, int samples, long absent) throws IOException {
        if (!directory.has(tag)) {
            return absent;
        }
        int count = (int) Math.min(samples, Math.max(1, directory.count(tag)));
        var values = directory.values(tag, count);
        for (long value : values) {
            if (value != values[0]) {
                throw TiffPage.unsupported(
                        directory,
                        tag,
                        "samples of different kinds are not read",
                        "the same for all",
                        value + " beside " + values[0]);
            }
        }
        return values[0];
    }
}
