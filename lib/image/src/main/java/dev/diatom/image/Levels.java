package dev.diatom.image;

/** Pixel values as levels of brightness, 0 to 255, with one loop for each type of array. */
final class Levels {
    private static final int TOP = 255;
    private static final int WORDS = 1 << 16;

    private final double black;
    private final double scale;

    /** Levels between the value that is black and the one that is white; a black above the white gives a negative. */
    Levels(double black, double white) {
        this.black = black;
        this.scale = black == white ? 0 : TOP / (white - black);
    }

    /** The nearest level; NaN is black. */
    private byte of(double value) {
        return (byte) (int) Math.rint(Math.max(0, Math.min(TOP, (value - black) * scale)));
    }

    /** The levels of pixels that stand one after another in an array. */
    byte[] of(PixelType type, Object pixels, int start, int count) {
        var levels = new byte[count];
        switch (type) {
            case UINT8, INT8 -> {
                var table = table(type, 1 << 8);
                var values = (byte[]) pixels;
                for (int i = 0; i < count; i++) {
                    levels[i] = table[values[start + i] & 0xff];
                }
            }
            case UINT16, INT16 -> {
                var table = table(type, WORDS);
                var values = (short[]) pixels;
                for (int i = 0; i < count; i++) {
                    levels[i] = table[values[start + i] & 0xffff];
                }
            }
            case UINT32 -> {
                var values = (int[]) pixels;
                for (int i = 0; i < count; i++) {
                    levels[i] = of((double) (values[start + i] & 0xffff_ffffL));
                }
            }
            case INT32 -> {
                var values = (int[]) pixels;
                for (int i = 0; i < count; i++) {
                    levels[i] = of(values[start + i]);
                }
            }
            case FLOAT32 -> {
                var values = (float[]) pixels;
                for (int i = 0; i < count; i++) {
                    levels[i] = of(values[start + i]);
                }
            }
            case FLOAT64 -> {
                var values = (double[]) pixels;
                for (int i = 0; i < count; i++) {
                    levels[i] = of(values[start + i]);
                }
            }
        }
        return levels;
    }

    /** The level of every bit pattern of a small integer type. */
    private byte[] table(PixelType type, int size) {
        var table = new byte[size];
        for (int i = 0; i < size; i++) {
            table[i] = of(type == PixelType.INT8 ? (byte) i : type == PixelType.INT16 ? (short) i : i);
        }
        return table;
    }
}
