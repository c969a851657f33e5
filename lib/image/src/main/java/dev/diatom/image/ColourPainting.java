package dev.diatom.image;

import java.awt.image.BufferedImage;

/** Three channels as red, green and blue, in one range; a fourth of unsigned integers is opacity. */
record ColourPainting(Tone tone) implements Painting, Painting.Toned {
    @Override
    public BufferedImage paint(MemoryImage image) {
        var red = Painting.levels(image, 0, tone);
        var green = Painting.levels(image, 1, tone);
        var blue = Painting.levels(image, 2, tone);
        var colours = new int[red.length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = (red[i] & 0xff) << 16 | (green[i] & 0xff) << 8 | (blue[i] & 0xff);
        }
        if (!hasOpacity(image)) {
            return Painting.picture(image, colours, BufferedImage.TYPE_INT_RGB);
        }
        var opacity =
                Painting.levels(image, RGB_CHANNELS, new Tone(0, image.type().max(), 1));
        for (int i = 0; i < colours.length; i++) {
            colours[i] |= opacity[i] << 24;
        }
        return Painting.picture(image, colours, BufferedImage.TYPE_INT_ARGB);
    }

    /** Only unsigned integers say which value is fully opaque. */
    private static boolean hasOpacity(MemoryImage image) {
        return image.sizeC() > RGB_CHANNELS && (image.type() == PixelType.UINT8 || image.type() == PixelType.UINT16);
    }

    @Override
    public String how(MemoryImage image) {
        return tone.how(image.type());
    }

    @Override
    public Toned toned(MemoryImage image) {
        return this;
    }

    @Override
    public ColourPainting with(Tone newTone) {
        return new ColourPainting(newTone);
    }
}
