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
        int[] light = luma;
        int[] addRed = crRed;
        int[] addBlue = cbBlue;
        int[] addGreenOfCb = cbGreen;
        int[] addGreenOfCr = crGreen;
        int end = start + 3 * count;
        for (int i = start; i < end; i += 3) {
            int y = light[pixels[i] & 0xff];
            int cb = pixels[i + 1] & 0xff;
            int cr = pixels[i + 2] & 0xff;
            pixels[i] = clamped(y + addRed[cr]);
            pixels[i + 1] = clamped(y + ((addGreenOfCb[cb] + addGreenOfCr[cr]) >> 16));
            pixels[i + 2] = clamped(y + addBlue[cb]);
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
        // Most are within: one test is enough.
        return (byte) ((value & ~0xff) == 0 ? value : ~value >> 31);
    }
}
