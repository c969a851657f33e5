package dev.diatom.image;

import java.util.Locale;

/** The type of one pixel's value. */
public enum PixelType {
    UINT8(1, 0, 255),
    INT8(1, Byte.MIN_VALUE, Byte.MAX_VALUE),
    UINT16(2, 0, 65_535),
    INT16(2, Short.MIN_VALUE, Short.MAX_VALUE),
    UINT32(4, 0, 4_294_967_295.0),
    INT32(4, Integer.MIN_VALUE, Integer.MAX_VALUE),
    FLOAT32(4, -Float.MAX_VALUE, Float.MAX_VALUE),
    FLOAT64(8, -Double.MAX_VALUE, Double.MAX_VALUE);

    private final int bytes;
    private final double min;
    private final double max;

    PixelType(int bytes, double min, double max) {
        this.bytes = bytes;
        this.min = min;
        this.max = max;
    }

    /** The bytes that one pixel takes. */
    public int bytes() {
        return bytes;
    }

    /** The smallest finite value. */
    public double min() {
        return min;
    }

    /** The largest finite value. */
    public double max() {
        return max;
    }

    /** Whether values are floating-point numbers rather than integers. */
    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** The name in lower case, as notebooks and captions write it: {@code uint16}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
