package dev.diatom.image.op.threshold;

import dev.diatom.image.Cancellation;
import dev.diatom.image.op.Window;
import java.util.Arrays;

/**
 * Sums of the pixels around each pixel of a plane. Of whole numbers the sum slides along; other numbers are added up anew for
 * each pixel, in an order that is the same everywhere, so that no result depends on where a band begins.
 *
 * @param exact whether all sums are whole numbers of less than 2^53
 * @param ofSquares whether the squares of the pixels are summed
 */
record BoxSums(boolean exact, boolean ofSquares) {
    /** Fills the dense {@code sums} with those of windows of 2 halo + 1 columns and rows; {@code columns} is one row of room. */
    void of(double[] padded, Window window, double[] columns, double[] sums) {
        int high = 2 * window.haloY() + 1;
        for (int y = 0; y < window.rows(); y++) {
            Cancellation.check();
            if (y == 0 || !exact) {
                addRows(padded, window, y, high, columns);
            } else {
                slideDown(padded, window, y, high, columns);
            }
            int wide = 2 * window.haloX() + 1;
            int at = y * window.columns();
            if (exact) {
                slideAlong(columns, wide, sums, at, window.columns());
            } else {
                addAlong(columns, wide, sums, at, window.columns());
            }
        }
    }

    private void addRows(double[] padded, Window window, int first, int count, double[] columns) {
        int stride = window.stride();
        Arrays.fill(columns, 0, stride, 0);
        for (int row = first; row < first + count; row++) {
            int at = row * stride;
            if (ofSquares) {
                for (int x = 0; x < stride; x++) {
                    columns[x] += padded[at + x] * padded[at + x];
                }
            } else {
                for (int x = 0; x < stride; x++) {
                    columns[x] += padded[at + x];
                }
            }
        }
    }

    private void slideDown(double[] padded, Window window, int first, int count, double[] columns) {
        int stride = window.stride();
        int gone = (first - 1) * stride;
        int come = (first + count - 1) * stride;
        for (int x = 0; x < stride; x++) {
            double less = padded[gone + x];
            double more = padded[come + x];
            columns[x] += ofSquares ? more * more - less * less : more - less;
        }
    }

    private static void slideAlong(double[] columns, int wide, double[] sums, int at, int count) {
        double sum = 0;
        for (int x = 0; x < wide; x++) {
            sum += columns[x];
        }
        sums[at] = sum;
        for (int x = 1; x < count; x++) {
            sum += columns[x + wide - 1] - columns[x - 1];
            sums[at + x] = sum;
        }
    }

    private static void addAlong(double[] columns, int wide, double[] sums, int at, int count) {
        System.arraycopy(columns, 0, sums, at, count);
        for (int k = 1; k < wide; k++) {
            for (int x = 0; x < count; x++) {
                sums[at + x] += columns[k + x];
            }
        }
    }
}
