package dev.diatom.image;

/**
 * Positions of many pixels, one array an axis. The arrays are shared, not copied.
 *
 * <pre>{@code
 * double[] values = img.get(Points.of(new long[] {3, 8}, new long[] {5, 5}, new long[] {0, 40}));
 * }</pre>
 */
public final class Points {
    private final long[][] coordinates;

    private Points(long[]... coordinates) {
        for (long[] axis : coordinates) {
            if (axis.length != coordinates[0].length) {
                throw new IllegalArgumentException("points need as many coordinates along each axis, found "
                        + coordinates[0].length + " and " + axis.length);
            }
        }
        this.coordinates = coordinates;
    }

    /** Points of the plane z = 0, c = 0, t = 0. */
    public static Points of(long[] x, long[] y) {
        return new Points(x, y);
    }

    /** Points of the volume c = 0, t = 0. */
    public static Points of(long[] x, long[] y, long[] z) {
        return new Points(x, y, z);
    }

    /** Points of any plane. */
    public static Points of(long[] x, long[] y, long[] z, long[] c, long[] t) {
        return new Points(x, y, z, c, t);
    }

    /** How many points there are. */
    public int size() {
        return coordinates[0].length;
    }

    /** A point's coordinate along an axis. */
    public long coordinate(Axis axis, int index) {
        return axis.number() < coordinates.length ? coordinates[axis.number()][index] : 0;
    }
}
