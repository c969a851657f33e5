package dev.diatom.image.io.codec;

import java.util.Arrays;

/**
 * The codes of ITU-T T.4 (tables 2, 3a and 3b) and T.6 (table 1), by the bits that come next.
 *
 * <p>A run is coded by its multiple of 64, where it has one, and what is left below 64; runs beyond 2560 repeat that.
 */
final class CcittCodes {
    /** The bits of the longest run code. */
    static final int RUN_BITS = 13;
    /** The bits of the longest mode code. */
    static final int MODE_BITS = 7;
    /** Of an entry, the bits that its code has; the rest is what it stands for. An entry of 0 is no code of a run. */
    static final int WIDTH_BITS = 4;

    static final int WIDTH_MASK = (1 << WIDTH_BITS) - 1;

    /** A run less than this is the last part of a run. */
    static final int FIRST_MAKE_UP = 64;

    /** Vertical modes are the distance from the change above, from -3 to 3, more than this. */
    static final int STRAIGHT = 3;

    static final int PASS = 7;
    static final int HORIZONTAL = 8;
    /** No mode. */
    static final int OTHER = 9;

    /** What follows zeros in a code that says that pixels stand as they are, and the bits of that code. */
    static final int PIXELS = 0b1111;

    static final int PIXELS_AMONG_RUNS = 12;
    static final int PIXELS_AMONG_MODES = 10;
    /** The white pixels that one code of pixels may have. */
    static final int MOST_WHITE = 5;

    /** Zeros that begin a mark between rows, or the end; a 1 follows, after more zeros perhaps. */
    static final int MARK_ZEROS = 11;

    /** Runs that are coded alike in both colours, from 1792 to 2560. */
    private static final String LONG_RUNS = """
            00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101
            000000010110 000000010111 000000011100 000000011101 000000011110 000000011111
            """;

    /** White runs from 0 to 63, then from 64 to 1728. */
    private static final String WHITE_RUNS = """
            00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100
            110101 101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011
            0100100 0011000 00000010 00000011 00011010 00011011 00010010 00010011 00010100 00010101
            00010110 00010111 00101000 00101001 00101010 00101011 00101100 00101101 00000100 00000101
            00001010 00001011 01010010 01010011 01010100 01010101 00100100 00100101 01011000 01011001
            01011010 01011011 01001010 01001011 00110010 00110011 00110100
            11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100
            011001101 011010010 011010011 011010100 011010101 011010110 011010111 011011000 011011001
            011011010 011011011 010011000 010011001 010011010 011000 010011011
            """;

    private static final String BLACK_RUNS = """
            0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100
            00000111 000011000 0000010111 0000011000 0000001000 00001100111 00001101000 00001101100
            00000110111 00000101000 00000010111 00000011000 000011001010 000011001011 000011001100
            000011001101 000001101000 000001101001 000001101010 000001101011 000011010010 000011010011
            000011010100 000011010101 000011010110 000011010111 000001101100 000001101101 000011011010
            000011011011 000001010100 000001010101 000001010110 000001010111 000001100100 000001100101
            000001010010 000001010011 000000100100 000000110111 000000111000 000000100111 000000101000
            000001011000 000001011001 000000101011 000000101100 000001011010 000001100110 000001100111
            0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101
            0000001101100 0000001101101 0000001001010 0000001001011 0000001001100 0000001001101
            0000001110010 0000001110011 0000001110100 0000001110101 0000001110110 0000001110111
            0000001010010 0000001010011 0000001010100 0000001010101 0000001011010 0000001011011
            0000001100100 0000001100101
            """;

    /** The vertical modes from 3 to the left to 3 to the right, pass and horizontal. */
    private static final String MODE_CODES = "0000010 000010 010 1 011 000011 0000011 0001 001";

    /** Entries by the next {@link #RUN_BITS}. */
    static final char[] WHITE = runs(WHITE_RUNS + LONG_RUNS);

    static final char[] BLACK = runs(BLACK_RUNS + LONG_RUNS);

    /** Entries by the next {@link #MODE_BITS}. */
    static final char[] MODES = modes(MODE_CODES);

    private CcittCodes() {}

    private static char[] modes(String codes) {
        var table = new char[1 << MODE_BITS];
        Arrays.fill(table, (char) (OTHER << WIDTH_BITS));
        int mode = 0;
        for (String code : codes.split(" ", -1)) {
            enter(table, MODE_BITS, code, mode++);
        }
        return table;
    }

    private static char[] runs(String codes) {
        var table = new char[1 << RUN_BITS];
        int number = 0;
        for (String code : codes.strip().split("\\s+", -1)) {
            int run = number < FIRST_MAKE_UP ? number : (number - FIRST_MAKE_UP + 1) * FIRST_MAKE_UP;
            enter(table, RUN_BITS, code, run);
            number++;
        }
        return table;
    }

    /** Whatever follows the code within the table's bits. */
    private static void enter(char[] table, int tableBits, String code, int meaning) {
        int free = tableBits - code.length();
        int first = Integer.parseInt(code, 2) << free;
        for (int i = first; i < first + (1 << free); i++) {
            table[i] = (char) (meaning << WIDTH_BITS | code.length());
        }
    }
}
