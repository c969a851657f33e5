package dev.diatom.image;

import java.nio.ByteOrder;
import java.util.Objects;

/**
 * How the pixels of a RAW file are laid out: planes one after another, in the order XYZCT, after a header.
 *
 * @param type the pixel type
 * @param extent the size along every axis
 * @param order the byte order; little-endian unless said otherwise
 * @param headerBytes how many bytes stand before the first pixel
 */
public record RawLayout(PixelType type, Extent extent, ByteOrder order, long headerBytes) {
    public RawLayout {
        Objects.requireNonNull(type);
        Objects.requireNonNull(extent);
        Objects.requireNonNull(order);
        if (headerBytes < 0) {
            throw new IllegalArgumentException("a header cannot have " + headerBytes + " bytes");
        }
        if (extent.pixels() > (Long.MAX_VALUE - headerBytes) / type.bytes()) {
            throw new IllegalArgumentException("no file can hold " + extent + " of " + type.label()
                    + " behind a header of " + headerBytes + " bytes");
        }
    }

    /** One plane, little-endian, without header. */
    public static RawLayout of(PixelType type, long x, long y) {
        return of(type, Extent.of(x, y));
    }

    /** One volume, little-endian, without header. */
    public static RawLayout of(PixelType type, long x, long y, long z) {
        return of(type, Extent.of(x, y, z));
    }

    /** Any extent, little-endian, without header. */
    public static RawLayout of(PixelType type, Extent extent) {
        return new RawLayout(type, extent, ByteOrder.LITTLE_ENDIAN, 0);
    }

    public RawLayout bigEndian() {
        return new RawLayout(type, extent, ByteOrder.BIG_ENDIAN, headerBytes);
    }

    public RawLayout littleEndian() {
        return new RawLayout(type, extent, ByteOrder.LITTLE_ENDIAN, headerBytes);
    }

    /** The same after a header of this many bytes. */
    public RawLayout headerBytes(long bytes) {
        return new RawLayout(type, extent, order, bytes);
    }

    /** The length of a file of this layout. */
    public long fileBytes() {
        return headerBytes + extent.bytes(type);
    }
}
