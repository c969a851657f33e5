package dev.diatom.image;

import java.awt.Color;

/** One colour for each label, the same every time; numbers that follow each other differ most. 0 is black. */
final class LabelColors {
    /** Steps of the golden ratio keep hues apart, however many there are. */
    private static final double GOLDEN = 0.6180339887498949;

    private LabelColors() {}

    /** The colour as {@code 0xrrggbb}. */
    static int rgb(long label) {
        if (label == 0) {
            return 0;
        }
        double turns = label * GOLDEN;
        double saturation = 1 - 0.15 * Math.floorMod(label, 4);
        double brightness = 1 - 0.15 * Math.floorMod(label / 4, 3);
        return Color.HSBtoRGB((float) (turns - Math.floor(turns)), (float) saturation, (float) brightness) & 0xffffff;
    }
}
