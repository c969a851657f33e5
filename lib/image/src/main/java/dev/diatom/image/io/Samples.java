package dev.diatom.image.io;

import dev.diatom.image.PixelType;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;

/**
 * Pixel arrays: {@code byte[]}, {@code short[]}, {@code int[]}, {@code float[]} or {@code double[]}, by pixel type.
 * Unsigned values are kept in the signed array of their width.
 */
public final class Samples {
    private Samples() {}

    /** A new array of zeros. */
    public static Object allocate(PixelType type, int length) {
        return switch (type) {
            case UINT8, INT8 -> new byte[length];
            case UINT16, INT16 -> new short[length];
            case UINT32, INT32 -> new int[length];
            case FLOAT32 -> new float[length];
            case FLOAT64 -> new double[length];
        };
    }

    /** Whether the object is an array of the class that holds this type. */
    public static boolean fits(PixelType type, Object array) {
        return allocate(type, 0).getClass() == array.getClass();
    }

    /** The length of any pixel array. */
    public static int length(Object array) {
        return Array.getLength(array);
    }

    /** One value, never negative for an unsigned type. */
    public static double get(PixelType type, Object array, int index) {
        return switch (type) {
            case UINT8 -> ((byte[]) array)[index] & 0xff;
            case INT8 -> ((byte[]) array)[index];
            case UINT16 -> ((short[]) array)[index] & 0xffff;
            case INT16 -> ((short[]) array)[index];
            case UINT32 -> ((int[]) array)[index] & 0xffff_ffffL;
            case INT32 -> ((int[]) array)[index];
            case FLOAT32 -> ((float[]) array)[index];
            case FLOAT64 -> ((double[]) array)[index];
        };
    }

    /** The value that the lowest bits stand for, never negative for an unsigned type. */
    static double fromBits(PixelType type, long bits) {
        return switch (type) {
            case UINT8 -> bits & 0xff;
            case INT8 -> (byte) bits;
            case UINT16 -> bits & 0xffff;
            case INT16 -> (short) bits;
            case UINT32 -> bits & 0xffff_ffffL;
            case INT32 -> (int) bits;
            case FLOAT32 -> Float.intBitsToFloat((int) bits);
            case FLOAT64 -> Double.longBitsToDouble(bits);
        };
    }

    /** The bits of a value; integers are rounded half to even and saturate, NaN becomes 0. */
    static long toBits(PixelType type, double value) {
        return switch (type) {
            case UINT8, INT8, UINT16, INT16, UINT32, INT32 -> toInteger(type, value);
            case FLOAT32 -> Float.floatToRawIntBits((float) value);
            case FLOAT64 -> Double.doubleToRawLongBits(value);
        };
    }

    /** Stores one value; integers are rounded half to even and saturate, NaN becomes 0. */
    public static void set(PixelType type, Object array, int index, double value) {
        switch (type) {
            case UINT8, INT8 -> ((byte[]) array)[index] = (byte) toInteger(type, value);
            case UINT16, INT16 -> ((short[]) array)[index] = (short) toInteger(type, value);
            case UINT32, INT32 -> ((int[]) array)[index] = (int) toInteger(type, value);
            case FLOAT32 -> ((float[]) array)[index] = (float) value;
            case FLOAT64 -> ((double[]) array)[index] = value;
        }
    }

    private static long toInteger(PixelType type, double value) {
        return (long) Math.rint(Math.max(type.min(), Math.min(type.max(), value)));
    }

    /** Fills {@code count} values of the array from the buffer, in the buffer's position and byte order. */
    public static void decode(PixelType type, ByteBuffer from, Object array, int start, int count) {
        switch (type) {
            case UINT8, INT8 -> from.get((byte[]) array, start, count);
            case UINT16, INT16 -> from.asShortBuffer().get((short[]) array, start, count);
            case UINT32, INT32 -> from.asIntBuffer().get((int[]) array, start, count);
            case FLOAT32 -> from.asFloatBuffer().get((float[]) array, start, count);
            case FLOAT64 -> from.asDoubleBuffer().get((double[]) array, start, count);
        }
    }

    /**
     * Fills {@code count} values of the array, {@code toStride} apart, from values that stand {@code byteStride} bytes
     * apart in the buffer, from its byte {@code byteIndex} on.
     */
    static void gather(
            PixelType type,
            ByteBuffer from,
            int byteIndex,
            int byteStride,
            Object array,
            int start,
            int toStride,
            int count) {
        if (byteStride == type.bytes() && toStride == 1) {
            decode(type, from.position(byteIndex), array, start, count);
            return;
        }
        int end = start + count * toStride;
        int at = byteIndex;
        switch (type) {
            case UINT8, INT8 -> {
                byte[] to = (byte[]) array;
                for (int i = start; i < end; i += toStride, at += byteStride) {
                    to[i] = from.get(at);
                }
            }
            case UINT16, INT16 -> {
                short[] to = (short[]) array;
                for (int i = start; i < end; i += toStride, at += byteStride) {
                    to[i] = from.getShort(at);
                }
            }
            case UINT32, INT32 -> {
                int[] to = (int[]) array;
                for (int i = start; i < end; i += toStride, at += byteStride) {
                    to[i] = from.getInt(at);
                }
            }
            case FLOAT32 -> {
                float[] to = (float[]) array;
                for (int i = start; i < end; i += toStride, at += byteStride) {
                    to[i] = from.getFloat(at);
                }
            }
            case FLOAT64 -> {
                double[] to = (double[]) array;
                for (int i = start; i < end; i += toStride, at += byteStride) {
                    to[i] = from.getDouble(at);
                }
            }
        }
    }

    /** Copies samples from one array to another of the same class, from these first indexes on. */
    public static void copy(Strides strides, Object from, long fromIndex, Object to, long toIndex) {
        strides.forEachRun(
                fromIndex,
                toIndex,
                (fromAt, fromStride, toAt, toStride, count) ->
                        copyRun(from, (int) fromAt, (int) fromStride, to, (int) toAt, (int) toStride, (int) count));
    }

    private static void copyRun(Object from, int fromAt, int fromStride, Object to, int toAt, int toStride, int count) {
        if (fromStride == 1 && toStride == 1) {
            System.arraycopy(from, fromAt, to, toAt, count);
        } else if (from instanceof byte[] bytes) {
            byte[] out = (byte[]) to;
            for (int i = 0; i < count; i++) {
                out[toAt + i * toStride] = bytes[fromAt + i * fromStride];
            }
        } else if (from instanceof short[] shorts) {
            short[] out = (short[]) to;
            for (int i = 0; i < count; i++) {
                out[toAt + i * toStride] = shorts[fromAt + i * fromStride];
            }
        } else if (from instanceof int[] ints) {
            int[] out = (int[]) to;
            for (int i = 0; i < count; i++) {
                out[toAt + i * toStride] = ints[fromAt + i * fromStride];
            }
        } else if (from instanceof float[] floats) {
            float[] out = (float[]) to;
            for (int i = 0; i < count; i++) {
                out[toAt + i * toStride] = floats[fromAt + i * fromStride];
            }
        } else {
            double[] doubles = (double[]) from;
            double[] out = (double[]) to;
            for (int i = 0; i < count; i++) {
                out[toAt + i * toStride] = doubles[fromAt + i * fromStride];
            }
        }
    }

    /** Puts {@code count} values of the array into the buffer, in its byte order, and moves its position past them. */
    public static void encode(PixelType type, Object array, int start, int count, ByteBuffer to) {
        switch (type) {
            case UINT8, INT8 -> to.put((byte[]) array, start, count);
            case UINT16, INT16 -> to.asShortBuffer().put((short[]) array, start, count);
            case UINT32, INT32 -> to.asIntBuffer().put((int[]) array, start, count);
            case FLOAT32 -> to.asFloatBuffer().put((float[]) array, start, count);
            case FLOAT64 -> to.asDoubleBuffer().put((double[]) array, start, count);
        }
        if (type.bytes() > 1) {
            to.position(to.position() + count * type.bytes());
        }
    }
}
