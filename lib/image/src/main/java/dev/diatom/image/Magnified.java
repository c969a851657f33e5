package dev.diatom.image;

import java.awt.image.BufferedImage;

/** Pictures whose pixels are squares of several pixels. */
final class Magnified {
    private Magnified() {}

    static BufferedImage of(BufferedImage picture, int zoom) {
        if (zoom == 1) {
            return picture;
        }
        int width = picture.getWidth();
        var large = new BufferedImage(width * zoom, picture.getHeight() * zoom, picture.getType());
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                var pixel = picture.getRaster().getDataElements(x, y, null);
                for (int i = 0; i < zoom; i++) {
                    large.getRaster().setDataElements(x * zoom + i, y * zoom, pixel);
                }
            }
            var row = large.getRaster().getDataElements(0, y * zoom, width * zoom, 1, null);
            for (int i = 1; i < zoom; i++) {
                large.getRaster().setDataElements(0, y * zoom + i, width * zoom, 1, row);
            }
        }
        return large;
    }
}
