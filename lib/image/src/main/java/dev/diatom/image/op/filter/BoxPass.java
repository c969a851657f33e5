package dev.diatom.image.op.filter;

import dev.diatom.image.Cancellation;
import dev.diatom.image.op.Window;
import org.jspecify.annotations.Nullable;

/** Folds boxes within a plane: across and down, in one walk. */
final class BoxPass {
    private final RowFold fold;
    private final int radiusX;
    private final int radiusY;
    private int columns = -1;
    private @Nullable FoldAcross across;
    private @Nullable FoldDown down;

    BoxPass(RowFold fold, int radiusX, int radiusY) {
        this.fold = fold;
        this.radiusX = radiusX;
        this.radiusY = radiusY;
    }

    /** The bytes of its own rows. */
    long bytes(int wanted) {
        return (FoldDown.rows(radiusY) + 2) * fold.rowBytes(wanted + 2 * radiusX);
    }

    void run(Object padded, Window window, PlanePass.Target target) {
        if (columns != window.columns() || across == null || down == null) {
            columns = window.columns();
            across = new FoldAcross(fold, radiusX, columns);
            down = new FoldDown(fold, radiusY, columns);
        }
        int skippedRows = window.haloY() - radiusY;
        int at = skippedRows * window.stride() + window.haloX() - radiusX;
        for (int row = 0; row < window.rows() + 2 * radiusY; row++) {
            Cancellation.check();
            across.row(padded, at + row * window.stride(), down.next(row));
            down.add(row);
            int y = row - 2 * radiusY;
            if (y >= 0) {
                down.result(row, target.row(0, y));
                target.finish(y);
            }
        }
    }
}
