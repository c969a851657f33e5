package dev.diatom.image.op.engine;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;

/** Runs of pixels from one type to another. Loops of one type each, so that each is compiled for itself. */
public final class Convert {
    /** Its lowest bits are those of an integer that is added to it; faster than a conversion (0.4 in place of 0.6 ns). */
    private static final float SHIFT = 0x1p23f;

    private static final int SHIFT_BITS = Float.floatToRawIntBits(SHIFT);

    private Convert() {}

    /** Copies pixels into an array of their own type, or of a working type that holds each of them exactly or rounded to float. */
    public static void widen(PixelType from, Object in, int inAt, PixelType to, Object out, int outAt, int count) {
        if (from == to) {
            System.arraycopy(in, inAt, out, outAt, count);
            return;
        }
        switch (to) {
            case INT32 -> toInts(from, in, inAt, (int[]) out, outAt, count);
            case FLOAT32 -> toFloats(from, in, inAt, (float[]) out, outAt, count);
            case FLOAT64 -> toDoubles(from, in, inAt, (double[]) out, outAt, count);
            default -> throw new IllegalArgumentException("not a working type: " + to.label());
        }
    }

    private static void toInts(PixelType from, Object in, int inAt, int[] out, int outAt, int count) {
        switch (from) {
            case UINT8 -> {
                byte[] a = (byte[]) in;
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = a[inAt + i] & 0xff;
                }
            }
            case INT8 -> {
                byte[] a = (byte[]) in;
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = a[inAt + i];
                }
            }
            case UINT16 -> {
                short[] a = (short[]) in;
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = a[inAt + i] & 0xffff;
                }
            }
            case INT16 -> {
                short[] a = (short[]) in;
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = a[inAt + i];
                }
            }
            default -> throw new IllegalArgumentException(from.label() + " does not fit int32");
        }
    }

    private static void toFloats(PixelType from, Object in, int inAt, float[] out, int outAt, int count) {
        switch (from) {
            case UINT8 -> {
                byte[] a = (byte[]) in;
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = Float.intBitsToFloat(SHIFT_BITS | (a[inAt + i] & 0xff));
                }
                unshift(out, outAt, count);
            }
            case INT8 -> {
                byte[] a = (byte[]) in;
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = a[inAt + i];
                }
            }
            case UINT16 -> {
                short[] a = (short[]) in;
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = Float.intBitsToFloat(SHIFT_BITS | (a[inAt + i] & 0xffff));
                }
                unshift(out, outAt, count);
            }
            case INT16 -> {
                short[] a = (short[]) in;
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = a[inAt + i];
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = (float) Samples.get(from, in, inAt + i);
                }
            }
        }
    }

    private static void unshift(float[] out, int outAt, int count) {
        for (int i = 0; i < count; i++) {
            out[outAt + i] -= SHIFT;
        }
    }

    private static void toDoubles(PixelType from, Object in, int inAt, double[] out, int outAt, int count) {
        switch (from) {
            case UINT8 -> {
                byte[] a = (byte[]) in;
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = a[inAt + i] & 0xff;
                }
            }
            case INT8 -> {
                byte[] a = (byte[]) in;
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = a[inAt + i];
                }
            }
            case UINT16 -> {
                short[] a = (short[]) in;
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = a[inAt + i] & 0xffff;
                }
            }
            case INT16 -> {
                short[] a = (short[]) in;
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = a[inAt + i];
                }
            }
            case UINT32 -> {
                int[] a = (int[]) in;
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = a[inAt + i] & 0xffff_ffffL;
                }
            }
            case INT32 -> {
                int[] a = (int[]) in;
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = a[inAt + i];
                }
            }
            case FLOAT32 -> {
                float[] a = (float[]) in;
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = a[inAt + i];
                }
            }
            case FLOAT64 -> System.arraycopy(in, inAt, out, outAt, count);
        }
    }
}
