package dev.diatom.image.op;

import dev.diatom.image.op.label.Connectivity;
import dev.diatom.image.op.label.Hysteresis;

/** Operators that turn an image into a mask: UINT8, 255 where the condition holds and 0 elsewhere. */
public final class Thresholds {
    private Thresholds() {}

    /**
     * Pixels strictly above a value. NaN pixels are never above.
     *
     * @param value in the image's own units; need not be representable in its type
     * @throws IllegalArgumentException if the value is NaN
     */
    public static PointOperator above(double value) {
        return new Above(value);
    }

    /**
     * Pixels above a low threshold that touch, through such pixels, one above a high threshold: faint parts of objects that are
     * bright somewhere, and no faint noise. Both thresholds are strict; NaN pixels are never above. That is {@code
     * skimage.filters.apply_hysteresis_threshold}, which connects by sides (4 or 6).
     *
     * <p>Takes all types; there is no boundary. One pass, and then those that {@link Morphology#reconstructionByDilation} says;
     * a temporary image of 1 byte a pixel. Source: Canny, A computational approach to edge detection (1986).
     *
     * @param low in the image's own units
     * @param high in the image's own units, not below {@code low}
     * @param neighbours which pixels touch: 4 or 8 within planes, 6, 18 or 26 within volumes
     * @throws IllegalArgumentException if the thresholds are not in order, or the number is another
     */
    public static WholeImageOperator hysteresis(double low, double high, int neighbours) {
        return new Hysteresis(low, high, Connectivity.of(neighbours));
    }
}
