package dev.diatom.image.op;

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
}
