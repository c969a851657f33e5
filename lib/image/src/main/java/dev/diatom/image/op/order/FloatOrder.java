package dev.diatom.image.op.order;

/** The order of floats, as {@code Math.min} and {@code Math.max} see it: NaN wins, and -0 is less than 0. */
final class FloatOrder implements RowOrder {
    @Override
    public void smaller(Object into, Object other, int count) {
        smaller((float[]) into, (float[]) other, count);
    }

    @Override
    public void larger(Object into, Object other, int count) {
        larger((float[]) into, (float[]) other, count);
    }

    @Override
    public void sort(Object low, Object high, int count) {
        sort((float[]) low, (float[]) high, count);
    }

    private static void smaller(float[] own, float[] other, int count) {
        for (int i = 0; i < count; i++) {
            own[i] = Math.min(own[i], other[i]);
        }
    }

    private static void larger(float[] own, float[] other, int count) {
        for (int i = 0; i < count; i++) {
            own[i] = Math.max(own[i], other[i]);
        }
    }

    private static void sort(float[] low, float[] high, int count) {
        for (int i = 0; i < count; i++) {
            float a = low[i];
            float b = high[i];
            low[i] = Math.min(a, b);
            high[i] = Math.max(a, b);
        }
    }
}
