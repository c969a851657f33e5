package dev.diatom.image.op.filter;

/**
 * Folds 2r + 1 neighbours in a row by doubling: pairs, pairs of pairs, and so on, which costs the logarithm of the
 * width.
 */
final class FoldAcross {
    private final RowFold fold;
    private final int width;
    private final Object doubled;
    private final Object shifted;
    private final int columns;

    FoldAcross(RowFold fold, int radius, int columns) {
        this.fold = fold;
        this.width = 2 * radius + 1;
        this.columns = columns;
        this.doubled = fold.row(columns + width);
        this.shifted = fold.row(columns + width);
    }

    /**
     * @param at where the first pixel's neighbours begin
     * @param to columns of results
     */
    void row(Object padded, int at, Object to) {
        int pixels = columns + width - 1;
        if (width == 1) {
            fold.load(padded, at, to, columns);
            return;
        }
        fold.load(padded, at, doubled, pixels);
        int done = 0;
        for (int span = 1; span <= width; span *= 2) {
            if ((width & span) != 0 && !fold.repeats()) {
                add(done, to);
                done += span;
            }
            if (2 * span <= width) {
                pixels -= span;
                fold.shift(doubled, span, shifted, pixels);
                fold.fold(doubled, shifted, doubled, pixels);
            } else if (fold.repeats()) {
                fold.shift(doubled, width - span, shifted, columns);
                fold.fold(doubled, shifted, to, columns);
            }
        }
    }

    private void add(int done, Object to) {
        if (done == 0) {
            fold.shift(doubled, 0, to, columns);
        } else {
            fold.shift(doubled, done, shifted, columns);
            fold.fold(to, shifted, to, columns);
        }
    }
}
