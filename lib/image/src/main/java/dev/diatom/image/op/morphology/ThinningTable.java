package dev.diatom.image.op.morphology;

/**
 * In which half of an iteration a set pixel goes, by the 3 × 3 pixels around it. The rules are those of Zhang and Suen (A
 * fast parallel algorithm for thinning digital patterns, 1984). Where scikit-image's {@code skeletonize} departs from them it
 * is followed: it also takes corners of stairs, and treats the ends of lines that are two pixels wide differently from side to
 * side.
 */
final class ThinningTable {
    /** Goes in the first half. */
    static final int FIRST = 1;
    /** Goes in the second half. */
    static final int SECOND = 2;

    /** Columns and rows of a neighbourhood: bit 3 · column + row, from the west and from the north. */
    private static final int SIZE = 3;

    /** Neighbourhoods, row by row from the north, that scikit-image treats otherwise. */
    private static final String[] NEVER = {"000010011", "100110000"};

    private static final String[] IN_THE_FIRST = {
        "001011000",
        "010110100",
        "011010000",
        "011011000",
        "011110000",
        "011110100",
        "100110010",
        "110010000",
        "110011000",
        "110110000"
    };
    private static final String[] IN_THE_SECOND = {
        "000010110",
        "000011001",
        "000011011",
        "000011110",
        "000110011",
        "000110100",
        "000110110",
        "001011110",
        "010011001"
    };
    private static final String[] IN_BOTH = {"000011010", "000110010", "010011000", "010110000"};

    private ThinningTable() {}

    /** What happens to the pixel in the middle, for each of the 512 neighbourhoods. */
    static byte[] create() {
        var table = new byte[1 << (SIZE * SIZE)];
        for (int code = 0; code < table.length; code++) {
            table[code] = (byte) (isSet(code, 1, 1) ? halves(code) : 0);
        }
        change(table, NEVER, 0);
        change(table, IN_THE_FIRST, FIRST);
        change(table, IN_THE_SECOND, SECOND);
        change(table, IN_BOTH, FIRST | SECOND);
        return table;
    }

    private static void change(byte[] table, String[] neighbourhoods, int halves) {
        for (var rows : neighbourhoods) {
            int code = 0;
            for (int i = 0; i < rows.length(); i++) {
                code |= (rows.charAt(i) - '0') << (i % SIZE * SIZE + i / SIZE);
            }
            table[code] = (byte) halves;
        }
    }

    private static boolean isSet(int code, int column, int row) {
        return (code >> (column * SIZE + row) & 1) != 0;
    }

    /** The published rules: 2 to 6 neighbours in one piece, and background at the sides that the half is about. */
    private static int halves(int code) {
        boolean north = isSet(code, 1, 0);
        boolean east = isSet(code, 2, 1);
        boolean south = isSet(code, 1, 2);
        boolean west = isSet(code, 0, 1);
        boolean[] around = {
            north, isSet(code, 2, 0), east, isSet(code, 2, 2), south, isSet(code, 0, 2), west, isSet(code, 0, 0)
        };
        int neighbours = 0;
        int pieces = 0;
        for (int i = 0; i < around.length; i++) {
            neighbours += around[i] ? 1 : 0;
            pieces += !around[i] && around[(i + 1) % around.length] ? 1 : 0;
        }
        if (neighbours < 2 || neighbours > 6 || pieces != 1) {
            return 0;
        }
        boolean first = !(north && east && south) && !(east && south && west);
        boolean second = !(north && east && west) && !(north && south && west);
        return (first ? FIRST : 0) | (second ? SECOND : 0);
    }
}
