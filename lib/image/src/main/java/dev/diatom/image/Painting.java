package dev.diatom.image;

import dev.diatom.image.ImageMetadata.Role;
import java.awt.image.BufferedImage;

/** How the first plane of an image becomes a picture: 8-bit grey, or colours of 8 bits a component. Immutable. */
sealed interface Painting permits ValuePainting, ColourPainting, PalettePainting, LabelPainting, LightsPainting {
    int RGB_CHANNELS = 3;

    BufferedImage paint(MemoryImage image);

    /** How values became brightness, as captions say it; empty where they are shown as they are. */
    default String how(MemoryImage image) {
        return "";
    }

    /** The painting in which the values have a range: numbers that stand for colours are shown as values then. */
    default Toned toned(MemoryImage image) {
        return ValuePainting.of(image);
    }

    /** A painting whose values have a range. */
    sealed interface Toned permits ValuePainting, ColourPainting, LightsPainting {
        Tone tone();

        /** The same with another tone for all channels alike. */
        Painting with(Tone tone);
    }

    /** How an image is shown where nothing else is said. */
    static Painting of(MemoryImage image) {
        var metadata = image.metadata();
        if (metadata.role() == Role.RGB && image.sizeC() >= RGB_CHANNELS) {
            return new ColourPainting(Tone.of(image, 0, RGB_CHANNELS));
        }
        if (metadata.role() == Role.LABELS && !image.type().isFloat()) {
            return new LabelPainting();
        }
        if (metadata.findPalette().isPresent() && !image.type().isFloat()) {
            return new PalettePainting(metadata.findPalette().get());
        }
        return ValuePainting.of(image);
    }

    /** The brightness of one channel. */
    static byte[] levels(MemoryImage image, int channel, Tone tone) {
        int plane = (int) image.extent().planePixels();
        int start = (int) image.extent().planeIndex(0, channel, 0) * plane;
        return new Levels(tone).of(image.type(), image.pixels(), start, plane);
    }

    static BufferedImage picture(MemoryImage image, int[] colours, int type) {
        var picture = new BufferedImage((int) image.sizeX(), (int) image.sizeY(), type);
        picture.getRaster().setDataElements(0, 0, picture.getWidth(), picture.getHeight(), colours);
        return picture;
    }
}
