package dev.diatom.image.op.filter;

import dev.diatom.image.PixelType;

/** Arithmetic on {@code float[]}. */
final class FloatRowMath implements RowMath {
    @Override
    public PixelType type() {
        return PixelType.FLOAT32;
    }

    @Override
    public Object row(int length) {
        return new float[aligned(length)];
    }

    @Override
    public long rowBytes(int length) {
        return (long) aligned(length) * Float.BYTES;
    }

    /** With the 16 bytes of the header a whole number of cache lines of 64 bytes. */
    private static int aligned(int length) {
        return (length + 3) / 16 * 16 + 12;
    }

    @Override
    public void correlate(Taps taps, Neighbours rows, Object to, int count) {
        float[] d = (float[]) to;
        if (taps.isOdd()) {
            odd(taps, rows, d, count);
        } else {
            even(taps, rows, d, count);
        }
    }

    /** The middle with the first two pairs, then two pairs at a time; a pair that would be left over goes first. */
    private static void even(Taps taps, Neighbours rows, float[] d, int count) {
        int r = taps.radius();
        int j = r % 2 == 0 ? 1 : 2;
        float[] m = (float[]) rows.row(0, 0);
        if (r < 2) {
            scale(d, m, (float) taps.weight(0), count);
        } else {
            five(
                    d,
                    m,
                    (float) taps.weight(0),
                    (float[]) rows.row(-j, 1),
                    (float[]) rows.row(j, 2),
                    (float) taps.weight(j),
                    (float[]) rows.row(-j - 1, 3),
                    (float[]) rows.row(j + 1, 4),
                    (float) taps.weight(j + 1),
                    count);
        }
        if (r % 2 == 1) {
            addTwo(d, (float[]) rows.row(-1, 1), (float[]) rows.row(1, 2), (float) taps.weight(1), count);
        }
        for (j += 2; j < r; j += 2) {
            addFour(
                    d,
                    (float[]) rows.row(-j, 1),
                    (float[]) rows.row(j, 2),
                    (float) taps.weight(j),
                    (float[]) rows.row(-j - 1, 3),
                    (float[]) rows.row(j + 1, 4),
                    (float) taps.weight(j + 1),
                    count);
        }
    }

    private static void odd(Taps taps, Neighbours rows, float[] d, int count) {
        scale(d, (float[]) rows.row(0, 0), 0, count);
        for (int j = 1; j <= taps.radius(); j++) {
            addDifference(d, (float[]) rows.row(-j, 1), (float[]) rows.row(j, 2), (float) taps.weight(j), count);
        }
    }

    private static void scale(float[] d, float[] m, float o, int count) {
        for (int i = 0; i < count; i++) {
            d[i] = o * m[i];
        }
    }

    private static void five(
            float[] d, float[] m, float o, float[] a, float[] b, float k, float[] c, float[] e, float l, int count) {
        for (int i = 0; i < count; i++) {
            d[i] = o * m[i] + k * (a[i] + b[i]) + l * (c[i] + e[i]);
        }
    }

    private static void addFour(float[] d, float[] a, float[] b, float k, float[] c, float[] e, float l, int count) {
        for (int i = 0; i < count; i++) {
            d[i] += k * (a[i] + b[i]) + l * (c[i] + e[i]);
        }
    }

    private static void addTwo(float[] d, float[] a, float[] b, float k, int count) {
        for (int i = 0; i < count; i++) {
            d[i] += k * (a[i] + b[i]);
        }
    }

    private static void addDifference(float[] d, float[] a, float[] b, float k, int count) {
        for (int i = 0; i < count; i++) {
            d[i] += k * (b[i] - a[i]);
        }
    }

    @Override
    public void weigh(double[] weights, Object[] rows, int used, Object to, int count) {
        float[] d = (float[]) to;
        scale(d, (float[]) rows[0], (float) weights[0], count);
        int i = 1;
        for (; i + 3 < used; i += 4) {
            addWeighted(
                    d,
                    (float[]) rows[i],
                    (float) weights[i],
                    (float[]) rows[i + 1],
                    (float) weights[i + 1],
                    (float[]) rows[i + 2],
                    (float) weights[i + 2],
                    (float[]) rows[i + 3],
                    (float) weights[i + 3],
                    count);
        }
        for (; i < used; i++) {
            addWeighted(d, (float[]) rows[i], (float) weights[i], count);
        }
    }

    private static void addWeighted(
            float[] d, float[] a, float k, float[] b, float l, float[] c, float m, float[] e, float o, int count) {
        for (int i = 0; i < count; i++) {
            d[i] += k * a[i] + l * b[i] + (m * c[i] + o * e[i]);
        }
    }

    private static void addWeighted(float[] d, float[] a, float k, int count) {
        for (int i = 0; i < count; i++) {
            d[i] += k * a[i];
        }
    }

    @Override
    public void gather(Taps taps, int fromTap, int endTap, Object[] rows, int first, Object to, int from, int end) {
        float[] d = (float[]) to;
        int r = taps.radius();
        int row = first;
        int tap = fromTap;
        if (tap == 0) {
            scale(d, (float[]) rows[row++], (float) taps.weight(r), from, end);
            tap++;
        }
        for (; tap + 3 < endTap; tap += 4, row += 4) {
            addInOrder(
                    d,
                    (float[]) rows[row],
                    (float) taps.weight(Math.abs(tap - r)),
                    (float[]) rows[row + 1],
                    (float) taps.weight(Math.abs(tap + 1 - r)),
                    (float[]) rows[row + 2],
                    (float) taps.weight(Math.abs(tap + 2 - r)),
                    (float[]) rows[row + 3],
                    (float) taps.weight(Math.abs(tap + 3 - r)),
                    from,
                    end);
        }
        for (; tap < endTap; tap++, row++) {
            addInOrder(d, (float[]) rows[row], (float) taps.weight(Math.abs(tap - r)), from, end);
        }
    }

    private static void scale(float[] d, float[] a, float k, int from, int end) {
        for (int i = from; i < end; i++) {
            d[i] = k * a[i];
        }
    }

    private static void addInOrder(
            float[] d,
            float[] a,
            float k,
            float[] b,
            float l,
            float[] c,
            float m,
            float[] e,
            float o,
            int from,
            int end) {
        for (int i = from; i < end; i++) {
            d[i] = d[i] + k * a[i] + l * b[i] + m * c[i] + o * e[i];
        }
    }

    private static void addInOrder(float[] d, float[] a, float k, int from, int end) {
        for (int i = from; i < end; i++) {
            d[i] += k * a[i];
        }
    }

    @Override
    public void add(Object row, Object to, int count) {
        float[] a = (float[]) row;
        float[] d = (float[]) to;
        for (int i = 0; i < count; i++) {
            d[i] += a[i];
        }
    }

    @Override
    public void square(Object row, int count) {
        float[] d = (float[]) row;
        for (int i = 0; i < count; i++) {
            d[i] *= d[i];
        }
    }

    @Override
    public void addSquare(Object row, Object to, int count) {
        float[] a = (float[]) row;
        float[] d = (float[]) to;
        for (int i = 0; i < count; i++) {
            d[i] += a[i] * a[i];
        }
    }

    @Override
    public void root(Object row, int count) {
        float[] d = (float[]) row;
        for (int i = 0; i < count; i++) {
            d[i] = (float) Math.sqrt(d[i]);
        }
    }
}
