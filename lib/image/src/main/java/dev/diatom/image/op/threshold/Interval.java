package dev.diatom.image.op.threshold;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.PointOperator;
import dev.diatom.image.op.arithmetic.Numbers;

/**
 * The mask of the pixels from one value to another, both included. Nothing branches on a pixel, since noise makes branches
 * slow.
 *
 * @param label what it is called
 * @param min larger than {@code max} if no pixel is to be set
 */
public record Interval(String label, double min, double max) implements PointOperator {
    /** Further out than any integer, near enough for differences not to overflow. */
    private static final double FAR = 0x1p40;

    /** What is above a value, the value itself excluded. */
    public static Interval above(double value) {
        return after(Numbers.notNaN("a threshold", value), "above(" + Numbers.text(value) + ")");
    }

    /** The same under another name. */
    static Interval after(double value, String label) {
        return value == Double.POSITIVE_INFINITY
                ? new Interval(label, value, Double.NEGATIVE_INFINITY)
                : new Interval(label, Math.nextUp(value), Double.POSITIVE_INFINITY);
    }

    /** What is below a value, the value itself excluded. */
    public static Interval below(double value) {
        String label = "below(" + Numbers.text(Numbers.notNaN("a threshold", value)) + ")";
        return value == Double.NEGATIVE_INFINITY
                ? new Interval(label, Double.POSITIVE_INFINITY, value)
                : new Interval(label, Double.NEGATIVE_INFINITY, Math.nextDown(value));
    }

    /** What lies between two values, both included. */
    public static Interval between(double min, double max) {
        if (!(min <= max)) {
            throw new IllegalArgumentException("values lie between a smaller and a larger one, found "
                    + Numbers.text(min) + " and " + Numbers.text(max));
        }
        return new Interval("between(" + Numbers.text(min) + ", " + Numbers.text(max) + ")", min, max);
    }

    @Override
    public PixelType outputType(PixelType input) {
        return PixelType.UINT8;
    }

    @Override
    public Role outputRole(Role input) {
        return Role.MASK;
    }

    @Override
    public boolean dependsOnValueAlone() {
        return true;
    }

    @Override
    public RowFunction rowFunction(PixelType input) {
        long low = (long) Math.ceil(Math.max(-FAR, Math.min(FAR, min)));
        long high = (long) Math.floor(Math.max(-FAR, Math.min(FAR, max)));
        return switch (input) {
            case UINT8 -> (in, out, count) -> bytes((byte[]) in, 0xff, (byte[]) out, count, low, high);
            case INT8 -> (in, out, count) -> bytes((byte[]) in, -1, (byte[]) out, count, low, high);
            case UINT16 -> (in, out, count) -> shorts((short[]) in, 0xffff, (byte[]) out, count, low, high);
            case INT16 -> (in, out, count) -> shorts((short[]) in, -1, (byte[]) out, count, low, high);
            case UINT32 -> (in, out, count) -> ints((int[]) in, 0xffff_ffffL, (byte[]) out, count, low, high);
            case INT32 -> (in, out, count) -> ints((int[]) in, -1, (byte[]) out, count, low, high);
            case FLOAT32 -> (in, out, count) -> floats((float[]) in, (byte[]) out, count);
            case FLOAT64 -> (in, out, count) -> doubles((double[]) in, (byte[]) out, count);
        };
    }

    private static void bytes(byte[] in, int mask, byte[] out, int count, long low, long high) {
        for (int i = 0; i < count; i++) {
            out[i] = within(in[i] & mask, low, high);
        }
    }

    private static void shorts(short[] in, int mask, byte[] out, int count, long low, long high) {
        for (int i = 0; i < count; i++) {
            out[i] = within(in[i] & mask, low, high);
        }
    }

    private static void ints(int[] in, long mask, byte[] out, int count, long low, long high) {
        for (int i = 0; i < count; i++) {
            out[i] = within(in[i] & mask, low, high);
        }
    }

    /** Compares floats by their bits, brought into the order of their values; those of NaN lie outside of all others. */
    private void floats(float[] in, byte[] out, int count) {
        float lowest = (float) min;
        lowest = lowest < min ? Math.nextUp(lowest) : lowest;
        float highest = (float) max;
        highest = highest > max ? Math.nextDown(highest) : highest;
        long low = ordered(Float.floatToRawIntBits(lowest == 0 ? -0.0f : lowest));
        long high = ordered(Float.floatToRawIntBits(highest == 0 ? 0.0f : highest));
        for (int i = 0; i < count; i++) {
            out[i] = within(ordered(Float.floatToRawIntBits(in[i])), low, high);
        }
    }

    private static int ordered(int bits) {
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    private void doubles(double[] in, byte[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = (byte) (in[i] >= min && in[i] <= max ? 255 : 0);
        }
    }

    /** 255 or 0: of two differences neither is negative if the value lies within. */
    private static byte within(long value, long low, long high) {
        return (byte) ~(((value - low) | (high - value)) >> 63);
    }
}
