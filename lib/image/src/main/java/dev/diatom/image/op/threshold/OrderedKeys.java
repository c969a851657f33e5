package dev.diatom.image.op.threshold;

import dev.diatom.image.PixelType;

/**
 * Pixels of 32 and 64 bits as unsigned numbers of as many bits that are in the order of their values; those that are NaN or
 * infinite lie outside.
 */
final class OrderedKeys {
    private final PixelType type;

    OrderedKeys(PixelType type) {
        this.type = type;
    }

    int bits() {
        return type.bytes() * Byte.SIZE;
    }

    /** Fills the keys of pixels that are finite from the start of an array; how many there are. */
    int of(Object pixels, int start, int count, long[] keys) {
        int found = 0;
        for (int i = start; i < start + count; i++) {
            switch (type) {
                case UINT32 -> keys[found++] = ((int[]) pixels)[i] & 0xffff_ffffL;
                case INT32 -> keys[found++] = (((int[]) pixels)[i] ^ Integer.MIN_VALUE) & 0xffff_ffffL;
                case FLOAT32 -> {
                    float value = ((float[]) pixels)[i];
                    if (Float.isFinite(value)) {
                        int bits = Float.floatToRawIntBits(value);
                        keys[found++] = (bits ^ ((bits >> 31) | Integer.MIN_VALUE)) & 0xffff_ffffL;
                    }
                }
                default -> {
                    double value = ((double[]) pixels)[i];
                    if (Double.isFinite(value)) {
                        long bits = Double.doubleToRawLongBits(value);
                        keys[found++] = bits ^ ((bits >> 63) | Long.MIN_VALUE);
                    }
                }
            }
        }
        return found;
    }

    /** The value of a key. */
    double value(long key) {
        return switch (type) {
            case UINT32 -> key;
            case INT32 -> (int) key ^ Integer.MIN_VALUE;
            case FLOAT32 -> {
                int bits = (int) key;
                yield Float.intBitsToFloat(bits < 0 ? bits ^ Integer.MIN_VALUE : ~bits);
            }
            default -> Double.longBitsToDouble(key < 0 ? key ^ Long.MIN_VALUE : ~key);
        };
    }
}
