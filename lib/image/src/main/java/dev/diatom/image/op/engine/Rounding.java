package dev.diatom.image.op.engine;

import dev.diatom.image.PixelType;

/** Results of arithmetic as pixels: rounded half to even, saturating; NaN becomes 0 in an integer. */
public final class Rounding {
    /**
     * Added to a number of less than 2^22, it leaves the rounded integer in the lowest bits of the sum. The bits of positive
     * floats are in the order of their values, so that what is out of range can be told from the bits of the sum.
     */
    private static final float FLOAT_SHIFT = 0x1.8p23f;

    private static final int FLOAT_SHIFT_BITS = Float.floatToRawIntBits(FLOAT_SHIFT);
    private static final int INFINITY_BITS = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    private static final double DOUBLE_SHIFT = 0x1.8p52;

    private Rounding() {}

    /**
     * Rounds pixels of a working type.
     *
     * @param from INT32, FLOAT32 or FLOAT64, or the output type itself
     * @param in from index 0 on
     * @param out from index 0 on
     */
    public static void narrow(PixelType from, Object in, PixelType to, Object out, int count) {
        if (from == to) {
            System.arraycopy(in, 0, out, 0, count);
            return;
        }
        switch (from) {
            case INT32 -> fromInts((int[]) in, to, out, count);
            case FLOAT32 -> fromFloats((float[]) in, to, out, count);
            case FLOAT64 -> fromDoubles((double[]) in, to, out, count);
            default -> throw new IllegalArgumentException("not a working type: " + from.label());
        }
    }

    private static void fromInts(int[] in, PixelType to, Object out, int count) {
        int min = (int) Math.max(Integer.MIN_VALUE, to.min());
        int max = (int) Math.min(Integer.MAX_VALUE, to.max());
        switch (to) {
            case UINT8, INT8 -> {
                byte[] b = (byte[]) out;
                for (int i = 0; i < count; i++) {
                    b[i] = (byte) Math.max(min, Math.min(max, in[i]));
                }
            }
            case UINT16, INT16 -> {
                short[] b = (short[]) out;
                for (int i = 0; i < count; i++) {
                    b[i] = (short) Math.max(min, Math.min(max, in[i]));
                }
            }
            case UINT32 -> {
                int[] b = (int[]) out;
                for (int i = 0; i < count; i++) {
                    b[i] = Math.max(0, in[i]);
                }
            }
            case INT32 -> System.arraycopy(in, 0, out, 0, count);
            case FLOAT32 -> {
                float[] b = (float[]) out;
                for (int i = 0; i < count; i++) {
                    b[i] = in[i];
                }
            }
            case FLOAT64 -> {
                double[] b = (double[]) out;
                for (int i = 0; i < count; i++) {
                    b[i] = in[i];
                }
            }
        }
    }

    private static void fromFloats(float[] in, PixelType to, Object out, int count) {
        int min = FLOAT_SHIFT_BITS + (int) Math.max(to.min(), -0x1p22);
        int max = FLOAT_SHIFT_BITS + (int) Math.min(to.max(), 0x1p22);
        switch (to) {
            case UINT8, INT8 -> {
                byte[] b = (byte[]) out;
                for (int i = 0; i < count; i++) {
                    b[i] = (byte) rounded(in[i], min, max);
                }
            }
            case UINT16, INT16 -> {
                short[] b = (short[]) out;
                for (int i = 0; i < count; i++) {
                    b[i] = (short) rounded(in[i], min, max);
                }
            }
            case UINT32, INT32 -> {
                int[] b = (int[]) out;
                for (int i = 0; i < count; i++) {
                    b[i] = rounded(in[i], to.min(), to.max());
                }
            }
            case FLOAT32 -> System.arraycopy(in, 0, out, 0, count);
            case FLOAT64 -> {
                double[] b = (double[]) out;
                for (int i = 0; i < count; i++) {
                    b[i] = in[i];
                }
            }
        }
    }

    private static void fromDoubles(double[] in, PixelType to, Object out, int count) {
        double min = to.min();
        double max = to.max();
        switch (to) {
            case UINT8, INT8 -> {
                byte[] b = (byte[]) out;
                for (int i = 0; i < count; i++) {
                    b[i] = (byte) rounded(in[i], min, max);
                }
            }
            case UINT16, INT16 -> {
                short[] b = (short[]) out;
                for (int i = 0; i < count; i++) {
                    b[i] = (short) rounded(in[i], min, max);
                }
            }
            case UINT32, INT32 -> {
                int[] b = (int[]) out;
                for (int i = 0; i < count; i++) {
                    b[i] = rounded(in[i], min, max);
                }
            }
            case FLOAT32 -> {
                float[] b = (float[]) out;
                for (int i = 0; i < count; i++) {
                    b[i] = (float) in[i];
                }
            }
            case FLOAT64 -> System.arraycopy(in, 0, out, 0, count);
        }
    }

    /** Without a branch: limits are bits of the shifted sum, NaN lies above infinity. */
    private static int rounded(float value, int minBits, int maxBits) {
        int bits = Math.max(Float.floatToRawIntBits(value + FLOAT_SHIFT), minBits);
        int isNaN = (INFINITY_BITS - bits) >> 31;
        return (Math.min(bits, maxBits) - FLOAT_SHIFT_BITS) & ~isNaN;
    }

    private static int rounded(double value, double min, double max) {
        if (Double.isNaN(value)) {
            return 0;
        }
        double within = value < min ? min : value > max ? max : value;
        return (int) (Double.doubleToRawLongBits(within + DOUBLE_SHIFT) - Double.doubleToRawLongBits(DOUBLE_SHIFT));
    }
}
