package dev.diatom.image.op.order;

import dev.diatom.image.op.Window;

/** The rows of a window seen as one long row with a halo, in which the next column or row is a shift. */
public final class PaddedRows {
    private PaddedRows() {}

    /**
     * Copies pixels of that long row into the dense rows of a result, leaving out those of the halo.
     *
     * @param row has them from index 0 on
     * @param first where the first of them stands, counted from the result's row {@code firstRow}, column 0
     */
    public static void copyInside(Object row, Window window, int firstRow, int first, int count, Object result) {
        int stride = window.stride();
        for (int at = first; at < first + count; ) {
            int x = at % stride;
            int next = Math.min(first + count, at - x + stride);
            int pixels = Math.min(next - at, window.columns() - x);
            if (pixels > 0) {
                System.arraycopy(row, at - first, result, (firstRow + at / stride) * window.columns() + x, pixels);
            }
            at = next;
        }
    }
}
