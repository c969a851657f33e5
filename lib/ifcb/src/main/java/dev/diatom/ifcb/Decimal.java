package dev.diatom.ifcb;

import org.jspecify.annotations.Nullable;

/** Numbers as instruments write them. */
final class Decimal {
    /** A long holds any number of so many digits. */
    static final int MOST_DIGITS = 18;

    /** Whole numbers below this are exact in a double. */
    private static final long EXACT = 1L << 53;

    /** Makes a rounding error that might reach the middle between two doubles reach beyond it. */
    private static final double MARGIN = 1 + 0x1p-20;

    /** Powers of ten, all of them exact. */
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    private Decimal() {}

    /** A plain decimal number; null for anything else, the words and suffixes that Java would take included. */
    static @Nullable Double parse(String written) {
        var text = written.strip();
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return null;
            }
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? null : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * The double nearest to a number of at most 18 digits, which is what {@link Double#parseDouble} would make of it; NaN
     * where that cannot be told without longer arithmetic.
     *
     * @param digits the digits as a whole number, not negative
     * @param places how many of them stand after the point, 0 to 18
     */
    static double of(long digits, int places) {
        double power = POWERS[places];
        double high = digits;
        if (digits <= EXACT) {
            // One division of two exact numbers is rounded once, and so is right.
            return high / power;
        }
        // The first quotient is off by what it leaves over, and by the digits that did not fit into a double.
        long low = digits - (long) high;
        double first = high / power;
        double left = Math.fma(-first, power, high) + low;
        double correction = left / power;
        double sum = first + correction;
        double lost = correction - (sum - first);
        // All of that is right to one part in 2^50 of the last place, unless the sum lies so near to a middle.
        return sum + lost * MARGIN == sum ? sum : Double.NaN;
    }
}
