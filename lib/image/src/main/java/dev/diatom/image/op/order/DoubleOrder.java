package dev.diatom.image.op.order;

/** The order of doubles, as {@code Math.min} and {@code Math.max} see it: NaN wins, and -0 is less than 0. */
final class DoubleOrder implements RowOrder {
    @Override
    public void smaller(Object into, Object other, int count) {
        smaller((double[]) into, (double[]) other, count);
    }

    @Override
    public void larger(Object into, Object other, int count) {
        larger((double[]) into, (double[]) other, count);
    }

    @Override
    public void sort(Object low, Object high, int count) {
        sort((double[]) low, (double[]) high, count);
    }

    private static void smaller(double[] own, double[] other, int count) {
        for (int i = 0; i < count; i++) {
            own[i] = Math.min(own[i], other[i]);
        }
    }

    private static void larger(double[] own, double[] other, int count) {
        for (int i = 0; i < count; i++) {
            own[i] = Math.max(own[i], other[i]);
        }
    }

    private static void sort(double[] low, double[] high, int count) {
        for (int i = 0; i < count; i++) {
            double a = low[i];
            double b = high[i];
            low[i] = Math.min(a, b);
            high[i] = Math.max(a, b);
        }
    }
}
