package dev.diatom.image.op.label;

import dev.diatom.image.Calibration;
import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;

/**
 * The squares of the distances of neighbours, as distance transforms count them.
 *
 * @param x along X
 * @param y along Y
 * @param first along the axis that is scanned first: Z in volumes, Y in planes
 * @param unit the length whose square is 1
 * @param whole whether all squares, and all sums of them in the image, are whole numbers that fit an {@code int}
 */
record Spacing(double x, double y, double first, double unit, boolean whole) {
    private static final double ROUNDING = 1e-12;

    /** That of the planes of an image. */
    static Spacing ofPlanes(Calibration pixel, Extent extent) {
        return of(pixel.x(), pixel.y(), pixel.y(), extent.x(), 1, extent.y());
    }

    /** That of the volumes of an image. */
    static Spacing ofVolumes(Calibration pixel, Extent extent) {
        return of(pixel.x(), pixel.y(), pixel.z(), extent.x(), extent.y(), extent.z());
    }

    private static Spacing of(double x, double y, double first, long columns, long rows, long length) {
        double unit = Math.min(x, Math.min(y, first));
        double timesX = times(x, unit);
        double timesY = times(y, unit);
        double timesFirst = times(first, unit);
        double most = square(timesX * columns) + square(timesY * rows) + square(timesFirst * length);
        return most < IntEnvelope.NONE
                ? new Spacing(square(timesX), square(timesY), square(timesFirst), unit, true)
                : new Spacing(square(x), square(y), square(first), 1, false);
    }

    /** How often the unit goes into a size; infinite where it does not do so evenly. */
    private static double times(double size, double unit) {
        double times = Math.rint(size / unit);
        return Math.abs(size / unit - times) <= ROUNDING * times ? times : Double.POSITIVE_INFINITY;
    }

    private static double square(double length) {
        return length * length;
    }

    /** How squared distances are kept. */
    PixelType type() {
        return whole ? PixelType.INT32 : PixelType.FLOAT64;
    }

    /** Room for squared distances of so many pixels, in lines of at most this length. */
    SquaredPlane allocate(int pixels, int longestLine) {
        return whole ? new IntSquares(this, pixels, longestLine) : new DoubleSquares(this, pixels, longestLine);
    }
}
