package dev.diatom.image.op.filter;

import dev.diatom.image.PixelType;

/** Arithmetic on {@code double[]}. */
final class DoubleRowMath implements RowMath {
    @Override
    public PixelType type() {
        return PixelType.FLOAT64;
    }

    @Override
    public Object row(int length) {
        return new double[aligned(length)];
    }

    @Override
    public long rowBytes(int length) {
        return (long) aligned(length) * Double.BYTES;
    }

    /** With the 16 bytes of the header a whole number of cache lines of 64 bytes. */
    private static int aligned(int length) {
        return (length + 1) / 8 * 8 + 6;
    }

    @Override
    public void correlate(Taps taps, Neighbours rows, Object to, int count) {
        double[] d = (double[]) to;
        if (taps.isOdd()) {
            odd(taps, rows, d, count);
        } else {
            even(taps, rows, d, count);
        }
    }

    /** The middle with the first two pairs, then two pairs at a time; a pair that would be left over goes first. */
    private static void even(Taps taps, Neighbours rows, double[] d, int count) {
        int r = taps.radius();
        int j = r % 2 == 0 ? 1 : 2;
        double[] m = (double[]) rows.row(0, 0);
        if (r < 2) {
            scale(d, m, taps.weight(0), count);
        } else {
            five(
                    d,
                    m,
                    taps.weight(0),
                    (double[]) rows.row(-j, 1),
                    (double[]) rows.row(j, 2),
                    taps.weight(j),
                    (double[]) rows.row(-j - 1, 3),
                    (double[]) rows.row(j + 1, 4),
                    taps.weight(j + 1),
                    count);
        }
        if (r % 2 == 1) {
            addTwo(d, (double[]) rows.row(-1, 1), (double[]) rows.row(1, 2), taps.weight(1), count);
        }
        for (j += 2; j < r; j += 2) {
            addFour(
                    d,
                    (double[]) rows.row(-j, 1),
                    (double[]) rows.row(j, 2),
                    taps.weight(j),
                    (double[]) rows.row(-j - 1, 3),
                    (double[]) rows.row(j + 1, 4),
                    taps.weight(j + 1),
                    count);
        }
    }

    private static void odd(Taps taps, Neighbours rows, double[] d, int count) {
        scale(d, (double[]) rows.row(0, 0), 0, count);
        for (int j = 1; j <= taps.radius(); j++) {
            addDifference(d, (double[]) rows.row(-j, 1), (double[]) rows.row(j, 2), taps.weight(j), count);
        }
    }

    private static void scale(double[] d, double[] m, double o, int count) {
        for (int i = 0; i < count; i++) {
            d[i] = o * m[i];
        }
    }

    private static void five(
            double[] d,
            double[] m,
            double o,
            double[] a,
            double[] b,
            double k,
            double[] c,
            double[] e,
            double l,
            int count) {
        for (int i = 0; i < count; i++) {
            d[i] = o * m[i] + k * (a[i] + b[i]) + l * (c[i] + e[i]);
        }
    }

    private static void addFour(
            double[] d, double[] a, double[] b, double k, double[] c, double[] e, double l, int count) {
        for (int i = 0; i < count; i++) {
            d[i] += k * (a[i] + b[i]) + l * (c[i] + e[i]);
        }
    }

    private static void addTwo(double[] d, double[] a, double[] b, double k, int count) {
        for (int i = 0; i < count; i++) {
            d[i] += k * (a[i] + b[i]);
        }
    }

    private static void addDifference(double[] d, double[] a, double[] b, double k, int count) {
        for (int i = 0; i < count; i++) {
            d[i] += k * (b[i] - a[i]);
        }
    }

    @Override
    public void weigh(double[] weights, Object[] rows, int used, Object to, int count) {
        double[] d = (double[]) to;
        scale(d, (double[]) rows[0], weights[0], count);
        int i = 1;
        for (; i + 3 < used; i += 4) {
            addWeighted(
                    d,
                    (double[]) rows[i],
                    weights[i],
                    (double[]) rows[i + 1],
                    weights[i + 1],
                    (double[]) rows[i + 2],
                    weights[i + 2],
                    (double[]) rows[i + 3],
                    weights[i + 3],
                    count);
        }
        for (; i < used; i++) {
            addWeighted(d, (double[]) rows[i], weights[i], count);
        }
    }

    private static void addWeighted(
            double[] d,
            double[] a,
            double k,
            double[] b,
            double l,
            double[] c,
            double m,
            double[] e,
            double o,
            int count) {
        for (int i = 0; i < count; i++) {
            d[i] += k * a[i] + l * b[i] + (m * c[i] + o * e[i]);
        }
    }

    private static void addWeighted(double[] d, double[] a, double k, int count) {
        for (int i = 0; i < count; i++) {
            d[i] += k * a[i];
        }
    }

    @Override
    public void gather(Taps taps, int fromTap, int endTap, Object[] rows, int first, Object to, int from, int end) {
        double[] d = (double[]) to;
        int r = taps.radius();
        int row = first;
        int tap = fromTap;
        if (tap == 0) {
            scale(d, (double[]) rows[row++], taps.weight(r), from, end);
            tap++;
        }
        for (; tap + 3 < endTap; tap += 4, row += 4) {
            addInOrder(
                    d,
                    (double[]) rows[row],
                    taps.weight(Math.abs(tap - r)),
                    (double[]) rows[row + 1],
                    taps.weight(Math.abs(tap + 1 - r)),
                    (double[]) rows[row + 2],
                    taps.weight(Math.abs(tap + 2 - r)),
                    (double[]) rows[row + 3],
                    taps.weight(Math.abs(tap + 3 - r)),
                    from,
                    end);
        }
        for (; tap < endTap; tap++, row++) {
            addInOrder(d, (double[]) rows[row], taps.weight(Math.abs(tap - r)), from, end);
        }
    }

    private static void scale(double[] d, double[] a, double k, int from, int end) {
        for (int i = from; i < end; i++) {
            d[i] = k * a[i];
        }
    }

    private static void addInOrder(
            double[] d,
            double[] a,
            double k,
            double[] b,
            double l,
            double[] c,
            double m,
            double[] e,
            double o,
            int from,
            int end) {
        for (int i = from; i < end; i++) {
            d[i] = d[i] + k * a[i] + l * b[i] + m * c[i] + o * e[i];
        }
    }

    private static void addInOrder(double[] d, double[] a, double k, int from, int end) {
        for (int i = from; i < end; i++) {
            d[i] += k * a[i];
        }
    }

    @Override
    public void add(Object row, Object to, int count) {
        double[] a = (double[]) row;
        double[] d = (double[]) to;
        for (int i = 0; i < count; i++) {
            d[i] += a[i];
        }
    }

    @Override
    public void square(Object row, int count) {
        double[] d = (double[]) row;
        for (int i = 0; i < count; i++) {
            d[i] *= d[i];
        }
    }

    @Override
    public void addSquare(Object row, Object to, int count) {
        double[] a = (double[]) row;
        double[] d = (double[]) to;
        for (int i = 0; i < count; i++) {
            d[i] += a[i] * a[i];
        }
    }

    @Override
    public void root(Object row, int count) {
        double[] d = (double[]) row;
        for (int i = 0; i < count; i++) {
            d[i] = Math.sqrt(d[i]);
        }
    }
}
