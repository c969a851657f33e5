package dev.diatom.image.io.codec;

import java.util.List;

/**
 * What luma and chroma of 8 bits mean: how they become red, green and blue (TIFF 6.0 section 21), in the arithmetic of 16
 * fractional bits that libjpeg and libtiff share, so that the results are theirs.
 *
 * @param crRed how much Cr adds to red, times 65536
 * @param cbGreen how much Cb takes from green
 * @param crGreen how much Cr takes from green
 * @param cbBlue how much Cb adds to blue
 * @param range the codes of black and white of Y, then the codes of 0 and of the largest value of Cb, then those of Cr
 */
public record YCbCr(int crRed, int cbGreen, int crGreen, int cbBlue, List<Float> range) {
    /** All 256 codes are used. */
    public static final List<Float> FULL_RANGE = List.of(0f, 255f, 128f, 255f, 128f, 255f);
    /** As in a JPEG file, with libjpeg's own roundings. */
    public static final YCbCr JFIF = new YCbCr(91881, 22554, 46802, 116130, FULL_RANGE);

    private static final float MOST = 128f * 32;

    public YCbCr {
        range = List.copyOf(range);
        if (range.size() != FULL_RANGE.size()) {
            throw new IllegalArgumentException("the range of Y, Cb and Cr is six numbers, not " + range.size());
        }
    }

    /**
     * From the shares that red, green and blue have in the luma; no share may be NaN, nor that of green 0.
     *
     * @param range as the record's
     */
    public static YCbCr of(float red, float green, float blue, List<Float> range) {
        float crRed = 2 - 2 * red;
        float cbBlue = 2 - 2 * blue;
        return new YCbCr(fixed(crRed), fixed(blue * cbBlue / green), fixed(red * crRed / green), fixed(cbBlue), range);
    }

    private static int fixed(float factor) {
        return (int) ((double) Math.max(0f, Math.min(2f, factor)) * (1 << 16) + 0.5);
    }

    /** The conversion, for one thread or many. */
    YCbCrTables tables() {
        return new YCbCrTables(this);
    }

    /** The luma of a code. */
    int luma(int code) {
        return value(code, range.get(0), range.get(1), 255);
    }

    /** The blue chroma of a code. */
    int cb(int code) {
        return value(code - 128, range.get(2) - 128f, range.get(3) - 128f, 127);
    }

    /** The red chroma of a code. */
    int cr(int code) {
        return value(code - 128, range.get(4) - 128f, range.get(5) - 128f, 127);
    }

    /** The value of a code between those of nothing and of the most; cut off towards 0, as libtiff does. */
    private static int value(int code, float nothing, float all, float most) {
        float range = all == nothing ? 1 : all - nothing;
        float value = (code - (int) nothing) * most / range;
        return (int) Math.max(-MOST, Math.min(MOST, value));
    }
}
