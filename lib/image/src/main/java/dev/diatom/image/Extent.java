package dev.diatom.image;

/**
 * How far an image reaches along each axis, in pixels. Every size is at least 1, and the number of pixels fits a
 * {@code long}.
 *
 * @param x columns, the fastest axis
 * @param y rows
 * @param z planes in depth
 * @param c channels
 * @param t frames in time
 */
public record Extent(long x, long y, long z, long c, long t) {
    /** @throws IllegalArgumentException if a size is below 1 or the number of pixels exceeds a {@code long} */
    public Extent {
        if (x < 1 || y < 1 || z < 1 || c < 1 || t < 1) {
            throw new IllegalArgumentException("every size of an image must be at least 1, found " + x + " x " + y
                    + " x " + z + " x " + c + " x " + t);
        }
        multiply(multiply(multiply(multiply(x, y), z), c), t);
    }

    /** An image of one plane. */
    public static Extent of(long x, long y) {
        return new Extent(x, y, 1, 1, 1);
    }

    /** An image of one volume. */
    public static Extent of(long x, long y, long z) {
        return new Extent(x, y, z, 1, 1);
    }

    /** The number of XY planes. */
    public long planes() {
        return z * c * t;
    }

    /** The number of pixels of one plane. */
    public long planePixels() {
        return x * y;
    }

    /** The number of pixels of the whole image. */
    public long pixels() {
        return planePixels() * planes();
    }

    /**
     * The bytes that the pixels take.
     *
     * @throws ArithmeticException if the number exceeds a {@code long}
     */
    public long bytes(PixelType type) {
        return Math.multiplyExact(pixels(), type.bytes());
    }

    /**
     * The number of a plane, Z counting fastest, then C, then T.
     *
     * @throws IndexOutOfBoundsException if a coordinate lies outside
     */
    public long planeIndex(long zAt, long cAt, long tAt) {
        checkIndex("z", zAt, z);
        checkIndex("c", cAt, c);
        checkIndex("t", tAt, t);
        return (tAt * c + cAt) * z + zAt;
    }

    /** The size along an axis. */
    public long size(Axis axis) {
        return switch (axis) {
            case X -> x;
            case Y -> y;
            case Z -> z;
            case C -> c;
            case T -> t;
        };
    }

    /**
     * Checks that a position lies inside.
     *
     * @throws IndexOutOfBoundsException if it does not, with the axis and what is expected
     */
    public void check(long xAt, long yAt, long zAt, long cAt, long tAt) {
        checkIndex("x", xAt, x);
        checkIndex("y", yAt, y);
        checkIndex("z", zAt, z);
        checkIndex("c", cAt, c);
        checkIndex("t", tAt, t);
    }

    static void checkIndex(Axis axis, long index, Extent extent) {
        checkIndex(axis.label(), index, extent.size(axis));
    }

    private static void checkIndex(String axis, long index, long size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(
                    axis + " = " + index + " lies outside the image: expected 0 to " + (size - 1));
        }
    }

    private static long multiply(long a, long b) {
        try {
            return Math.multiplyExact(a, b);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("an image cannot have more than 2^63 - 1 pixels", e);
        }
    }

    /** The sizes with the letters of the axes that count: {@code 512 × 512 × 100 (XYZ)}. */
    @Override
    public String toString() {
        var sizes = new StringBuilder().append(x).append(" × ").append(y);
        var axes = new StringBuilder("XY");
        append(sizes, axes, z, 'Z');
        append(sizes, axes, c, 'C');
        append(sizes, axes, t, 'T');
        return sizes + " (" + axes + ")";
    }

    private static void append(StringBuilder sizes, StringBuilder axes, long size, char axis) {
        if (size > 1) {
            sizes.append(" × ").append(size);
            axes.append(axis);
        }
    }
}
