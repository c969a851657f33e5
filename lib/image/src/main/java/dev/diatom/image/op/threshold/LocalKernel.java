package dev.diatom.image.op.threshold;

import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.Window;

/** Sums each plane's windows when it comes, and adds up what the planes give. One thread's. */
final class LocalKernel implements PlaneKernel {
    /** Whole numbers up to this are exact. */
    private static final double EXACT = 0x1p53;

    private final PixelType type;
    private final LocalRule rule;
    private final double boxPixels;
    private final BoxSums sums;
    private final BoxSums sumsOfSquares;
    private double[] columns = new double[0];
    private double[] means = new double[0];
    private double[] deviations = new double[0];

    LocalKernel(PixelType type, LocalRule rule, Halo halo) {
        this.type = type;
        this.rule = rule;
        boxPixels = (2.0 * halo.x() + 1) * (2 * halo.y() + 1) * (2 * halo.z() + 1);
        double largest = Math.max(-type.min(), type.max());
        sums = new BoxSums(!type.isFloat() && largest * boxPixels < EXACT, false);
        sumsOfSquares = new BoxSums(!type.isFloat() && largest * largest * boxPixels < EXACT, true);
    }

    /** What is kept of a plane: its pixels without their halo, and the sums around each, of the values and their squares. */
    private static final class Kept {
        final double[] pixels;
        final double[] sums;
        final double[] squares;

        Kept(int count, boolean withSquares) {
            pixels = new double[count];
            sums = new double[count];
            squares = new double[withSquares ? count : 0];
        }
    }

    @Override
    public PixelType working() {
        return PixelType.FLOAT64;
    }

    @Override
    public PixelType result() {
        return PixelType.UINT8;
    }

    @Override
    public long keptBytes(Window window) {
        return (rule.needsDeviation() ? 3L : 2L) * window.columns() * window.rows() * Double.BYTES;
    }

    @Override
    public Object allocate(Window window) {
        return new Kept(window.pixels(), rule.needsDeviation());
    }

    @Override
    public void prepare(Object padded, Window window, Object kept) {
        var values = (double[]) padded;
        var plane = (Kept) kept;
        columns = atLeast(columns, window.stride());
        for (int y = 0; y < window.rows(); y++) {
            System.arraycopy(values, window.index(0, y), plane.pixels, y * window.columns(), window.columns());
        }
        sums.of(values, window, columns, plane.sums);
        if (rule.needsDeviation()) {
            sumsOfSquares.of(values, window, columns, plane.squares);
        }
    }

    @Override
    public void compute(Object[] planes, Window window, Object out) {
        int columnsOfOut = window.columns();
        means = atLeast(means, columnsOfOut);
        deviations = atLeast(deviations, rule.needsDeviation() ? columnsOfOut : 0);
        var middle = (Kept) planes[planes.length / 2];
        for (int y = 0; y < window.rows(); y++) {
            Cancellation.check();
            int at = y * columnsOfOut;
            mean(planes, at, columnsOfOut, false, means);
            if (rule.needsDeviation()) {
                mean(planes, at, columnsOfOut, true, deviations);
                for (int x = 0; x < columnsOfOut; x++) {
                    deviations[x] = Math.sqrt(Math.max(0, deviations[x] - means[x] * means[x]));
                }
            }
            rule.apply(type, means, deviations, columnsOfOut);
            above(middle.pixels, at, means, (byte[]) out, columnsOfOut);
        }
    }

    private void mean(Object[] planes, int at, int count, boolean ofSquares, double[] to) {
        System.arraycopy(numbers(planes[0], ofSquares), at, to, 0, count);
        for (int z = 1; z < planes.length; z++) {
            var from = numbers(planes[z], ofSquares);
            for (int x = 0; x < count; x++) {
                to[x] += from[at + x];
            }
        }
        for (int x = 0; x < count; x++) {
            to[x] /= boxPixels;
        }
    }

    private static double[] numbers(Object plane, boolean ofSquares) {
        var kept = (Kept) plane;
        return ofSquares ? kept.squares : kept.sums;
    }

    private static void above(double[] pixels, int at, double[] thresholds, byte[] out, int count) {
        for (int x = 0; x < count; x++) {
            out[at + x] = (byte) (pixels[at + x] > thresholds[x] ? 255 : 0);
        }
    }

    private static double[] atLeast(double[] array, int length) {
        return array.length >= length ? array : new double[length];
    }
}
