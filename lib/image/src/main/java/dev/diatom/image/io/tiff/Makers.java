package dev.diatom.image.io.tiff;

import java.io.IOException;
import java.util.regex.Pattern;

/** How slide scanners are told by the directories that they write (OpenSlide's notes on their formats). */
final class Makers {
    private static final String APERIO = "Aperio ";
    private static final int MOST_TEXT_BYTES = 1 << 16;
    private static final Pattern PIXEL_SIZE = Pattern.compile(
            "(?<size>[^|]*)\\|(?:.*\\|)?\\s*MPP\\s*=\\s*(?<micrometres>[0-9]{1,9}(?:\\.[0-9]{0,20})?)\\s*(?:\\|.*)?",
            Pattern.DOTALL);
    private static final int NDPI_VERSION = 65420;
    /** The magnification of a page; -1 for a picture of the whole slide, -2 for a map of where there is something. */
    private static final int NDPI_LENS = 65421;

    private Makers() {}

    static boolean isAperio(TiffDirectory directory) throws IOException {
        return directory.text(TiffTag.IMAGE_DESCRIPTION, APERIO.length()).equals(APERIO);
    }

    /**
     * The µm that a pixel of Aperio's is across ({@code |MPP = 0.25|}); 0 where it is not said, or is said of the page that this
     * one was made smaller from ({@code 46000x32914 -> 1024x768}).
     */
    static double micrometres(TiffDirectory directory) throws IOException {
        if (!isAperio(directory)) {
            return 0;
        }
        var said = PIXEL_SIZE.matcher(directory.text(TiffTag.IMAGE_DESCRIPTION, MOST_TEXT_BYTES));
        if (!said.matches() || said.group("size").contains("->")) {
            return 0;
        }
        double size = Double.parseDouble(said.group("micrometres"));
        return Double.isFinite(size) ? size : 0;
    }

    static boolean isHamamatsu(TiffDirectory directory) {
        return directory.has(NDPI_VERSION) && directory.has(TiffTag.MAKE);
    }

    /** Whether a page of Hamamatsu's shows the slide through the lens. */
    static boolean isSlide(TiffDirectory directory) throws IOException {
        return !(directory.number(NDPI_LENS, 1) < 0);
    }
}
