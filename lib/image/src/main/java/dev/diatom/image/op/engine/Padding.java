package dev.diatom.image.op.engine;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.Boundary;

/** Brings rows of an image into padded rows of a working type. */
final class Padding {
    private final long[] columns;
    private final long firstColumn;
    private final PixelType type;
    private final PixelType working;
    private final Object constant;
    private final int innerFrom;
    private final int innerTo;

    /**
     * @param columns which column of the image each padded one is
     * @param firstColumn the column of the image that given rows begin with
     */
    Padding(Reach columns, long firstColumn, PixelType type, PixelType working, Boundary boundary) {
        this.columns = columns.positions();
        this.firstColumn = firstColumn;
        this.type = type;
        this.working = working;
        this.constant = Samples.allocate(type, 1);
        Samples.set(type, constant, 0, boundary.value());
        int from = 0;
        int to = 0;
        for (int i = 0, start = 0; i < this.columns.length; i++) {
            boolean goesOn =
                    i > 0 && this.columns[i - 1] != Boundary.OUTSIDE && this.columns[i] == this.columns[i - 1] + 1;
            start = goesOn ? start : i;
            if (i + 1 - start > to - from && this.columns[i] != Boundary.OUTSIDE) {
                from = start;
                to = i + 1;
            }
        }
        this.innerFrom = from;
        this.innerTo = to;
    }

    /** Fills the padded row that begins at {@code paddedAt} from the row of the image that begins at {@code at}. */
    void row(Object pixels, int at, Object padded, int paddedAt) {
        int inner = (int) (columns[innerFrom] - firstColumn);
        Convert.widen(type, pixels, at + inner, working, padded, paddedAt + innerFrom, innerTo - innerFrom);
        for (int i = 0; i < innerFrom; i++) {
            pixel(pixels, at, i, padded, paddedAt);
        }
        for (int i = innerTo; i < columns.length; i++) {
            pixel(pixels, at, i, padded, paddedAt);
        }
    }

    private void pixel(Object pixels, int at, int i, Object padded, int paddedAt) {
        if (columns[i] == Boundary.OUTSIDE) {
            Convert.widen(type, constant, 0, working, padded, paddedAt + i, 1);
        } else {
            Convert.widen(type, pixels, at + (int) (columns[i] - firstColumn), working, padded, paddedAt + i, 1);
        }
    }

    /** Fills a padded row with the boundary's constant. */
    void constantRow(Object padded, int paddedAt) {
        for (int i = 0; i < columns.length; i++) {
            Convert.widen(type, constant, 0, working, padded, paddedAt + i, 1);
        }
    }
}
