package dev.diatom.image.op.engine;

import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;

/** A box of one channel and frame, through all planes: these columns and these rows. */
record Tile(long x, int columns, long y, int rows, long c, long t) {
    Selection at(long z) {
        return new Selection(new Range(x, columns, 1), new Range(y, rows, 1), Range.at(z), Range.at(c), Range.at(t));
    }

    int pixels() {
        return Math.multiplyExact(columns, rows);
    }
}
