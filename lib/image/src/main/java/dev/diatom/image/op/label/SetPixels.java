package dev.diatom.image.op.label;

import dev.diatom.image.PixelType;

/** Which pixels are set: those that are not 0. */
final class SetPixels {
    private SetPixels() {}

    /** Bytes that are 0 where a pixel is 0, and only there: the array itself where it is one of bytes. */
    static byte[] of(PixelType type, Object pixels, byte[] set, int count) {
        switch (type) {
            case UINT8, INT8 -> {
                return (byte[]) pixels;
            }
            case UINT16, INT16 -> {
                short[] shorts = (short[]) pixels;
                for (int i = 0; i < count; i++) {
                    set[i] = (byte) (shorts[i] == 0 ? 0 : 1);
                }
            }
            case UINT32, INT32 -> {
                int[] ints = (int[]) pixels;
                for (int i = 0; i < count; i++) {
                    set[i] = (byte) (ints[i] == 0 ? 0 : 1);
                }
            }
            case FLOAT32 -> {
                float[] floats = (float[]) pixels;
                for (int i = 0; i < count; i++) {
                    set[i] = (byte) (floats[i] == 0 ? 0 : 1);
                }
            }
            case FLOAT64 -> {
                double[] doubles = (double[]) pixels;
                for (int i = 0; i < count; i++) {
                    set[i] = (byte) (doubles[i] == 0 ? 0 : 1);
                }
            }
        }
        return set;
    }
}
