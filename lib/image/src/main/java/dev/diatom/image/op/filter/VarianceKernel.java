package dev.diatom.image.op.filter;

import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.Window;

/** The variance of the pixels of a box, from their sum and the sum of their squares. */
final class VarianceKernel implements PlaneKernel {
    private static final int SUM = 0;
    private static final int SQUARES = 1;

    private final RowFold[] folds;
    private final BoxPass[] passes;
    private final double count;
    private Object[] rows = {};
    private int columns = -1;

    VarianceKernel(Halo radius, double count) {
        this.count = count;
        this.folds = new RowFold[] {new DoubleSum(false, 1), new DoubleSum(true, 1)};
        this.passes = new BoxPass[] {
            new BoxPass(folds[SUM], radius.x(), radius.y()), new BoxPass(folds[SQUARES], radius.x(), radius.y())
        };
    }

    @Override
    public PixelType working() {
        return PixelType.FLOAT64;
    }

    @Override
    public PixelType result() {
        return PixelType.FLOAT64;
    }

    /** With the rows that a plane is computed in. */
    @Override
    public long keptBytes(Window window) {
        return 2 * (window.rows() * folds[SUM].rowBytes(window.columns()) + passes[SUM].bytes(window.columns()));
    }

    @Override
    public Object allocate(Window window) {
        return new Object[][] {
            folds[SUM].rows(window.rows(), window.columns()), folds[SQUARES].rows(window.rows(), window.columns())
        };
    }

    @Override
    public void prepare(Object padded, Window window, Object kept) {
        var to = (Object[][]) kept;
        for (int i = SUM; i <= SQUARES; i++) {
            var sums = to[i];
            passes[i].run(padded, window, (channel, y) -> sums[y]);
        }
    }

    @Override
    public void compute(Object[] planes, Window window, Object out) {
        if (columns != window.columns()) {
            columns = window.columns();
            rows = folds[SUM].rows(2, columns);
        }
        for (int y = 0; y < window.rows(); y++) {
            Cancellation.check();
            for (int i = SUM; i <= SQUARES; i++) {
                deep(i, planes, y);
            }
            variance((double[]) rows[SUM], (double[]) rows[SQUARES]);
            System.arraycopy(rows[SUM], 0, out, y * columns, columns);
        }
    }

    private void deep(int which, Object[] planes, int y) {
        folds[which].shift(((Object[][]) planes[0])[which][y], 0, rows[which], columns);
        for (int z = 1; z < planes.length; z++) {
            folds[which].fold(rows[which], ((Object[][]) planes[z])[which][y], rows[which], columns);
        }
    }

    private void variance(double[] sum, double[] squares) {
        for (int i = 0; i < columns; i++) {
            sum[i] = Math.max(0, count * squares[i] - sum[i] * sum[i]) / (count * count);
        }
    }
}
