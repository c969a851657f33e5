package dev.diatom.image.op.threshold;

import dev.diatom.image.PixelType;
import dev.diatom.image.op.engine.Work;

/**
 * What one look at all pixels tells; those that are NaN or infinite are passed over.
 *
 * @param count of pixels that are finite
 * @param min the smallest of them
 * @param max the largest
 * @param mean of them, exact to the last bit but one
 */
record Survey(long count, double min, double max, double mean) {
    /** @throws IllegalArgumentException if no pixel is finite */
    static Survey of(Work work, String task) {
        long count = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        var sum = new ExactSum();
        var type = work.input().type();
        for (var part : BandPass.over(work, task, () -> new Part(type))) {
            count += part.count;
            min = Math.min(min, part.min);
            max = Math.max(max, part.max);
            sum.add(part.sum);
        }
        if (count == 0) {
            throw new IllegalArgumentException(
                    work.form().metadata().name() + " has no pixel that is a finite number: " + task + " needs one");
        }
        return new Survey(count, min, max, sum.over(count));
    }

    private static final class Part extends ValuePieces {
        private final ExactSum sum = new ExactSum();
        private long count;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        Part(PixelType type) {
            super(type);
        }

        @Override
        void add(double[] values, int length) {
            for (int i = 0; i < length; i++) {
                double value = values[i];
                if (Double.isFinite(value)) {
                    count++;
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                    sum.add(value);
                }
            }
        }
    }
}
