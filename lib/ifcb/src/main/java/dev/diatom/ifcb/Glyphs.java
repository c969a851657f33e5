package dev.diatom.ifcb;

import java.util.Map;

/**
 * The few letters that scale bars need, 5 x 7 pixels each. They are drawn and not set in a font, since a server may have
 * none, and since the same image shall give the same file everywhere.
 */
final class Glyphs {
    static final int HEIGHT = 7;

    private static final int COLUMNS = 5;
    private static final int ADVANCE = COLUMNS + 1;

    /** Rows from the top, two hexadecimal digits each; the lowest bit is the rightmost column. */
    private static final Map<Character, String> ROWS = Map.ofEntries(
            Map.entry('0', "0e11131519110e"),
            Map.entry('1', "040c040404040e"),
            Map.entry('2', "0e11010204081f"),
            Map.entry('3', "1f02040201110e"),
            Map.entry('4', "02060a121f0202"),
            Map.entry('5', "1f101e0101110e"),
            Map.entry('6', "0608101e11110e"),
            Map.entry('7', "1f010204080808"),
            Map.entry('8', "0e11110e11110e"),
            Map.entry('9', "0e11110f01020c"),
            Map.entry('.', "00000000000c0c"),
            Map.entry('(', "02040808080402"),
            Map.entry(')', "08040202020408"),
            Map.entry('µ', "001212121d1010"),
            Map.entry('a', "00000e010f110f"),
            Map.entry('i', "04000c0404040e"),
            Map.entry('l', "0c04040404040e"),
            Map.entry('m', "00001a15151111"),
            Map.entry('n', "00001619111111"),
            Map.entry('o', "00000e1111110e"),
            Map.entry(' ', "00000000000000"));

    private Glyphs() {}

    /** How many columns a text takes. */
    static int width(String text) {
        return text.length() * ADVANCE - 1;
    }

    /** Draws a text in black into rows of 8-bit grey levels, its upper left corner at a column and a row. */
    static void draw(String text, byte[] pixels, int width, int x, int y) {
        for (int i = 0; i < text.length(); i++) {
            var rows = ROWS.get(text.charAt(i));
            if (rows == null) {
                throw new IllegalArgumentException("there is no drawing of the letter " + text.charAt(i));
            }
            for (int row = 0; row < HEIGHT; row++) {
                int bits = Integer.parseInt(rows, 2 * row, 2 * row + 2, 16);
                for (int column = 0; column < COLUMNS; column++) {
                    if ((bits >> (COLUMNS - 1 - column) & 1) == 1) {
                        pixels[(y + row) * width + x + i * ADVANCE + column] = 0;
                    }
                }
            }
        }
    }
}
