package dev.diatom.image.op.filter;

import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.Window;

/** A rank of pixels of any type: each window is gathered, and ordered as far as it takes. NaN where it holds NaN. */
final class SelectionRankKernel implements PlaneKernel {
    /** After so many gathered values the work may be stopped. */
    private static final int VALUES_AT_A_TIME = 1 << 16;

    private final Halo halo;
    private final int place;
    private final double[] values;

    SelectionRankKernel(Halo halo, int place) {
        this.halo = halo;
        this.place = place;
        this.values = new double[(2 * halo.x() + 1) * (2 * halo.y() + 1) * (2 * halo.z() + 1)];
    }

    @Override
    public PixelType working() {
        return PixelType.FLOAT64;
    }

    @Override
    public PixelType result() {
        return PixelType.FLOAT64;
    }

    @Override
    public void compute(Object[] planes, Window window, Object out) {
        var pixels = (double[]) out;
        int together = Math.max(1, VALUES_AT_A_TIME / values.length);
        for (int y = 0; y < window.rows(); y++) {
            for (int x = 0; x < window.columns(); x++) {
                if (x % together == 0) {
                    Cancellation.check();
                }
                gather(planes, window, x, y);
                pixels[y * window.columns() + x] = holdsNaN() ? Double.NaN : select();
            }
        }
    }

    private void gather(Object[] planes, Window window, int x, int y) {
        int width = 2 * halo.x() + 1;
        int at = 0;
        for (var plane : planes) {
            for (int dy = 0; dy <= 2 * halo.y(); dy++) {
                System.arraycopy(plane, (y + dy) * window.stride() + x, values, at, width);
                at += width;
            }
        }
    }

    private boolean holdsNaN() {
        double sum = 0;
        for (double value : values) {
            sum += value * 0;
        }
        return Double.isNaN(sum) && anyNaN();
    }

    /** An infinity times 0 is NaN too. */
    private boolean anyNaN() {
        boolean any = false;
        for (double value : values) {
            any |= Double.isNaN(value);
        }
        return any;
    }

    /** Hoare's selection, with the median of three as the pivot. */
    private double select() {
        int from = 0;
        int to = values.length - 1;
        while (from < to) {
            double pivot = middle(values[from], values[(from + to) >>> 1], values[to]);
            int low = from;
            int high = to;
            while (low <= high) {
                while (values[low] < pivot) {
                    low++;
                }
                while (values[high] > pivot) {
                    high--;
                }
                if (low <= high) {
                    double swapped = values[low];
                    values[low++] = values[high];
                    values[high--] = swapped;
                }
            }
            if (place <= high) {
                to = high;
            } else if (place >= low) {
                from = low;
            } else {
                return values[place];
            }
        }
        return values[place];
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
