package dev.diatom.image.io.tiff;

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
}
