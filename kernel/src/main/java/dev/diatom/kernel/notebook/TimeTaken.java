package dev.diatom.kernel.notebook;

import java.util.Locale;

/** How long something took, as people read it. */
public final class TimeTaken {
    private TimeTaken() {}

    /** Prints the time since a moment of {@link System#nanoTime}. */
    public static void print(long startNanos) {
        System.out.println("took " + text(System.nanoTime() - startNanos));
    }

    /** A time with three digits that count: {@code 1.23 s}, {@code 45.6 ms}. */
    public static String text(long nanos) {
        double millis = nanos / 1e6;
        return millis < 999.5 ? threeDigits(millis) + " ms" : threeDigits(millis / 1000) + " s";
    }

    private static String threeDigits(double value) {
        int places = value < 0.9995 ? 3 : value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
