package dev.diatom.ifcb;

import org.jspecify.annotations.Nullable;

/** Numbers as instruments write them. */
final class Decimal {
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
}
