package dev.diatom.image.op;

/**
 * How far an operator looks around a pixel, in pixels to each side.
 *
 * @param x columns
 * @param y rows
 * @param z planes; 0 for an operator that works in each XY plane
 */
public record Halo(int x, int y, int z) {
    private static final int MOST = 1 << 20;

    /** @throws IllegalArgumentException if one is negative or above 2^20 */
    public Halo {
        if (x < 0 || y < 0 || z < 0 || x > MOST || y > MOST || z > MOST) {
            throw new IllegalArgumentException(
                    "an operator may look 0 to " + MOST + " pixels around, found " + x + ", " + y + " and " + z);
        }
    }
}
