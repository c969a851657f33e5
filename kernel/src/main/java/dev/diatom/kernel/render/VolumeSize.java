package dev.diatom.kernel.render;

import dev.diatom.image.Image;

/**
 * The edges of a volume on a page, in pixels of the page: in the proportions of its calibration, or of its pixels where that
 * is not known.
 */
record VolumeSize(int x, int y, int z) {
    private static final double SIDE = 512;
    private static final double SMALL_SIDE = 256;

    static VolumeSize onPage(Image image) {
        var calibration = image.metadata().calibration();
        double x = image.sizeX() * calibration.x();
        double y = image.sizeY() * calibration.y();
        double z = image.sizeZ() * calibration.z();
        double largest = Math.max(x, Math.max(y, z));
        // Pixels of the page for each pixel of an XY plane: whole where the plane is enlarged, so that pixels look
        // alike.
        double zoom = SIDE / (largest / calibration.x());
        if (zoom > 1) {
            zoom = Math.max(1, Math.floor(Math.min(zoom, SMALL_SIDE / Math.max(image.sizeX(), image.sizeY()))));
        }
        double scale = zoom / calibration.x();
        return new VolumeSize(pixels(x * scale), pixels(y * scale), pixels(z * scale));
    }

    private static int pixels(double size) {
        return (int) Math.max(1, Math.round(size));
    }
}
