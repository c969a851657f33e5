package dev.diatom.image.op.measure;

import dev.diatom.image.Extent;

/**
 * How an image is cut for measuring: some rows of a plane a step. What a step finds is added as one, so the cut follows from
 * the image alone, and rounding does not depend on memory or threads.
 *
 * @param rows of a step; fewer at the end of a plane
 */
record RegionBands(Extent extent, int rows) {
    private static final int PIXELS = 1 << 14;

    static RegionBands of(Extent extent) {
        return new RegionBands(extent, (int) Math.max(1, Math.min(extent.y(), PIXELS / extent.x())));
    }

    long perPlane() {
        return (extent.y() - 1) / rows + 1;
    }

    /** How many steps some planes have. */
    long steps(long planes) {
        return Math.multiplyExact(perPlane(), planes);
    }

    long plane(long step) {
        return step / perPlane();
    }

    long firstRow(long step) {
        return step % perPlane() * rows;
    }

    int count(long step) {
        return (int) Math.min(rows, extent.y() - firstRow(step));
    }

    /** Whether a plane ends with this step. */
    boolean endsPlane(long step) {
        return (step + 1) % perPlane() == 0;
    }

    boolean isFirstInVolume(long plane) {
        return plane % extent.z() == 0;
    }

    boolean isLastInVolume(long plane) {
        return (plane + 1) % extent.z() == 0;
    }
}
