package dev.diatom.image.op.engine;

/** Which pixels of a mask are set, for all operators: those that are neither 0 nor NaN. */
public final class Foreground {
    private Foreground() {}

    /** Whether a pixel of this value is set. */
    public static boolean isSet(double value) {
        return Math.abs(value) > 0;
    }

    /** Bytes that are 0 where a pixel is not set, and only there: the pixels themselves where those are bytes. */
    public static byte[] of(Object pixels, byte[] marks, int count) {
        if (pixels instanceof byte[] bytes) {
            return bytes;
        }
        mark(pixels, 0, marks, 0, count);
        return marks;
    }

    /** Writes 1 where a pixel of any type is set, and 0 elsewhere. */
    public static void mark(Object pixels, int from, byte[] marks, int to, int count) {
        if (pixels instanceof byte[] bytes) {
            for (int i = 0; i < count; i++) {
                marks[to + i] = (byte) (bytes[from + i] != 0 ? 1 : 0);
            }
        } else if (pixels instanceof short[] shorts) {
            for (int i = 0; i < count; i++) {
                marks[to + i] = (byte) (shorts[from + i] != 0 ? 1 : 0);
            }
        } else if (pixels instanceof int[] ints) {
            for (int i = 0; i < count; i++) {
                marks[to + i] = (byte) (ints[from + i] != 0 ? 1 : 0);
            }
        } else if (pixels instanceof float[] floats) {
            for (int i = 0; i < count; i++) {
                marks[to + i] = (byte) (Math.abs(floats[from + i]) > 0 ? 1 : 0);
            }
        } else {
            var doubles = (double[]) pixels;
            for (int i = 0; i < count; i++) {
                marks[to + i] = (byte) (Math.abs(doubles[from + i]) > 0 ? 1 : 0);
            }
        }
    }
}
