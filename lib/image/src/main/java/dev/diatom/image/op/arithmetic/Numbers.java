package dev.diatom.image.op.arithmetic;

/** How numbers stand in labels and messages, and what numbers are refused. */
public final class Numbers {
    private Numbers() {}

    /** Without a fraction where there is none: {@code 120}, {@code 0.5}. */
    public static String text(double number) {
        String text = String.valueOf(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /**
     * The number itself.
     *
     * @param what what it is, with its article: {@code "a threshold"}
     * @throws IllegalArgumentException if it is NaN
     */
    public static double notNaN(String what, double number) {
        if (Double.isNaN(number)) {
            throw new IllegalArgumentException(what + " cannot be NaN");
        }
        return number;
    }

    /**
     * The number itself.
     *
     * @throws IllegalArgumentException if it is NaN or infinite
     */
    public static double finite(String what, double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(what + " must be finite, found " + text(number));
        }
        return number;
    }

    /**
     * The number itself.
     *
     * @throws IllegalArgumentException if it is not above 0 and finite
     */
    public static double aboveZero(String what, double number) {
        if (!(number > 0) || Double.isInfinite(number)) {
            throw new IllegalArgumentException(what + " must be above 0 and finite, found " + text(number));
        }
        return number;
    }
}
