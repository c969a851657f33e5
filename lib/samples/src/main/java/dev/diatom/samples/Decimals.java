package dev.diatom.samples;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text, rounded exactly: {@code String.format} and {@code Double.toString} differ between JDKs. */
final class Decimals {
    private Decimals() {}

    /** With this many digits after the point. */
    static String fixed(double value, int places) {
        return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** As the old instruments wrote it: no zero before the point, none at the end. */
    static String bare(double value, int places) {
        var rounded =
                new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).stripTrailingZeros();
        if (rounded.signum() == 0) {
            return "0";
        }
        var text = rounded.toPlainString();
        if (text.startsWith("0.")) {
            return text.substring(1);
        }
        return text.startsWith("-0.") ? "-" + text.substring(2) : text;
    }
}
