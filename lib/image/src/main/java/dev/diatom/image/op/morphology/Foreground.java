package dev.diatom.image.op.morphology;

/** Which pixels are not 0. NaN is not 0. */
final class Foreground {
    private Foreground() {}

    /** Writes 1 where a pixel of any type is not 0, and 0 elsewhere. */
    static void mark(Object pixels, int from, byte[] marks, int to, int count) {
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
                marks[to + i] = (byte) (floats[from + i] != 0 ? 1 : 0);
            }
        } else {
            var doubles = (double[]) pixels;
            for (int i = 0; i < count; i++) {
                marks[to + i] = (byte) (doubles[from + i] != 0 ? 1 : 0);
            }
        }
    }
}
