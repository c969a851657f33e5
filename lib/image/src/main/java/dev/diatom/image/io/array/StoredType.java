package dev.diatom.image.io.array;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.EvenLayout;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.PixelStore;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.StoredPixels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** How one number of an array is stored. */
public enum StoredType {
    /** A byte that is 0 or 1. */
    BOOLEAN(PixelType.UINT8, 1, "booleans"),
    UINT8(PixelType.UINT8),
    INT8(PixelType.INT8),
    UINT16(PixelType.UINT16),
    INT16(PixelType.INT16),
    UINT32(PixelType.UINT32),
    INT32(PixelType.INT32),
    UINT64(PixelType.FLOAT64, 8, "unsigned integers of 64 bits"),
    INT64(PixelType.FLOAT64, 8, "integers of 64 bits"),
    FLOAT16(PixelType.FLOAT32, 2, "floats of 16 bits"),
    FLOAT32(PixelType.FLOAT32),
    FLOAT64(PixelType.FLOAT64);

    private final PixelType type;
    private final int bytes;
    private final String label;

    StoredType(PixelType type) {
        this(type, type.bytes(), type.label());
    }

    StoredType(PixelType type, int bytes, String label) {
        this.type = type;
        this.bytes = bytes;
        this.label = label;
    }

    /** The pixel type that it becomes. */
    public PixelType type() {
        return type;
    }

    /** The bytes that it takes in the file. */
    public int bytes() {
        return bytes;
    }

    /** As a user would say it. */
    public String label() {
        return label;
    }

    /** Whether it may take every value of its pixel type, and no other. */
    boolean isEditable() {
        return label.equals(type.label());
    }

    /** The numbers of a file as pixels. */
    StoredPixels pixels(PixelFile file, ByteOrder order, Extent extent, EvenLayout layout) {
        return switch (this) {
            case INT64, UINT64 -> {
                boolean little = order == ByteOrder.LITTLE_ENDIAN;
                var low = moved(layout, little ? 0 : Integer.BYTES);
                var high = moved(layout, little ? Integer.BYTES : 0);
                yield new LongIntegers(
                        new PixelStore(file, PixelType.INT32, order, extent, low),
                        new PixelStore(file, PixelType.INT32, order, extent, high),
                        this == INT64);
            }
            case FLOAT16 -> new HalfFloats(new PixelStore(file, PixelType.UINT16, order, extent, layout));
            default -> new PixelStore(file, type, order, extent, layout);
        };
    }

    /** Numbers from a buffer, in its byte order, as an array of the pixel type. */
    Object decode(ByteBuffer from, int count, Path file) {
        var pixels = Samples.allocate(type, count);
        switch (this) {
            case INT64, UINT64 -> {
                var doubles = (double[]) pixels;
                for (int i = 0; i < count; i++) {
                    long bits = from.getLong();
                    if (!LongIntegers.isExact(bits, this == INT64)) {
                        throw LongIntegers.inexact(bits, this == INT64, file, "compressed pixels");
                    }
                    doubles[i] = bits;
                }
            }
            case FLOAT16 -> {
                var floats = (float[]) pixels;
                for (int i = 0; i < count; i++) {
                    floats[i] = HalfFloats.value(from.getShort() & 0xffff);
                }
            }
            default -> Samples.decode(type, from, pixels, 0, count);
        }
        return pixels;
    }

    private static EvenLayout moved(EvenLayout layout, int bytes) {
        return new EvenLayout(
                layout.firstByteOffset() + bytes, layout.x(), layout.y(), layout.z(), layout.c(), layout.t());
    }
}
