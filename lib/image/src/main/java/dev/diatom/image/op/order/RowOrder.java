package dev.diatom.image.op.order;

import dev.diatom.image.PixelType;

/**
 * The order of the values of one pixel type, for whole rows at once. Rows are arrays as pixels are stored, used from
 * index 0 on. Where floating-point values are compared, NaN wins: both the smaller and the larger of NaN and a number
 * are NaN.
 *
 * <p>For one thread: a spare row is kept from call to call.
 */
public interface RowOrder {
    /** What a row takes at most, so that a few of them lie in a processor's first cache. */
    int ROW_BYTES = 8192;

    /** Keeps in each pixel of {@code into} the smaller of its own value and the other's. */
    void smaller(Object into, Object other, int count);

    /** Keeps in each pixel of {@code into} the larger of its own value and the other's. */
    void larger(Object into, Object other, int count);

    /** Moves the smaller of each pair of pixels into {@code low}, the larger into {@code high}. */
    void sort(Object low, Object high, int count);

    /** How many pixels of this type the longest rows have. */
    static int longest(PixelType type) {
        return ROW_BYTES / type.bytes();
    }

    /** The order of this type, for rows of at most {@link #longest} pixels. */
    static RowOrder of(PixelType type) {
        int longest = longest(type);
        return switch (type) {
            case UINT8 -> new ByteOrder(longest, true);
            case INT8 -> new ByteOrder(longest, false);
            case UINT16 -> new ShortOrder(longest, true);
            case INT16 -> new ShortOrder(longest, false);
            case UINT32 -> new IntOrder(longest, true);
            case INT32 -> new IntOrder(longest, false);
            case FLOAT32 -> new FloatOrder();
            case FLOAT64 -> new DoubleOrder();
        };
    }
}
