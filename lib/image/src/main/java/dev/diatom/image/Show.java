package dev.diatom.image;

import dev.diatom.image.io.Samples;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * How an image is shown: which values are black and white. UINT8 pixels are shown as they are, 0 to 255; those of every
 * other type between the smallest and the largest finite value, unless a range is given. Immutable.
 */
public final class Show {
    private final MemoryImage image;
    private final double min;
    private final double max;

    private Show(MemoryImage image, double min, double max) {
        this.image = image;
        this.min = min;
        this.max = max;
    }

    /** The first plane of an image in its own range. */
    public static Show of(MemoryImage image) {
        return image.type() == PixelType.UINT8 ? new Show(image, 0, 255) : inOwnRange(image);
    }

    private static Show inOwnRange(MemoryImage image) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < image.extent().planePixels(); i++) {
            double value = Samples.get(image.type(), image.pixels(), i);
            if (Double.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        return min <= max ? new Show(image, min, max) : new Show(image, 0, 0);
    }

    /** The same with these values black and white; a black above the white shows a negative. */
    public Show range(double black, double white) {
        return new Show(image, black, white);
    }

    /** The value shown black. */
    public double min() {
        return min;
    }

    /** The value shown white. */
    public double max() {
        return max;
    }

    /** The picture: 8-bit grey; NaN is black. */
    public BufferedImage toBufferedImage() {
        var picture = new BufferedImage((int) image.sizeX(), (int) image.sizeY(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] grey = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        double scale = max == min ? 0 : 255 / (max - min);
        for (int i = 0; i < grey.length; i++) {
            double value = Samples.get(image.type(), image.pixels(), i);
            grey[i] = (byte) Math.rint(Math.max(0, Math.min(255, (value - min) * scale)));
        }
        return picture;
    }
}
