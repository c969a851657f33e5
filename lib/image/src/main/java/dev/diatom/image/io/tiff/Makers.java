package dev.diatom.image.io.tiff;

import java.io.IOException;

/** How slide scanners are told by the directories that they write (OpenSlide's notes on their formats). */
final class Makers {
    private static final String APERIO = "Aperio ";
    private static final int NDPI_VERSION = 65420;
    /** The magnification of a page; -1 for a picture of the whole slide, -2 for a map of where there is something. */
    private static final int NDPI_LENS = 65421;

    private Makers() {}

    static boolean isAperio(TiffDirectory directory) throws IOException {
        return directory.text(TiffTag.IMAGE_DESCRIPTION, APERIO.length()).equals(APERIO);
    }

    static boolean isHamamatsu(TiffDirectory directory) {
        return directory.has(NDPI_VERSION) && directory.has(TiffTag.MAKE);
    }

    /** Whether a page of Hamamatsu's shows the slide through the lens. */
    static boolean isSlide(TiffDirectory directory) throws IOException {
        return !(directory.number(NDPI_LENS, 1) < 0);
    }
}
