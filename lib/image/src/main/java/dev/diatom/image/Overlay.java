package dev.diatom.image;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.io.Samples;
import java.awt.image.BufferedImage;

/**
 * Labels or a mask over a picture. Where a pixel is 0 the picture shows; labels have their own colours, a mask has one that
 * greys do not have.
 *
 * @param plane of the size of the picture
 * @param opacity from 0, which shows the picture alone, to 1
 * @param outline whether only the borders are drawn
 */
record Overlay(MemoryImage plane, double opacity, boolean outline) {
    private static final int MASK_RGB = 0xff00c8;
    private static final int TOP = 255;

    Overlay {
        if (plane.type().isFloat()) {
            throw new IllegalArgumentException("an overlay is a mask or labels, which are whole numbers, found "
                    + plane.type().label() + " pixels");
        }
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("an opacity is a number from 0 to 1, found " + opacity);
        }
    }

    /** A picture with the overlay in it. */
    BufferedImage over(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int under = rgb(picture, x, y);
                long label = label(x, y);
                boolean shown = label != 0 && (!outline || isBorder(x, y, label));
                row[x] = shown ? mixed(under, rgb(label)) : under;
            }
            result.getRaster().setDataElements(0, y, width, 1, row);
        }
        return result;
    }

    /** The samples themselves: Java would convert grey to another brightness. */
    private static int rgb(BufferedImage picture, int x, int y) {
        return picture.getType() == BufferedImage.TYPE_BYTE_GRAY
                ? picture.getRaster().getSample(x, y, 0) * 0x010101
                : picture.getRGB(x, y) & 0xffffff;
    }

    private long label(int x, int y) {
        return (long) Samples.get(plane.type(), plane.pixels(), y * (int) plane.sizeX() + x);
    }

    private boolean isBorder(int x, int y, long label) {
        return (x > 0 && label(x - 1, y) != label)
                || (y > 0 && label(x, y - 1) != label)
                || (x + 1 < plane.sizeX() && label(x + 1, y) != label)
                || (y + 1 < plane.sizeY() && label(x, y + 1) != label);
    }

    private int rgb(long label) {
        return plane.metadata().role() == Role.MASK ? MASK_RGB : LabelColors.rgb(label);
    }

    private int mixed(int under, int over) {
        return mixed(under, over, 16) | mixed(under, over, 8) | mixed(under, over, 0);
    }

    private int mixed(int under, int over, int shift) {
        int a = under >> shift & TOP;
        int b = over >> shift & TOP;
        return (int) Math.rint(a + opacity * (b - a)) << shift;
    }
}
