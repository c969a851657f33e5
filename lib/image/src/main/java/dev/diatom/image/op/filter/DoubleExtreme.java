package dev.diatom.image.op.filter;

import dev.diatom.image.PixelType;

/** The largest or smallest of {@code double} values; NaN if one is NaN. */
record DoubleExtreme(boolean isMaximum) implements RowFold {
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
        return true;
    }

    @Override
    public void fold(Object one, Object other, Object to, int pixels) {
        if (isMaximum) {
            maximum((double[]) one, (double[]) other, (double[]) to, pixels);
        } else {
            minimum((double[]) one, (double[]) other, (double[]) to, pixels);
        }
    }

    private static void maximum(double[] a, double[] b, double[] d, int pixels) {
        for (int i = 0; i < pixels; i++) {
            d[i] = Math.max(a[i], b[i]);
        }
    }

    private static void minimum(double[] a, double[] b, double[] d, int pixels) {
        for (int i = 0; i < pixels; i++) {
            d[i] = Math.min(a[i], b[i]);
        }
    }

    @Override
    public void store(Object row, Object out, int at, int pixels) {
        System.arraycopy(row, 0, out, at, pixels);
    }
}
