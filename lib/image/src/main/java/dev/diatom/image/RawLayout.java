package dev.diatom.image;

import java.nio.ByteOrder;
import java.util.Objects;

/**
 * How the pixels of a RAW file are laid out after its header: by default little-endian, in the order XYZCT, without a gap.
 *
 * <pre>{@code
 * RawLayout.of(UINT16, 512, 512, 100).bigEndian().headerBytes(128)
 * RawLayout.of(UINT8, new Extent(640, 480, 1, 3, 50)).axes("CXYT")      // colours side by side
 * }</pre>
 *
 * @param type the pixel type
 * @param extent the size along every axis
 * @param order the byte order
 * @param headerBytes how many bytes stand before the first pixel
 * @param axes the axes in the order of the file, the fastest first; all five letters
 * @param gapBytes how many bytes stand between planes; a plane ends when both X and Y have been gone through
 */
public record RawLayout(PixelType type, Extent extent, ByteOrder order, long headerBytes, String axes, long gapBytes) {
    private static final String ALL_AXES = "XYZCT";

    /** @throws IllegalArgumentException if a number is negative, the axes are not those five, or no file is that long */
    public RawLayout {
        Objects.requireNonNull(type);
        Objects.requireNonNull(extent);
        Objects.requireNonNull(order);
        if (headerBytes < 0) {
            throw new IllegalArgumentException("a header cannot have " + headerBytes + " bytes");
        }
        if (gapBytes < 0) {
            throw new IllegalArgumentException("a gap cannot have " + gapBytes + " bytes");
        }
        axes = completed(axes, extent);
        if (extent.pixels() > (Long.MAX_VALUE - headerBytes) / type.bytes()
                || gapBytes > (Long.MAX_VALUE - headerBytes - extent.pixels() * type.bytes()) / extent.planes()) {
            throw new IllegalArgumentException("no file can hold " + extent + " of " + type.label()
                    + " behind a header of " + headerBytes + " bytes");
        }
    }

    /** One plane. */
    public static RawLayout of(PixelType type, long x, long y) {
        return of(type, Extent.of(x, y));
    }

    /** One volume. */
    public static RawLayout of(PixelType type, long x, long y, long z) {
        return of(type, Extent.of(x, y, z));
    }

    /** Any extent. */
    public static RawLayout of(PixelType type, Extent extent) {
        return new RawLayout(type, extent, ByteOrder.LITTLE_ENDIAN, 0, ALL_AXES, 0);
    }

    public RawLayout bigEndian() {
        return new RawLayout(type, extent, ByteOrder.BIG_ENDIAN, headerBytes, axes, gapBytes);
    }

    public RawLayout littleEndian() {
        return new RawLayout(type, extent, ByteOrder.LITTLE_ENDIAN, headerBytes, axes, gapBytes);
    }

    /** The same after a header of this many bytes. */
    public RawLayout headerBytes(long bytes) {
        return new RawLayout(type, extent, order, bytes, axes, gapBytes);
    }

    /** The same with this many bytes between planes. */
    public RawLayout gapBytes(long bytes) {
        return new RawLayout(type, extent, order, headerBytes, axes, bytes);
    }

    /** The same in another order of axes, the fastest first: {@code XYCZT}. Axes of size 1 may be left out. */
    public RawLayout axes(String letters) {
        return new RawLayout(type, extent, order, headerBytes, letters, gapBytes);
    }

    /** The length of a file of this layout; a gap after the last plane is not counted. */
    public long fileBytes() {
        return headerBytes + extent.bytes(type) + gapBytes * (gaps() - 1);
    }

    /** The distance of neighbours along an axis, in bytes. */
    public long stride(Axis axis) {
        long stride = type.bytes();
        int inPlane = 0;
        for (int i = 0; i < axes.length(); i++) {
            char letter = axes.charAt(i);
            if (letter == axis.name().charAt(0)) {
                return stride;
            }
            stride *= size(letter);
            if (letter == 'X' || letter == 'Y') {
                inPlane++;
                stride += inPlane == 2 ? gapBytes : 0;
            }
        }
        throw new IllegalStateException(axes);
    }

    /** How many planes the file has, each followed by a gap but for the last. */
    private long gaps() {
        long planes = 1;
        for (int i = Math.max(axes.indexOf('X'), axes.indexOf('Y')) + 1; i < axes.length(); i++) {
            planes *= size(axes.charAt(i));
        }
        return planes;
    }

    private long size(char letter) {
        return size(extent, letter);
    }

    private static long size(Extent extent, char letter) {
        return switch (letter) {
            case 'X' -> extent.x();
            case 'Y' -> extent.y();
            case 'Z' -> extent.z();
            case 'C' -> extent.c();
            default -> extent.t();
        };
    }

    /** The letters with those of size 1 that were left out. */
    private static String completed(String letters, Extent extent) {
        var all = new StringBuilder(letters);
        for (int i = 0; i < ALL_AXES.length(); i++) {
            char letter = ALL_AXES.charAt(i);
            if (letters.indexOf(letter) < 0 && size(extent, letter) == 1) {
                all.append(letter);
            }
        }
        boolean each = all.length() == ALL_AXES.length()
                && ALL_AXES.chars().allMatch(letter -> all.indexOf(String.valueOf((char) letter)) >= 0);
        if (!each) {
            throw new IllegalArgumentException("the axes of " + extent + " must be each of X, Y, Z, C, T once, in the"
                    + " order of the file, found \"" + letters + "\"");
        }
        return all.toString();
    }
}
