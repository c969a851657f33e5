package dev.diatom.image.op.measure;

import dev.diatom.image.PixelType;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The values of given ranks, exactly: values become whole numbers in the same order, of which pass by pass sixteen bits more
 * are known; those that begin alike are counted by their next sixteen bits.
 */
public final class Quantiles {
    private static final int DIGIT_BITS = 16;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private final ValueBands bands;
    private final PixelType type;
    private final int bits;

    private Quantiles(ValueBands bands) {
        this.bands = bands;
        this.type = bands.work().form().type();
        this.bits = Math.max(DIGIT_BITS, type.bytes() * Byte.SIZE);
    }

    /** One value a quantile; between two values in proportion, as NumPy's {@code linear} has it. NaN where there are none. */
    public static double[] of(ValueBands bands, double... quantiles) {
        var all = new Quantiles(bands);
        var top = all.count(all.bits - DIGIT_BITS, new long[1]);
        long total = Arrays.stream(top[0]).sum();
        var values = new double[quantiles.length];
        if (total == 0) {
            Arrays.fill(values, Double.NaN);
            return values;
        }
        long room = bands.work().memoryBudget() / 2 / ((bands.work().threads() + 1L) * DIGITS * Long.BYTES);
        int together = (int) Math.max(1, Math.min(quantiles.length, room / 2));
        for (int from = 0; from < quantiles.length; from += together) {
            int to = Math.min(quantiles.length, from + together);
            all.find(Arrays.copyOfRange(quantiles, from, to), top[0], total, values, from);
        }
        return values;
    }

    private void find(double[] quantiles, long[] top, long total, double[] values, int at) {
        var ranks = new long[2 * quantiles.length];
        for (int i = 0; i < quantiles.length; i++) {
            double position = quantiles[i] * (total - 1);
            ranks[2 * i] = (long) Math.floor(position);
            ranks[2 * i + 1] = (long) Math.ceil(position);
        }
        long[] keys = keys(ranks, top);
        for (int i = 0; i < quantiles.length; i++) {
            double below = value(keys[2 * i]);
            double above = value(keys[2 * i + 1]);
            double position = quantiles[i] * (total - 1);
            double share = position - Math.floor(position);
            values[at + i] = below == above
                    ? below
                    : share < 0.5 ? below + (above - below) * share : above - (above - below) * (1 - share);
        }
    }

    /** The keys of these ranks, which are used up. */
    private long[] keys(long[] ranks, long[] top) {
        var keys = new long[ranks.length];
        for (int i = 0; i < keys.length; i++) {
            advance(keys, ranks, i, top);
        }
        for (int shift = bits - 2 * DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
            long[] prefixes = Arrays.stream(keys).sorted().distinct().toArray();
            long[][] counts = count(shift, prefixes);
            for (int i = 0; i < keys.length; i++) {
                advance(keys, ranks, i, counts[Arrays.binarySearch(prefixes, keys[i])]);
            }
        }
        return keys;
    }

    /** Adds the digit at which a rank lies to its key; the rank counts from that digit on then. */
    private static void advance(long[] keys, long[] ranks, int i, long[] counts) {
        int digit = 0;
        while (ranks[i] >= counts[digit]) {
            ranks[i] -= counts[digit];
            digit++;
        }
        keys[i] = keys[i] << DIGIT_BITS | digit;
    }

    /** Of the values that begin with each prefix, how many go on with each digit. */
    private long[][] count(int shift, long[] prefixes) {
        var parts = new ConcurrentLinkedQueue<long[][]>();
        bands.look("quantiles", () -> {
            var counts = new long[prefixes.length][DIGITS];
            parts.add(counts);
            return new ValueBands.Looker() {
                @Override
                public void look(double[] values, int length) {
                    count(values, length, shift, prefixes, counts);
                }

                @Override
                public void add() {}
            };
        });
        var all = new long[prefixes.length][DIGITS];
        for (var part : parts) {
            for (int group = 0; group < all.length; group++) {
                for (int digit = 0; digit < DIGITS; digit++) {
                    all[group][digit] += part[group][digit];
                }
            }
        }
        return all;
    }

    private void count(double[] values, int length, int shift, long[] prefixes, long[][] counts) {
        boolean isFirst = shift == bits - DIGIT_BITS;
        for (int i = 0; i < length; i++) {
            if (!Double.isNaN(values[i])) {
                long key = key(values[i]);
                int group = isFirst ? 0 : Arrays.binarySearch(prefixes, key >>> (shift + DIGIT_BITS));
                if (group >= 0) {
                    counts[group][(int) (key >>> shift) & (DIGITS - 1)]++;
                }
            }
        }
    }

    /** A number of so many bits, larger for larger values. -0 is 0. */
    private long key(double value) {
        return switch (type) {
            case UINT8, UINT16, UINT32 -> (long) value;
            case INT8, INT16 -> (long) value - Short.MIN_VALUE;
            case INT32 -> (long) value - Integer.MIN_VALUE;
            case FLOAT32 -> {
                int raw = Float.floatToRawIntBits((float) (value + 0.0));
                yield (raw ^ (raw >> 31 | Integer.MIN_VALUE)) & 0xffff_ffffL;
            }
            case FLOAT64 -> {
                long raw = Double.doubleToRawLongBits(value + 0.0);
                yield raw ^ (raw >> 63 | Long.MIN_VALUE);
            }
        };
    }

    private double value(long key) {
        return switch (type) {
            case UINT8, UINT16, UINT32 -> key;
            case INT8, INT16 -> key + Short.MIN_VALUE;
            case INT32 -> key + Integer.MIN_VALUE;
            case FLOAT32 -> Float.intBitsToFloat((int) key < 0 ? (int) key ^ Integer.MIN_VALUE : ~(int) key);
            case FLOAT64 -> Double.longBitsToDouble(key < 0 ? key ^ Long.MIN_VALUE : ~key);
        };
    }
}
