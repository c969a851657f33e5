package dev.diatom.image.io.tiff;

import java.util.Map;

/** Numbers as people write them. */
final class TiffNumbers {
    private static final long MOST_WHOLE = 1L << 53;

    private TiffNumbers() {}

    /** Without a point where there is nothing behind it. */
    static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) <= MOST_WHOLE
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }

    /** A number of TIFF's with its name, where it has one. */
    static String named(long code, Map<Integer, String> names) {
        var name = code < 0 || code > Integer.MAX_VALUE ? null : names.get((int) code);
        return Long.toUnsignedString(code) + (name == null ? "" : " (" + name + ")");
    }
}
