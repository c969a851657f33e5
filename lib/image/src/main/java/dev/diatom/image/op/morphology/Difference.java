package dev.diatom.image.op.morphology;

import dev.diatom.image.PixelType;

/** What is left of one row of pixels without another: as far as the type goes, which for unsigned ones ends at 0. */
final class Difference {
    private Difference() {}

    /** Takes the first pixels of {@code other} away from those of {@code from}. */
    static void take(PixelType type, Object other, Object from, int count) {
        switch (type) {
            case UINT8 -> bytes((byte[]) other, (byte[]) from, count, 0xff, 0, 0xff);
            case INT8 -> bytes((byte[]) other, (byte[]) from, count, -1, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case UINT16 -> shorts((short[]) other, (short[]) from, count, 0xffff, 0, 0xffff);
            case INT16 -> shorts((short[]) other, (short[]) from, count, -1, Short.MIN_VALUE, Short.MAX_VALUE);
            case UINT32 -> ints((int[]) other, (int[]) from, count, 0xffff_ffffL, 0, 0xffff_ffffL);
            case INT32 -> ints((int[]) other, (int[]) from, count, -1L, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case FLOAT32 -> floats((float[]) other, (float[]) from, count);
            case FLOAT64 -> doubles((double[]) other, (double[]) from, count);
        }
    }

    private static void bytes(byte[] other, byte[] from, int count, int bits, int least, int most) {
        for (int i = 0; i < count; i++) {
            int value = (from[i] & bits) - (other[i] & bits);
            from[i] = (byte) Math.max(least, Math.min(most, value));
        }
    }

    private static void shorts(short[] other, short[] from, int count, int bits, int least, int most) {
        for (int i = 0; i < count; i++) {
            int value = (from[i] & bits) - (other[i] & bits);
            from[i] = (short) Math.max(least, Math.min(most, value));
        }
    }

    private static void ints(int[] other, int[] from, int count, long bits, long least, long most) {
        for (int i = 0; i < count; i++) {
            long value = (from[i] & bits) - (other[i] & bits);
            from[i] = (int) Math.max(least, Math.min(most, value));
        }
    }

    private static void floats(float[] other, float[] from, int count) {
        for (int i = 0; i < count; i++) {
            from[i] -= other[i];
        }
    }

    private static void doubles(double[] other, double[] from, int count) {
        for (int i = 0; i < count; i++) {
            from[i] -= other[i];
        }
    }
}
