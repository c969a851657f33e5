package dev.diatom.image.op.filter;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;

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

    /** A new row of at least so many pixels; of the working type unless a fold keeps rows in its own way. */
    default Object row(int pixels) {
        return Samples.allocate(working(), pixels);
    }

    /** The bytes of such a row. */
    default long rowBytes(int pixels) {
        return (long) pixels * working().bytes();
    }

    /** Fills a row from a padded plane. */
    default void load(Object padded, int at, Object row, int pixels) {
        System.arraycopy(padded, at, row, 0, pixels);
    }

    /** Fills a row with another from its pixel {@code by} on. */
    default void shift(Object row, int by, Object to, int pixels) {
        System.arraycopy(row, by, to, 0, pixels);
    }

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
