package dev.diatom.image.io.codec;

/** What each code of Y, Cb and Cr adds to red, green and blue. */
final class YCbCrTables {
    private static final int CODES = 256;
    private static final int HALF = 1 << 15;

    private final int[] luma = new int[CODES];
    private final int[] crRed = new int[CODES];
    private final int[] cbBlue = new int[CODES];
    /** Times 65536. */
    private final int[] cbGreen = new int[CODES];

    private final int[] crGreen = new int[CODES];

    YCbCrTables(YCbCr colours) {
        for (int code = 0; code < CODES; code++) {
            luma[code] = colours.luma(code);
            int cb = colours.cb(code);
            int cr = colours.cr(code);
            crRed[code] = (colours.crRed() * cr + HALF) >> 16;
            cbBlue[code] = (colours.cbBlue() * cb + HALF) >> 16;
            cbGreen[code] = HALF - colours.cbGreen() * cb;
            crGreen[code] = -colours.crGreen() * cr;
        }
    }

    /** Turns pixels of three bytes each into red, green and blue, where they stand. */
    void convert(byte[] pixels, int start, int count) {
        int end = start + 3 * count;
        for (int i = start; i < end; i += 3) {
            put(pixels[i], pixels[i + 1], pixels[i + 2], pixels, i);
        }
    }

    /** Puts the red, green and blue of one pixel. */
    void put(byte y, byte cb, byte cr, byte[] rgb, int at) {
        int light = luma[y & 0xff];
        int blue = cb & 0xff;
        int red = cr & 0xff;
        rgb[at] = clamped(light + crRed[red]);
        rgb[at + 1] = clamped(light + ((cbGreen[blue] + crGreen[red]) >> 16));
        rgb[at + 2] = clamped(light + cbBlue[blue]);
    }

    private static byte clamped(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
