package dev.diatom.image.op.morphology;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;

/**
 * How planes are cut for thinning.
 *
 * @param rows that are computed at once
 * @param iterations that are done at once
 */
record ThinningBands(Extent extent, int rows, int iterations) {
    private static final int MOST_ITERATIONS = 16;
    private static final int READ_BYTES = 1 << 18;

    /** @param share the bytes that one thread may take */
    static ThinningBands of(Extent extent, PixelType type, long share) {
        long left = share - readBytes(extent, type);
        if (extent.y() < Integer.MAX_VALUE && fits(extent, extent.y(), left)) {
            return new ThinningBands(extent, (int) extent.y(), Integer.MAX_VALUE);
        }
        int iterations = MOST_ITERATIONS;
        while (iterations > 1 && !fits(extent, 8L * iterations, left)) {
            iterations /= 2;
        }
        int rows = 1;
        while (rows < 1 << 24 && fits(extent, 2L * rows + 4L * iterations, left)) {
            rows *= 2;
        }
        return new ThinningBands(extent, (int) Math.min(rows, extent.y()), iterations);
    }

    private static boolean fits(Extent extent, long rows, long share) {
        return (rows + 2) * (extent.x() + 2) < Integer.MAX_VALUE && Thinning.bytes(extent.x(), rows) <= share;
    }

    /** The rows that are read or written at once, in bytes of this type. */
    private static long readBytes(Extent extent, PixelType type) {
        return Math.max(READ_BYTES, extent.x() * type.bytes());
    }

    int rowsAtOnce(PixelType type) {
        return (int) Math.max(1, READ_BYTES / (extent.x() * type.bytes()));
    }

    /** Whether a band is a plane, so that one pass does all. */
    boolean areWhole() {
        return iterations == Integer.MAX_VALUE;
    }

    /** Rows that are read before and behind a band. */
    int halo() {
        return areWhole() ? 0 : 2 * iterations;
    }

    long inPlane() {
        return (extent.y() - 1) / rows + 1;
    }

    long count() {
        return inPlane() * extent.planes();
    }

    long bytesEach() {
        return rows * extent.x();
    }
}
