package dev.diatom.image.op.filter;

import dev.diatom.image.PixelType;

/**
 * Exact sums of integers that cannot exceed an {@code int}, divided at the end: the quotient is the nearest double, so
 * that a half stays a half and is rounded as such.
 */
record IntSum(double divisor) implements RowFold {
    @Override
    public PixelType working() {
        return PixelType.INT32;
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
    public void fold(Object one, Object other, Object to, int pixels) {
        int[] a = (int[]) one;
        int[] b = (int[]) other;
        int[] d = (int[]) to;
        for (int i = 0; i < pixels; i++) {
            d[i] = a[i] + b[i];
        }
    }

    @Override
    public void store(Object row, Object out, int at, int pixels) {
        int[] sums = (int[]) row;
        double[] d = (double[]) out;
        for (int i = 0; i < pixels; i++) {
            d[at + i] = sums[i] / divisor;
        }
    }
}
