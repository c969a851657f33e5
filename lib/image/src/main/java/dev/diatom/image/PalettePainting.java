package dev.diatom.image;

import dev.diatom.image.io.Samples;
import java.awt.image.BufferedImage;

/** Indexes in the colours of their palette; an index beyond it is black. */
record PalettePainting(Palette palette) implements Painting {
    @Override
    public BufferedImage paint(MemoryImage image) {
        var table = new int[palette.size()];
        for (int i = 0; i < table.length; i++) {
            table[i] = palette.rgb(i);
        }
        var colours = new int[(int) image.extent().planePixels()];
        for (int i = 0; i < colours.length; i++) {
            double index = Samples.get(image.type(), image.pixels(), i);
            colours[i] = index >= 0 && index < table.length ? table[(int) index] : 0;
        }
        return Painting.picture(image, colours, BufferedImage.TYPE_INT_RGB);
    }
}
