package dev.diatom.image.op.filter;

import dev.diatom.image.PixelType;

/**
 * What is gathered from the pixels of a box: sums or extremes, row by row. How a row is kept is its own affair. All
 * results are exact or folded in one order, so that bands cannot be seen.
 */
interface RowFold {
    /** What padded planes hold. */
    PixelType working();

    /** What {@link #store} writes. */
    PixelType result();

    /** Whether a pixel that is folded twice changes nothing, as in a maximum. */
    boolean repeats();

    /** A new row of at least so many pixels. */
    Object row(int pixels);

    /** The bytes of such a row. */
    long rowBytes(int pixels);

    /** Fills a row from a padded plane. */
    void load(Object padded, int at, Object row, int pixels);

    /** Fills a row with another from its pixel {@code by} on. */
    void shift(Object row, int by, Object to, int pixels);

    /** Folds two rows pixel by pixel; the third may be one of them. */
    void fold(Object one, Object other, Object to, int pixels);

    /** Writes the results of a row. */
    void store(Object row, Object out, int at, int pixels);

    default Object[] rows(int count, int pixels) {
        var rows = new Object[count];
        for (int i = 0; i < count; i++) {
            rows[i] = row(pixels);
        }
        return rows;
    }
}
