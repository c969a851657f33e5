package dev.diatom.plot;

import dev.diatom.image.Image;
import java.util.function.DoubleConsumer;

/** Hands out all values of an image, a band of rows at a time. */
final class ImageValues {
    /** Pixels in memory at once: 32 MB of the widest type. */
    private static final long BAND_PIXELS = 1 << 22;

    private ImageValues() {}

    static void forEach(Image image, DoubleConsumer action) {
        long rows = Math.max(1, BAND_PIXELS / image.sizeX());
        for (long t = 0; t < image.sizeT(); t++) {
            for (long c = 0; c < image.sizeC(); c++) {
                for (long z = 0; z < image.sizeZ(); z++) {
                    for (long y = 0; y < image.sizeY(); y += rows) {
                        band(image, z, c, t, y, Math.min(rows, image.sizeY() - y), action);
                    }
                }
            }
        }
    }

    private static void band(Image image, long z, long c, long t, long y, long rows, DoubleConsumer action) {
        var band = image.slice(z, c, t).offset(0, y).size(image.sizeX(), rows).read();
        for (long row = 0; row < rows; row++) {
            for (long x = 0; x < image.sizeX(); x++) {
                action.accept(band.get(x, row));
            }
        }
    }
}
