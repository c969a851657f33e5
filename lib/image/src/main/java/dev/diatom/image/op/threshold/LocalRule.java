package dev.diatom.image.op.threshold;

import dev.diatom.image.PixelType;
import dev.diatom.image.op.arithmetic.Numbers;

/** Where the threshold of a pixel lies, from the mean and the standard deviation of its window. */
public sealed interface LocalRule {
    /** Whether the standard deviation is asked for. */
    boolean needsDeviation();

    /** Replaces means by thresholds; {@code deviations} is empty where it is not needed. */
    void apply(PixelType type, double[] means, double[] deviations, int count);

    /** The mean less an offset. */
    record BelowMean(double offset) implements LocalRule {
        public BelowMean {
            Numbers.finite("an offset", offset);
        }

        @Override
        public boolean needsDeviation() {
            return false;
        }

        @Override
        public void apply(PixelType type, double[] means, double[] deviations, int count) {
            for (int i = 0; i < count; i++) {
                means[i] -= offset;
            }
        }
    }

    /**
     * {@code mean * (1 + k * (deviation / range - 1))}. J. Sauvola, M. Pietikäinen, Adaptive document image binarization, Pattern
     * Recognition 33 (2000).
     *
     * @param range 0 for half of the range of the type, 1 for floats
     */
    record Sauvola(double k, double range) implements LocalRule {
        /**
         * That with a range of one's own.
         *
         * @throws IllegalArgumentException if {@code k} is not finite or the range not above 0 and finite
         */
        public static Sauvola of(double k, double range) {
            return new Sauvola(
                    Numbers.finite("Sauvola's k", k), Numbers.aboveZero("the range of Sauvola's rule", range));
        }

        @Override
        public boolean needsDeviation() {
            return true;
        }

        @Override
        public void apply(PixelType type, double[] means, double[] deviations, int count) {
            double half = type.isFloat() ? 1 : (type.max() - type.min()) / 2;
            double r = range > 0 ? range : half;
            for (int i = 0; i < count; i++) {
                means[i] *= 1 + k * (deviations[i] / r - 1);
            }
        }
    }
}
