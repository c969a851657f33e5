package dev.diatom.image.op.arithmetic;

import dev.diatom.image.PixelType;
import dev.diatom.image.op.engine.Convert;

/**
 * Rows of pixels as numbers of double precision, which hold every type's values exactly, and back: integers are rounded half to
 * even and saturate, and NaN becomes 0.
 */
public final class ValueRows {
    /** Added to a number of less than 2^51, it leaves the integer that is nearest, half to even, in the lowest bits of the sum. */
    private static final double SHIFT = 0x1.8p52;

    private ValueRows() {}

    /** Fills the first {@code count} numbers from the pixels from {@code start} on. */
    public static void load(PixelType type, Object pixels, int start, double[] values, int count) {
        Convert.widen(type, pixels, start, PixelType.FLOAT64, values, 0, count);
    }

    /**
     * Stores the first {@code count} numbers as the pixels from {@code start} on. The numbers are overwritten: for integers, passes
     * that each do one thing to all of them are twice as fast as one that does all.
     */
    public static void store(PixelType type, double[] values, Object pixels, int start, int count) {
        switch (type) {
            case FLOAT32 -> storeFloats(values, (float[]) pixels, start, count);
            case FLOAT64 -> System.arraycopy(values, 0, pixels, start, count);
            default -> {
                clamp(values, count, type.min(), type.max());
                round(values, count);
                if (pixels instanceof byte[] bytes) {
                    storeBytes(values, bytes, start, count);
                } else if (pixels instanceof short[] shorts) {
                    storeShorts(values, shorts, start, count);
                } else {
                    storeInts(values, (int[]) pixels, start, count);
                }
            }
        }
    }

    private static void storeFloats(double[] values, float[] pixels, int start, int count) {
        for (int i = 0; i < count; i++) {
            pixels[start + i] = (float) values[i];
        }
    }

    private static void clamp(double[] values, int count, double min, double max) {
        for (int i = 0; i < count; i++) {
            values[i] = Math.max(min, Math.min(max, values[i]));
        }
    }

    private static void round(double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = values[i] + SHIFT;
        }
    }

    /** All NaN are made one whose lowest bits are 0. */
    private static void storeBytes(double[] values, byte[] pixels, int start, int count) {
        for (int i = 0; i < count; i++) {
            pixels[start + i] = (byte) Double.doubleToLongBits(values[i]);
        }
    }

    private static void storeShorts(double[] values, short[] pixels, int start, int count) {
        for (int i = 0; i < count; i++) {
            pixels[start + i] = (short) Double.doubleToLongBits(values[i]);
        }
    }

    private static void storeInts(double[] values, int[] pixels, int start, int count) {
        for (int i = 0; i < count; i++) {
            pixels[start + i] = (int) Double.doubleToLongBits(values[i]);
        }
    }
}
