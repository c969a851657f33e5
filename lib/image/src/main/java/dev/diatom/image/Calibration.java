package dev.diatom.image;

import java.util.Objects;

/**
 * How large a pixel is, and how far apart the frames are.
 *
 * @param x the width of a pixel, in units
 * @param y the height of a pixel, in units
 * @param z the distance of planes in depth, in units
 * @param unit the unit of length: {@code µm}, {@code mm}; {@code pixel} where the size is not known
 * @param frameSeconds the time from one frame to the next, in seconds; NaN where it is not known
 */
public record Calibration(double x, double y, double z, String unit, double frameSeconds) {
    /** Nothing is known: lengths are in pixels. */
    public static final Calibration NONE = new Calibration(1, 1, 1, "pixel", Double.NaN);

    /** @throws IllegalArgumentException if a size is not above 0 and finite, or has no unit */
    public Calibration {
        checkSize("x", x);
        checkSize("y", y);
        checkSize("z", z);
        Objects.requireNonNull(unit);
        if (unit.isBlank() || (unit.equals("pixel") && (x != 1 || y != 1 || z != 1))) {
            throw new IllegalArgumentException(
                    "pixels of " + x + " x " + y + " x " + z + " need a unit of length, found \"" + unit + "\"");
        }
    }

    /** Square pixels of this size, planes as far apart, frames at unknown times. */
    public static Calibration of(double size, String unit) {
        return of(size, size, size, unit);
    }

    /** Pixels of this size, frames at unknown times. */
    public static Calibration of(double x, double y, double z, String unit) {
        return new Calibration(x, y, z, unit, Double.NaN);
    }

    /** The same with frames so many seconds apart. */
    public Calibration withFrameSeconds(double seconds) {
        return new Calibration(x, y, z, unit, seconds);
    }

    /** Whether the size of a pixel is known. */
    public boolean isKnown() {
        return !unit.equals(NONE.unit);
    }

    /** The size of a pixel along X, Y or Z, in units; along C and T it is 1. */
    public double size(Axis axis) {
        return switch (axis) {
            case X -> x;
            case Y -> y;
            case Z -> z;
            case C, T -> 1;
        };
    }

    /** That of every n-th pixel. */
    Calibration strided(long everyX, long everyY, long everyZ, long everyT) {
        return isKnown()
                ? new Calibration(x * everyX, y * everyY, z * everyZ, unit, frameSeconds * everyT)
                : withFrameSeconds(frameSeconds * everyT);
    }

    private static void checkSize(String axis, double size) {
        if (!(size > 0) || Double.isInfinite(size)) {
            throw new IllegalArgumentException("the size of a pixel along " + axis + " must be above 0, found " + size);
        }
    }
}
