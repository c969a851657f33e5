package dev.diatom.image.op;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;

/** The mask of the pixels strictly above a threshold. One loop a type, so that each is compiled for itself. */
record Above(double threshold) implements PointOperator {
    private static final byte SET = (byte) 255;

    Above {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("a threshold cannot be NaN");
        }
    }

    @Override
    public String label() {
        String text = String.valueOf(threshold);
        return "above(" + (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + ")";
    }

    @Override
    public PixelType outputType(PixelType input) {
        return PixelType.UINT8;
    }

    @Override
    public Role outputRole(Role input) {
        return Role.MASK;
    }

    /** An integer is above t exactly when it is above the largest integer that is not above t. */
    @Override
    public RowFunction rowFunction(PixelType input) {
        long limit = (long) Math.floor(threshold);
        return switch (input) {
            case UINT8 -> (in, out, count) -> bytes((byte[]) in, (byte[]) out, count, 0xff, limit);
            case INT8 -> (in, out, count) -> bytes((byte[]) in, (byte[]) out, count, -1, limit);
            case UINT16 -> (in, out, count) -> shorts((short[]) in, (byte[]) out, count, 0xffff, limit);
            case INT16 -> (in, out, count) -> shorts((short[]) in, (byte[]) out, count, -1, limit);
            case UINT32 -> (in, out, count) -> ints((int[]) in, (byte[]) out, count, 0xffff_ffffL, limit);
            case INT32 -> (in, out, count) -> ints((int[]) in, (byte[]) out, count, -1L, limit);
            case FLOAT32 -> (in, out, count) -> floats((float[]) in, (byte[]) out, count, threshold);
            case FLOAT64 -> (in, out, count) -> doubles((double[]) in, (byte[]) out, count, threshold);
        };
    }

    private static void bytes(byte[] in, byte[] out, int count, int mask, long threshold) {
        int limit = clampToInt(threshold);
        for (int i = 0; i < count; i++) {
            out[i] = (in[i] & mask) > limit ? SET : 0;
        }
    }

    private static void shorts(short[] in, byte[] out, int count, int mask, long threshold) {
        int limit = clampToInt(threshold);
        for (int i = 0; i < count; i++) {
            out[i] = (in[i] & mask) > limit ? SET : 0;
        }
    }

    private static void ints(int[] in, byte[] out, int count, long mask, long limit) {
        for (int i = 0; i < count; i++) {
            out[i] = (in[i] & mask) > limit ? SET : 0;
        }
    }

    private static void floats(float[] in, byte[] out, int count, double threshold) {
        for (int i = 0; i < count; i++) {
            out[i] = in[i] > threshold ? SET : 0;
        }
    }

    private static void doubles(double[] in, byte[] out, int count, double threshold) {
        for (int i = 0; i < count; i++) {
            out[i] = in[i] > threshold ? SET : 0;
        }
    }

    private static int clampToInt(long value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }
}
