package dev.diatom.image.op.threshold;

import java.math.BigInteger;

/**
 * The exact sum of any finite numbers, so that it is the same in whatever order they come. Digits of 32 bits hold all that a
 * double can hold; after R. Neal, Fast exact summation using small and large superaccumulators (2015).
 */
final class ExactSum {
    /** The smallest step of a double is 2^-1074. */
    private static final int POINT = 1074;

    private static final int DIGITS = 68;
    private static final long DIGIT_MASK = 0xffff_ffffL;
    private static final long LEADING_BIT = 0x10_0000_0000_0000L;

    /** A digit grows by less than 2^53 with each number. */
    private static final int MOST_UNCARRIED = 512;

    private static final int BITS_OF_RESULT = 128;

    private final long[] digits = new long[DIGITS];
    private int uncarried;

    /** Adds a finite number. */
    void add(double number) {
        long bits = Double.doubleToRawLongBits(number);
        int exponent = (int) (bits >>> 52) & 0x7ff;
        long fraction = bits & (LEADING_BIT - 1);
        if (exponent == 0) {
            exponent = 1;
        } else {
            fraction |= LEADING_BIT;
        }
        int digit = (exponent - 1) >> 5;
        int shift = (exponent - 1) & 31;
        long sign = bits >> 63;
        long low = (fraction << shift) & DIGIT_MASK;
        long high = (fraction >>> 1) >>> (31 - shift);
        digits[digit] += (low ^ sign) - sign;
        digits[digit + 1] += (high ^ sign) - sign;
        if (++uncarried == MOST_UNCARRIED) {
            carry();
        }
    }

    /** Adds another sum. */
    void add(ExactSum other) {
        carry();
        other.carry();
        for (int i = 0; i < DIGITS; i++) {
            digits[i] += other.digits[i];
        }
        carry();
    }

    private void carry() {
        for (int i = 0; i < DIGITS - 1; i++) {
            digits[i + 1] += digits[i] >> 32;
            digits[i] &= DIGIT_MASK;
        }
        uncarried = 0;
    }

    /** The sum over a number, at the precision of a double. */
    double over(long count) {
        carry();
        var sum = BigInteger.ZERO;
        for (int i = DIGITS - 1; i >= 0; i--) {
            sum = sum.shiftLeft(32).add(BigInteger.valueOf(digits[i]));
        }
        // Room for the quotient to have all the bits of a double and more.
        var quotient = sum.shiftLeft(BITS_OF_RESULT).divide(BigInteger.valueOf(count));
        int surplus = Math.max(0, quotient.abs().bitLength() - BITS_OF_RESULT);
        return Math.scalb(quotient.shiftRight(surplus).doubleValue(), surplus - BITS_OF_RESULT - POINT);
    }
}
