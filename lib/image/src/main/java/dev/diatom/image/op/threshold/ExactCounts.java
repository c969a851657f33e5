package dev.diatom.image.op.threshold;

import dev.diatom.image.PixelType;

/** How many pixels have each value of a type of up to 16 bits. */
final class ExactCounts implements BandPass.Gatherer {
    /** Of each pattern of bits. */
    private final long[] counts;

    private final boolean signed;

    ExactCounts(PixelType type) {
        signed = type.min() < 0;
        counts = new long[1 << (type.bytes() * Byte.SIZE)];
    }

    @Override
    public void add(Object pixels, int count) {
        if (pixels instanceof byte[] bytes) {
            for (int i = 0; i < count; i++) {
                counts[bytes[i] & 0xff]++;
            }
        } else {
            short[] shorts = (short[]) pixels;
            for (int i = 0; i < count; i++) {
                counts[shorts[i] & 0xffff]++;
            }
        }
    }

    @Override
    public long bytes() {
        return (long) counts.length * Long.BYTES;
    }

    /** The counts of all together, the smallest value first. */
    static long[] sorted(Iterable<ExactCounts> parts, PixelType type) {
        var sorted = new long[1 << (type.bytes() * Byte.SIZE)];
        for (var part : parts) {
            int turn = part.signed ? sorted.length / 2 : 0;
            for (int i = 0; i < sorted.length; i++) {
                sorted[i ^ turn] += part.counts[i];
            }
        }
        return sorted;
    }
}
