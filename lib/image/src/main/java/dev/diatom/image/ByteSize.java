package dev.diatom.image;

import java.util.Locale;

/** Numbers of bytes as people write them. */
public final class ByteSize {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private ByteSize() {}

    /** The number with a decimal unit and at most one decimal place: {@code 4.2 GB}, {@code 97 B}. */
    public static String text(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        do {
            value /= 1000;
            unit++;
        } while (value >= 999.95);
        String number = String.format(Locale.ROOT, value < 99.95 ? "%.1f" : "%.0f", value);
        return number.replace(".0", "") + " " + UNITS[unit];
    }
}
