package dev.diatom.image;

/** Pixel values as levels of brightness, 0 to 255, with one loop for each type of array. */
final class Levels {
    private static final int TOP = 255;
    private static final int WORDS = 1 << 16;

    /** Steps of brightness at which powers are taken once, for types that have too many values. */
    private static final int STEPS = 1 << 14;

    private final double black;
    private final double scale;
    private final double top;
    /** The levels of the steps; empty where they are the levels themselves. */
    private final byte[] powers;

    Levels(Tone tone) {
        black = tone.black();
        powers = tone.gamma() == 1 ? new byte[0] : powers(tone.gamma());
        top = tone.gamma() == 1 ? TOP : STEPS;
        scale = tone.black() == tone.white() ? 0 : top / (tone.white() - tone.black());
    }

    private static byte[] powers(double gamma) {
        var powers = new byte[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            powers[i] = (byte) (int) Math.rint(TOP * Math.pow((double) i / STEPS, gamma));
        }
        return powers;
    }

    /** The nearest level; NaN is black. */
    private byte of(double value) {
        int step = (int) Math.rint(Math.max(0, Math.min(top, (value - black) * scale)));
        return powers.length == 0 ? (byte) step : powers[step];
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
