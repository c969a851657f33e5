package dev.diatom.image.op.measure;

/**
 * The steps of outlines in a plane, as scikit-image's {@code perimeter} counts them: outline pixels are those with one of
 * another label, or the end of the image, at a side; each counts by how many outline pixels of its own label stand at its
 * sides and at its corners (K. Benkrid and D. Crookes, Design and FPGA Implementation of a Perimeter Estimator).
 */
final class Outlines {
    private static final int NONE = 3;
    /** By pixels at sides and corners: which number of a region an outline pixel adds to. */
    private static final byte[] KINDS = kinds();

    private final int columns;
    private final int stride;
    private int[] above;
    private int[] here;
    private int[] below;

    /** Rows are given with two pixels of 0 before and behind. */
    Outlines(int columns) {
        this.columns = columns;
        this.stride = columns + 4;
        this.above = new int[stride];
        this.here = new int[stride];
        this.below = new int[stride];
    }

    private static byte[] kinds() {
        var kinds = new byte[25];
        for (int sides = 0; sides <= 4; sides++) {
            for (int corners = 0; corners <= 4; corners++) {
                kinds[5 * sides + corners] = (byte)
                        switch (1 + 2 * sides + 10 * corners) {
                            case 5, 7, 15, 17, 25, 27 -> 0;
                            case 21, 33 -> 1;
                            case 13, 23 -> 2;
                            default -> NONE;
                        };
            }
        }
        return kinds;
    }

    /**
     * Begins with rows that stand one behind the other, 0 outside the image: the first two are above those whose outline
     * pixels are counted, and the last two below them.
     */
    void begin(int[] rows) {
        mark(rows, 0, above);
        mark(rows, 1, here);
    }

    /** Counts the outline pixels of a row, 0 being the third; rows are counted one after the other. */
    void count(int[] rows, int row, ShapeCounts counts) {
        mark(rows, row + 2, below);
        countRow(counts);
        int[] free = above;
        above = here;
        here = below;
        below = free;
    }

    /** The labels of the outline pixels of the row that stands one below this one, 0 elsewhere. */
    private void mark(int[] rows, int row, int[] outline) {
        int up = row * stride;
        int at = up + stride;
        int down = at + stride;
        for (int x = 1; x < stride - 1; x++) {
            int label = rows[at + x];
            int other = (label ^ rows[at + x - 1])
                    | (label ^ rows[at + x + 1])
                    | (label ^ rows[up + x])
                    | (label ^ rows[down + x]);
            outline[x] = other == 0 ? 0 : label;
        }
    }

    private void countRow(ShapeCounts counts) {
        for (int x = 2; x < columns + 2; x++) {
            int label = here[x];
            if (label == 0) {
                continue;
            }
            int sides = one(here[x - 1], label) + one(here[x + 1], label) + one(above[x], label) + one(below[x], label);
            int corners = one(above[x - 1], label)
                    + one(above[x + 1], label)
                    + one(below[x - 1], label)
                    + one(below[x + 1], label);
            int kind = KINDS[5 * sides + corners];
            if (kind != NONE) {
                int entry = counts.entry(label);
                counts.values()[entry + kind]++;
            }
        }
    }

    private static int one(int a, int b) {
        return a == b ? 1 : 0;
    }
}
