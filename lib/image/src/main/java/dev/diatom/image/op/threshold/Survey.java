package dev.diatom.image.op.threshold;

import dev.diatom.image.PixelType;
import dev.diatom.image.op.engine.Work;

/**
 * What one look at all pixels tells; those that are NaN or infinite are passed over.
 *
 * @param count of pixels that are finite
 * @param min the smallest of them
 * @param max the largest
 */
record Survey(long count, double min, double max) {
    /** @throws IllegalArgumentException if no pixel is finite */
    static Survey of(Work work, String task) {
        long count = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        var type = work.input().type();
        for (var part : BandPass.over(work, task, () -> new Part(type))) {
            count += part.count;
            min = Math.min(min, part.min);
            max = Math.max(max, part.max);
        }
        if (count == 0) {
            throw Counting.nothingFinite(work, task);
        }
        return new Survey(count, min, max);
    }

    /** The smallest and the largest value; those of small integers are counted faster. */
    static double[] ends(Work work, String task) {
        if (work.input().type().bytes() > Short.BYTES) {
            var survey = of(work, task);
            return new double[] {survey.min, survey.max};
        }
        var histogram = Counting.histogram(work, task, 0);
        return new double[] {histogram.centre(0), histogram.centre(histogram.size() - 1)};
    }

    private static final class Part extends ValuePieces {
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
                }
            }
        }
    }
}
