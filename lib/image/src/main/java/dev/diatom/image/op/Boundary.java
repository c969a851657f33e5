package dev.diatom.image.op;

/**
 * What an operator takes for the pixels outside the image. Names and meanings are those of {@code scipy.ndimage} (its
 * documentation of {@code mode}), written for a row {@code a b c d}. An image smaller than the halo is repeated as often as
 * it takes.
 */
public final class Boundary {
    /** The edge pixel is repeated: {@code d c b a | a b c d | d c b a}. The default. */
    public static final Boundary REFLECT = new Boundary("REFLECT", 0);
    /** The edge pixel is not repeated: {@code d c b | a b c d | c b a}. */
    public static final Boundary MIRROR = new Boundary("MIRROR", 0);
    /** The nearest pixel: {@code a a a | a b c d | d d d}. */
    public static final Boundary NEAREST = new Boundary("NEAREST", 0);
    /** The opposite side: {@code b c d | a b c d | a b c}. Costs a little more, for what stands at the other end, and whole rows of memory. */
    public static final Boundary WRAP = new Boundary("WRAP", 0);

    /** Outside the image. */
    public static final long OUTSIDE = -1;

    private final String name;
    private final double value;

    private Boundary(String name, double value) {
        this.name = name;
        this.value = value;
    }

    /**
     * This value everywhere: {@code v v v | a b c d | v v v}. It is turned into the image's type, rounded half to even and
     * saturating.
     *
     * @throws IllegalArgumentException if the value is NaN
     */
    public static Boundary constant(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("the constant outside an image cannot be NaN");
        }
        return new Boundary("constant", value);
    }

    /** Whether pixels outside the image have a value of their own. */
    public boolean isConstant() {
        return name.equals("constant");
    }

    /** The value of {@link #constant}; 0 for the others. */
    public double value() {
        return value;
    }

    /** Which pixel of an axis stands for one at this position, which may lie outside; {@link #OUTSIDE} for a constant. */
    public long map(long position, long size) {
        if (position >= 0 && position < size) {
            return position;
        }
        return switch (name) {
            case "NEAREST" -> position < 0 ? 0 : size - 1;
            case "WRAP" -> Math.floorMod(position, size);
            case "REFLECT" -> {
                long at = Math.floorMod(position, 2 * size);
                yield at < size ? at : 2 * size - 1 - at;
            }
            case "MIRROR" -> {
                if (size == 1) {
                    yield 0;
                }
                long at = Math.floorMod(position, 2 * size - 2);
                yield at < size ? at : 2 * size - 2 - at;
            }
            default -> OUTSIDE;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Boundary that && name.equals(that.name) && Double.compare(value, that.value) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Double.hashCode(value);
    }

    @Override
    public String toString() {
        return isConstant() ? "constant(" + value + ")" : name;
    }
}
