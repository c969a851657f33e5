package dev.diatom.image.op.arithmetic;

import dev.diatom.image.PixelType;

/**
 * Rows of pixels as numbers of double precision, which hold every type's values exactly, and back: integers are rounded half to
 * even and saturate, and NaN becomes 0. One loop a type, so that each is compiled for itself.
 */
public final class ValueRows {
    private ValueRows() {}

    /** Fills the first {@code count} numbers from the pixels from {@code start} on. */
    public static void load(PixelType type, Object pixels, int start, double[] values, int count) {
        switch (type) {
            case UINT8 -> loadBytes((byte[]) pixels, start, values, count);
            case INT8 -> loadSignedBytes((byte[]) pixels, start, values, count);
            case UINT16 -> loadShorts((short[]) pixels, start, values, count);
            case INT16 -> loadSignedShorts((short[]) pixels, start, values, count);
            case UINT32 -> loadInts((int[]) pixels, start, values, count);
            case INT32 -> loadSignedInts((int[]) pixels, start, values, count);
            case FLOAT32 -> loadFloats((float[]) pixels, start, values, count);
            case FLOAT64 -> System.arraycopy(pixels, start, values, 0, count);
        }
    }

    private static void loadBytes(byte[] pixels, int start, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = pixels[start + i] & 0xff;
        }
    }

    private static void loadSignedBytes(byte[] pixels, int start, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = pixels[start + i];
        }
    }

    private static void loadShorts(short[] pixels, int start, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = pixels[start + i] & 0xffff;
        }
    }

    private static void loadSignedShorts(short[] pixels, int start, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = pixels[start + i];
        }
    }

    private static void loadInts(int[] pixels, int start, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = pixels[start + i] & 0xffff_ffffL;
        }
    }

    private static void loadSignedInts(int[] pixels, int start, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = pixels[start + i];
        }
    }

    private static void loadFloats(float[] pixels, int start, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = pixels[start + i];
        }
    }

    /** Stores the first {@code count} numbers as the pixels from {@code start} on. */
    public static void store(PixelType type, double[] values, Object pixels, int start, int count) {
        switch (type) {
            case UINT8, INT8 -> storeBytes(values, (byte[]) pixels, start, count, (int) type.min(), (int) type.max());
            case UINT16, INT16 ->
                storeShorts(values, (short[]) pixels, start, count, (int) type.min(), (int) type.max());
            case UINT32 -> storeInts(values, (int[]) pixels, start, count);
            case INT32 -> storeSignedInts(values, (int[]) pixels, start, count);
            case FLOAT32 -> storeFloats(values, (float[]) pixels, start, count);
            case FLOAT64 -> System.arraycopy(values, 0, pixels, start, count);
        }
    }

    private static void storeBytes(double[] values, byte[] pixels, int start, int count, int min, int max) {
        for (int i = 0; i < count; i++) {
            pixels[start + i] = (byte) Math.max(min, Math.min(max, (int) Math.rint(values[i])));
        }
    }

    private static void storeShorts(double[] values, short[] pixels, int start, int count, int min, int max) {
        for (int i = 0; i < count; i++) {
            pixels[start + i] = (short) Math.max(min, Math.min(max, (int) Math.rint(values[i])));
        }
    }

    private static void storeInts(double[] values, int[] pixels, int start, int count) {
        for (int i = 0; i < count; i++) {
            pixels[start + i] = (int) Math.max(0, Math.min(0xffff_ffffL, (long) Math.rint(values[i])));
        }
    }

    /** The cast saturates by itself. */
    private static void storeSignedInts(double[] values, int[] pixels, int start, int count) {
        for (int i = 0; i < count; i++) {
            pixels[start + i] = (int) Math.rint(values[i]);
        }
    }

    private static void storeFloats(double[] values, float[] pixels, int start, int count) {
        for (int i = 0; i < count; i++) {
            pixels[start + i] = (float) values[i];
        }
    }
}
