package dev.diatom.image.op.engine;

/** Looks up the results of pixels of 8 or 16 bits, whatever their signs, in tables with an entry for each pattern of bits. */
final class Lookup {
    private Lookup() {}

    static void apply(Object in, Object table, Object out, int count) {
        if (in instanceof byte[] bytes) {
            ofBytes(bytes, table, out, count);
        } else {
            ofShorts((short[]) in, table, out, count);
        }
    }

    private static void ofBytes(byte[] in, Object table, Object out, int count) {
        if (out instanceof byte[] bytes) {
            bytesOfBytes(in, (byte[]) table, bytes, count);
        } else if (out instanceof short[] shorts) {
            shortsOfBytes(in, (short[]) table, shorts, count);
        } else if (out instanceof int[] ints) {
            intsOfBytes(in, (int[]) table, ints, count);
        } else if (out instanceof float[] floats) {
            floatsOfBytes(in, (float[]) table, floats, count);
        } else {
            doublesOfBytes(in, (double[]) table, (double[]) out, count);
        }
    }

    private static void ofShorts(short[] in, Object table, Object out, int count) {
        if (out instanceof byte[] bytes) {
            bytesOfShorts(in, (byte[]) table, bytes, count);
        } else if (out instanceof short[] shorts) {
            shortsOfShorts(in, (short[]) table, shorts, count);
        } else if (out instanceof int[] ints) {
            intsOfShorts(in, (int[]) table, ints, count);
        } else if (out instanceof float[] floats) {
            floatsOfShorts(in, (float[]) table, floats, count);
        } else {
            doublesOfShorts(in, (double[]) table, (double[]) out, count);
        }
    }

    private static void bytesOfBytes(byte[] in, byte[] table, byte[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = table[in[i] & 0xff];
        }
    }

    private static void shortsOfBytes(byte[] in, short[] table, short[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = table[in[i] & 0xff];
        }
    }

    private static void intsOfBytes(byte[] in, int[] table, int[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = table[in[i] & 0xff];
        }
    }

    private static void floatsOfBytes(byte[] in, float[] table, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = table[in[i] & 0xff];
        }
    }

    private static void doublesOfBytes(byte[] in, double[] table, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = table[in[i] & 0xff];
        }
    }

    private static void bytesOfShorts(short[] in, byte[] table, byte[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = table[in[i] & 0xffff];
        }
    }

    private static void shortsOfShorts(short[] in, short[] table, short[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = table[in[i] & 0xffff];
        }
    }

    private static void intsOfShorts(short[] in, int[] table, int[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = table[in[i] & 0xffff];
        }
    }

    private static void floatsOfShorts(short[] in, float[] table, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = table[in[i] & 0xffff];
        }
    }

    private static void doublesOfShorts(short[] in, double[] table, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = table[in[i] & 0xffff];
        }
    }
}
