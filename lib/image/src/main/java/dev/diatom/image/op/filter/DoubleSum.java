package dev.diatom.image.op.filter;

import dev.diatom.image.PixelType;

/**
 * Sums in double, divided at the end. Exact for integers as long as a sum stays below 2^53.
 *
 * @param squares whether the squares of pixels are summed up
 */
record DoubleSum(boolean squares, double divisor) implements RowFold {
    @Override
    public PixelType working() {
        return PixelType.FLOAT64;
    }

    @Override
    public PixelType result() {
        return PixelType.FLOAT64;
    }

    @Override
    public boolean repeats() {
        return false;
    }

    @Override
    public void load(Object padded, int at, Object row, int pixels) {
        System.arraycopy(padded, at, row, 0, pixels);
        if (squares) {
            double[] d = (double[]) row;
            for (int i = 0; i < pixels; i++) {
                d[i] *= d[i];
            }
        }
    }

    @Override
    public void fold(Object one, Object other, Object to, int pixels) {
        double[] a = (double[]) one;
        double[] b = (double[]) other;
        double[] d = (double[]) to;
        for (int i = 0; i < pixels; i++) {
            d[i] = a[i] + b[i];
        }
    }

    @Override
    public void store(Object row, Object out, int at, int pixels) {
        double[] sums = (double[]) row;
        double[] d = (double[]) out;
        for (int i = 0; i < pixels; i++) {
            d[at + i] = sums[i] / divisor;
        }
    }
}
