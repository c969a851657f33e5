package dev.diatom.ifcb;

import dev.diatom.image.MemoryImage;
import dev.diatom.image.ScaleBar;
import java.util.Arrays;

/** Puts a scale bar and its length below an image, in a white strip as wide as both need. */
final class ScaleStrip {
    /** A margin, the bar, a gap, the words, a margin. */
    static final int HEIGHT = 3 + 2 + 3 + Glyphs.HEIGHT + 3;

    private static final int MARGIN = 3;
    private static final int THICKNESS = 2;
    private static final byte WHITE = (byte) 255;

    private ScaleStrip() {}

    /** A plane of 8-bit grey levels of known pixel size with the strip; the image lies in its upper left corner. */
    static MemoryImage below(MemoryImage image) {
        int columns = (int) image.sizeX();
        int rows = (int) image.sizeY();
        var bar = ScaleBar.find(image.metadata().calibration(), columns).orElseThrow();
        var words = bar.toString();
        int width = Math.max(columns, 2 * MARGIN + Glyphs.width(words));
        int height = Math.addExact(rows, HEIGHT);
        var pixels = new byte[Math.multiplyExact(width, height)];
        Arrays.fill(pixels, WHITE);
        var source = (byte[]) image.pixels();
        for (int row = 0; row < rows; row++) {
            System.arraycopy(source, row * columns, pixels, row * width, columns);
        }
        int length = (int) Math.max(1, Math.round(bar.widthFraction() * columns));
        for (int row = rows + MARGIN; row < rows + MARGIN + THICKNESS; row++) {
            Arrays.fill(pixels, row * width + MARGIN, row * width + MARGIN + length, (byte) 0);
        }
        Glyphs.draw(words, pixels, width, MARGIN, rows + MARGIN + THICKNESS + MARGIN);
        return MemoryImage.of(pixels, width, height).withMetadata(image.metadata());
    }
}
