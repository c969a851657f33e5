package dev.diatom.image.op.filter;

import dev.diatom.image.Image;
import dev.diatom.image.op.Halo;
import java.util.Arrays;
import java.util.Locale;

/** The weights of a neighbourhood, by z, y and x: an odd number along each axis, the pixel itself in the middle. */
public final class Weights {
    private static final long MOST = 1_000_000;

    private final double[][][] values;

    private Weights(double[][][] values) {
        this.values = values;
    }

    /** Those of a plane, by row and column; copied. */
    public static Weights of(double[][] rows) {
        return of(new double[][][] {rows});
    }

    /**
     * Those of a volume, by plane, row and column; copied.
     *
     * @throws IllegalArgumentException if a size is even, rows differ in length, a weight is not finite, all are 0, or there are
     *     more than a million
     */
    public static Weights of(double[][][] planes) {
        int rows = planes.length == 0 ? 0 : planes[0].length;
        int columns = rows == 0 ? 0 : planes[0][0].length;
        check(columns, rows, planes.length);
        var copy = new double[planes.length][rows][];
        for (int z = 0; z < planes.length; z++) {
            if (planes[z].length != rows) {
                throw new IllegalArgumentException("the planes of a kernel must have the same number of rows, found "
                        + rows + " and " + planes[z].length);
            }
            for (int y = 0; y < rows; y++) {
                copy[z][y] = row(planes[z][y], columns);
            }
        }
        if (Arrays.stream(copy)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .allMatch(w -> w == 0)) {
            throw new IllegalArgumentException("a kernel needs a weight that is not 0");
        }
        return new Weights(copy);
    }

    private static double[] row(double[] row, int columns) {
        if (row.length != columns) {
            throw new IllegalArgumentException(
                    "the rows of a kernel must have the same length, found " + columns + " and " + row.length);
        }
        for (double weight : row) {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("the weights of a kernel must be finite, found " + weight);
            }
        }
        return row.clone();
    }

    /**
     * Those of an image of one channel and frame, read at once.
     *
     * @throws IllegalArgumentException as for arrays, or if there are several channels or frames
     */
    public static Weights of(Image image) {
        if (image.extent().c() != 1 || image.extent().t() != 1) {
            throw new IllegalArgumentException(
                    "a kernel has one channel and one frame, found an image of " + image.extent());
        }
        check(image.sizeX(), image.sizeY(), image.sizeZ());
        var planes = new double[(int) image.sizeZ()][(int) image.sizeY()][(int) image.sizeX()];
        for (int z = 0; z < planes.length; z++) {
            var plane = image.slice(z).read();
            for (int y = 0; y < planes[z].length; y++) {
                for (int x = 0; x < planes[z][y].length; x++) {
                    planes[z][y][x] = plane.get(x, y);
                }
            }
        }
        return of(planes);
    }

    private static void check(long x, long y, long z) {
        if (x % 2 == 0 || y % 2 == 0 || z % 2 == 0) {
            throw new IllegalArgumentException(
                    "a kernel must have an odd number of weights along each axis, so that it has a middle, found " + x
                            + " x " + y + " x " + z);
        }
        if (x > MOST || y > MOST || z > MOST || x * y > MOST || x * y * z > MOST) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "a kernel may have at most %,d weights, found %d x %d x %d", MOST, x, y, z));
        }
    }

    /** The same turned around along every axis: what makes a correlation of a convolution. */
    public Weights flipped() {
        var flipped = new double[depth()][rows()][columns()];
        for (int z = 0; z < depth(); z++) {
            for (int y = 0; y < rows(); y++) {
                for (int x = 0; x < columns(); x++) {
                    flipped[z][y][x] = at(columns() - 1 - x, rows() - 1 - y, depth() - 1 - z);
                }
            }
        }
        return new Weights(flipped);
    }

    int columns() {
        return values[0][0].length;
    }

    int rows() {
        return values[0].length;
    }

    int depth() {
        return values.length;
    }

    double at(int x, int y, int z) {
        return values[z][y][x];
    }

    Halo halo() {
        return new Halo(columns() / 2, rows() / 2, depth() / 2);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Weights weights && Arrays.deepEquals(values, weights.values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    /** The size, as it is written: {@code 3 x 3 x 1}. */
    @Override
    public String toString() {
        return columns() + " x " + rows() + (depth() == 1 ? "" : " x " + depth());
    }
}
