package dev.diatom.image;

import dev.diatom.image.io.Samples;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** Values of the first channel in grey or in the colours of a map; what is not a number is black. */
record ValuePainting(Tone tone, Colors colors) implements Painting, Painting.Toned {
    static ValuePainting of(MemoryImage image) {
        return new ValuePainting(Tone.of(image, 0, 1), Colors.GREY);
    }

    @Override
    public BufferedImage paint(MemoryImage image) {
        var levels = Painting.levels(image, 0, tone);
        if (colors == Colors.GREY) {
            var picture = new BufferedImage((int) image.sizeX(), (int) image.sizeY(), BufferedImage.TYPE_BYTE_GRAY);
            picture.getRaster().setDataElements(0, 0, picture.getWidth(), picture.getHeight(), levels);
            return picture;
        }
        var table = colors.table();
        var colours = new int[levels.length];
        for (int i = 0; i < colours.length; i++) {
            boolean none = image.type().isFloat() && Double.isNaN(Samples.get(image.type(), image.pixels(), i));
            colours[i] = none ? 0 : table[levels[i] & 0xff];
        }
        return Painting.picture(image, colours, BufferedImage.TYPE_INT_RGB);
    }

    @Override
    public String how(MemoryImage image) {
        return tone.how(image.type())
                + (colors == Colors.GREY ? "" : ", in " + colors.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Toned toned(MemoryImage image) {
        return this;
    }

    @Override
    public ValuePainting with(Tone newTone) {
        return new ValuePainting(newTone, colors);
    }

    ValuePainting with(Colors newColors) {
        return new ValuePainting(tone, newColors);
    }
}
