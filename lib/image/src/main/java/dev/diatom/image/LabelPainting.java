package dev.diatom.image;

import dev.diatom.image.io.Samples;
import java.awt.image.BufferedImage;

/** Every label in its own colour. */
record LabelPainting() implements Painting {
    @Override
    public BufferedImage paint(MemoryImage image) {
        var colours = new int[(int) image.extent().planePixels()];
        long last = 0;
        int colour = 0;
        for (int i = 0; i < colours.length; i++) {
            long label = (long) Samples.get(image.type(), image.pixels(), i);
            if (label != last) {
                last = label;
                colour = LabelColors.rgb(label);
            }
            colours[i] = colour;
        }
        return Painting.picture(image, colours, BufferedImage.TYPE_INT_RGB);
    }
}
