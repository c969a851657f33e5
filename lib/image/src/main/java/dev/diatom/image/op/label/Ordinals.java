package dev.diatom.image.op.label;

import dev.diatom.image.PixelType;

/**
 * Pixel values as whole numbers of the same order, and back: what compares and never adds needs one loop for all types. The
 * number of a float is its bits, turned round where it is negative; -0 is 0, and NaN comes after all.
 *
 * @param type any but FLOAT64
 * @param falling whether the largest value has the smallest number
 * @param shift what is taken from each number; they wrap, so that 1 makes the smallest the largest
 */
record Ordinals(PixelType type, boolean falling, int shift) {
    /** Numbers of labels: 0, which is none, has the largest. */
    static final Ordinals LABELS = new Ordinals(PixelType.UINT32, false, 1);

    /** Numbers that are kept as they are. */
    static final Ordinals NUMBERS = new Ordinals(PixelType.INT32, false, 0);

    /** A mask's, 255 being larger than 0. */
    static final Ordinals MASK = new Ordinals(PixelType.UINT8, false, 0);

    /**
     * Numbers that grow with the values.
     *
     * @throws IllegalArgumentException if there are none for such values
     */
    static Ordinals rising(PixelType type) {
        return new Ordinals(type, false, 0);
    }

    /** Numbers that fall as values grow. */
    static Ordinals falling(PixelType type) {
        return new Ordinals(type, true, 0);
    }

    /** Turns pixels of an array into numbers. */
    void read(Object pixels, int at, int[] numbers, int to, int count) {
        int turn = falling ? -1 : 0;
        switch (type) {
            case UINT8 -> {
                byte[] bytes = (byte[]) pixels;
                for (int i = 0; i < count; i++) {
                    numbers[to + i] = (bytes[at + i] & 0xff) ^ turn;
                }
            }
            case INT8 -> {
                byte[] bytes = (byte[]) pixels;
                for (int i = 0; i < count; i++) {
                    numbers[to + i] = bytes[at + i] ^ turn;
                }
            }
            case UINT16 -> {
                short[] shorts = (short[]) pixels;
                for (int i = 0; i < count; i++) {
                    numbers[to + i] = (shorts[at + i] & 0xffff) ^ turn;
                }
            }
            case INT16 -> {
                short[] shorts = (short[]) pixels;
                for (int i = 0; i < count; i++) {
                    numbers[to + i] = shorts[at + i] ^ turn;
                }
            }
            case UINT32 -> {
                int[] ints = (int[]) pixels;
                for (int i = 0; i < count; i++) {
                    numbers[to + i] = (ints[at + i] ^ Integer.MIN_VALUE ^ turn) - shift;
                }
            }
            case INT32 -> {
                int[] ints = (int[]) pixels;
                for (int i = 0; i < count; i++) {
                    numbers[to + i] = ints[at + i] ^ turn;
                }
            }
            case FLOAT32 -> {
                float[] floats = (float[]) pixels;
                for (int i = 0; i < count; i++) {
                    numbers[to + i] = ofFloat(floats[at + i]) ^ turn;
                }
            }
            case FLOAT64 -> throw new IllegalArgumentException("no ordinals of " + type.label());
        }
    }

    /** Turns numbers back into pixels. */
    void write(int[] numbers, int at, Object pixels, int to, int count) {
        int turn = falling ? -1 : 0;
        switch (type) {
            case UINT8, INT8 -> {
                byte[] bytes = (byte[]) pixels;
                for (int i = 0; i < count; i++) {
                    bytes[to + i] = (byte) (numbers[at + i] ^ turn);
                }
            }
            case UINT16, INT16 -> {
                short[] shorts = (short[]) pixels;
                for (int i = 0; i < count; i++) {
                    shorts[to + i] = (short) (numbers[at + i] ^ turn);
                }
            }
            case UINT32 -> {
                int[] ints = (int[]) pixels;
                for (int i = 0; i < count; i++) {
                    ints[to + i] = (numbers[at + i] + shift) ^ turn ^ Integer.MIN_VALUE;
                }
            }
            case INT32 -> {
                int[] ints = (int[]) pixels;
                for (int i = 0; i < count; i++) {
                    ints[to + i] = numbers[at + i] ^ turn;
                }
            }
            case FLOAT32 -> {
                float[] floats = (float[]) pixels;
                for (int i = 0; i < count; i++) {
                    floats[to + i] = toFloat(numbers[at + i] ^ turn);
                }
            }
            case FLOAT64 -> throw new IllegalArgumentException("no ordinals of " + type.label());
        }
    }

    static int ofFloat(float value) {
        int bits = Float.floatToIntBits(value + 0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    static float toFloat(int number) {
        return Float.intBitsToFloat(number ^ ((number >> 31) & Integer.MAX_VALUE));
    }
}
