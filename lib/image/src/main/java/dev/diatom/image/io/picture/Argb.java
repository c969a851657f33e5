package dev.diatom.image.io.picture;

/** Colours of 8 bits in an {@code int}, as Java has them: {@code 0xaarrggbb}. */
final class Argb {
    static final int OPAQUE = 0xff000000;
    private static final int[] SHIFTS = {16, 8, 0, 24};

    private Argb() {}

    /** Takes colours apart into three or four channels, the fourth being opacity. */
    static void split(int[] colours, byte[] channels, int start, int channelStep, int count) {
        for (int c = 0; c < count; c++) {
            int at = start + c * channelStep;
            int shift = SHIFTS[c];
            for (int i = 0; i < colours.length; i++) {
                channels[at + i] = (byte) (colours[i] >>> shift);
            }
        }
    }
}
