package dev.diatom.image.io.picture;

import dev.diatom.image.ImageFormatException;

/**
 * The header of a PNG.
 *
 * @param bits the bits of a sample
 * @param colour the colour type: 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
 */
record PngHeader(long width, long height, int bits, int colour) {
    private static final int BYTES = 13;

    static PngHeader read(FileBytes file, long at, int length) {
        check(file, length == BYTES, at - 8, "length", "13", length);
        long width = file.u32BigEndian(at, "width");
        long height = file.u32BigEndian(at + 4, "height");
        check(file, width >= 1 && width <= Integer.MAX_VALUE, at, "width", "1 to 2147483647", width);
        check(file, height >= 1 && height <= Integer.MAX_VALUE, at + 4, "height", "1 to 2147483647", height);
        int bits = file.u8(at + 8, "bits");
        int colour = file.u8(at + 9, "colour type");
        check(
                file,
                bits(colour).contains(" " + bits + " "),
                at + 8,
                "bits and colour type",
                "a pair of PNG's",
                bits + " and " + colour);
        int rest = file.u8(at + 10, "compression") | file.u8(at + 11, "filter");
        check(file, rest == 0, at + 10, "compression and filter", "0", rest);
        int interlace = file.u8(at + 12, "interlace");
        check(file, interlace <= 1, at + 12, "interlace", "0 or 1", interlace);
        return new PngHeader(width, height, bits, colour);
    }

    private static String bits(int colour) {
        return switch (colour) {
            case 0 -> " 1 2 4 8 16 ";
            case 3 -> " 1 2 4 8 ";
            case 2, 4, 6 -> " 8 16 ";
            default -> "";
        };
    }

    private static void check(FileBytes file, boolean right, long at, String where, String rule, Object found) {
        if (!right) {
            throw new ImageFormatException(
                    file.fault("the header of the PNG is damaged", at, where).expected(rule, found));
        }
    }

    boolean hasPalette() {
        return colour == 3;
    }

    boolean isColour() {
        return colour == 2 || colour == 6;
    }

    /** Whether samples are greys of less than 8 bits, whose values need a palette to be told apart. */
    boolean isBelowByte() {
        return colour == 0 && bits < 8;
    }

    int channels() {
        return switch (colour) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }

    /** The bytes of all rows before compression, without interlacing, which adds some. */
    long rawBytes() {
        return height * (1 + (width * channels() * bits + 7) / 8);
    }
}
