package dev.diatom.image.op.threshold;

import dev.diatom.image.PixelType;

/** Counts the 16 bits at one place of the keys that begin with any of some prefixes. */
final class DigitCounts implements BandPass.Gatherer {
    static final int DIGIT_BITS = 16;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int PIECE = 1024;

    private final OrderedKeys order;
    private final int shift;
    private final long[] prefixes;
    private final long[] keys = new long[PIECE];
    private final long[][] counts;

    DigitCounts(PixelType type, int shift, long... prefixes) {
        order = new OrderedKeys(type);
        this.shift = shift;
        this.prefixes = prefixes;
        counts = new long[prefixes.length][DIGITS];
    }

    @Override
    public void add(Object pixels, int count) {
        for (int start = 0; start < count; start += PIECE) {
            int found = order.of(pixels, start, Math.min(PIECE, count - start), keys);
            for (int p = 0; p < prefixes.length; p++) {
                count(found, prefixes[p], counts[p]);
            }
        }
    }

    @Override
    public long bytes() {
        return ((long) counts.length * DIGITS + PIECE) * Long.BYTES;
    }

    private void count(int found, long prefix, long[] digits) {
        for (int i = 0; i < found; i++) {
            // In two steps, since no shift is by 64 bits.
            if (keys[i] >>> shift >>> DIGIT_BITS == prefix) {
                digits[(int) (keys[i] >>> shift) & (DIGITS - 1)]++;
            }
        }
    }

    /** The counts of all together under one of the prefixes. */
    static long[] sum(Iterable<DigitCounts> parts, int prefix) {
        var sum = new long[DIGITS];
        for (var part : parts) {
            for (int i = 0; i < DIGITS; i++) {
                sum[i] += part.counts[prefix][i];
            }
        }
        return sum;
    }
}
