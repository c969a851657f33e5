package dev.diatom.image.op.filter;

/**
 * Folds 2r + 1 rows by doubling, on the way down a plane: level k holds folds of 2^k rows, by the last of them, as many
 * of the latest as are still needed.
 */
final class FoldDown {
    private final RowFold fold;
    private final int height;
    private final int columns;
    private final Object[][] levels;

    FoldDown(RowFold fold, int radius, int columns) {
        this.fold = fold;
        this.height = 2 * radius + 1;
        this.columns = columns;
        int highest = 31 - Integer.numberOfLeadingZeros(height);
        this.levels = new Object[highest + 1][];
        for (int k = 0; k <= highest; k++) {
            int back = fold.repeats() ? height - (1 << highest) : height & ((1 << k) - 1);
            int needed = k == highest ? back : Math.max(fold.repeats() ? 0 : back, 1 << k);
            levels[k] = fold.rows(needed + 1, columns);
        }
    }

    /** How many rows are kept. */
    static long rows(int radius) {
        return 4L * radius + 2;
    }

    /** Where the row of this number is to be written before {@link #add}. */
    Object next(int number) {
        return at(0, number);
    }

    private Object at(int level, int number) {
        return levels[level][number % levels[level].length];
    }

    /** Takes a row in; they come with the numbers 0, 1, 2 … */
    void add(int number) {
        for (int k = 1; k < levels.length && number >= (1 << k) - 1; k++) {
            fold.fold(at(k - 1, number - (1 << (k - 1))), at(k - 1, number), at(k, number), columns);
        }
    }

    /** The fold of this row and those before it; the first is that of row 2r. */
    void result(int number, Object to) {
        int highest = levels.length - 1;
        if (highest == 0) {
            fold.shift(at(0, number), 0, to, columns);
        } else if (fold.repeats()) {
            fold.fold(at(highest, number), at(highest, number - height + (1 << highest)), to, columns);
        } else {
            sum(number, to);
        }
    }

    private void sum(int number, Object to) {
        Object before = at(0, number);
        int done = 1;
        for (int k = 1; k < levels.length; k++) {
            if ((height >> k & 1) != 0) {
                fold.fold(before, at(k, number - done), to, columns);
                before = to;
                done += 1 << k;
            }
        }
    }
}
