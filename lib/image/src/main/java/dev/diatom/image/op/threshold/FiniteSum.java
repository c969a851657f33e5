package dev.diatom.image.op.threshold;

import dev.diatom.image.PixelType;

/** Sums the pixels that are finite. */
final class FiniteSum extends ValuePieces {
    private final ExactSum sum = new ExactSum();
    private long count;

    FiniteSum(PixelType type) {
        super(type);
    }

    @Override
    void add(double[] values, int length) {
        for (int i = 0; i < length; i++) {
            if (Double.isFinite(values[i])) {
                count++;
                sum.add(values[i]);
            }
        }
    }

    /** The mean of all together; NaN if there is no pixel. */
    static double mean(Iterable<FiniteSum> parts) {
        var sum = new ExactSum();
        long count = 0;
        for (var part : parts) {
            sum.add(part.sum);
            count += part.count;
        }
        return count == 0 ? Double.NaN : sum.over(count);
    }
}
