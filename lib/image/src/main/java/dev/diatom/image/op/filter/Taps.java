package dev.diatom.image.op.filter;

import java.util.Arrays;

/**
 * The weights of a correlation along one axis, 2r + 1 of them, which mirror each other: equal (even) or of opposite sign
 * (odd, and 0 in the middle). Kept from the middle on: {@code weight(0)} is the middle, {@code weight(r)} the last.
 */
final class Taps {
    /** Leaves an axis as it is. */
    static final Taps NONE = new Taps(false, 1);

    private static final int TRUNCATE = 4;
    /** What a Java array of rows can hold with room to spare; a σ of 25,000 pixels is no smoothing any more. */
    private static final double LARGEST_SIGMA = 25_000;

    private final boolean odd;
    private final double[] half;

    private Taps(boolean odd, double... half) {
        this.odd = odd;
        this.half = half;
    }

    /** Mirrored weights from the middle on. */
    static Taps even(double... fromMiddle) {
        return new Taps(false, fromMiddle.clone());
    }

    /** Weights from the middle on, those before it of opposite sign. */
    static Taps odd(double... fromMiddle) {
        return new Taps(true, fromMiddle.clone());
    }

    /**
     * A Gaussian or its first or second derivative, truncated at 4 σ: the radius and weights of {@code
     * scipy.ndimage.gaussian_filter1d}.
     */
    static Taps gaussian(double sigma, int order) {
        int radius = radius(sigma);
        if (sigma == 0) {
            return NONE;
        }
        var phi = new double[radius + 1];
        double sum = 0;
        for (int i = 0; i <= radius; i++) {
            phi[i] = Math.exp(-0.5 / (sigma * sigma) * i * i);
            sum += i == 0 ? phi[i] : 2 * phi[i];
        }
        double variance = sigma * sigma;
        for (int i = 0; i <= radius; i++) {
            phi[i] = phi[i]
                    / sum
                    * switch (order) {
                        case 0 -> 1;
                        case 1 -> i / variance;
                        default -> (double) i * i / (variance * variance) - 1 / variance;
                    };
        }
        return new Taps(order == 1, phi);
    }

    /** How far a Gaussian reaches. */
    static int radius(double sigma) {
        if (!(sigma >= 0 && sigma <= LARGEST_SIGMA)) {
            throw new IllegalArgumentException("a sigma must be from 0 to 25000 pixels, found " + sigma);
        }
        return (int) (TRUNCATE * sigma + 0.5);
    }

    int radius() {
        return half.length - 1;
    }

    boolean isOdd() {
        return odd;
    }

    double weight(int fromMiddle) {
        return half[fromMiddle];
    }

    /** The same with every weight multiplied. */
    Taps times(double factor) {
        var scaled = half.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return new Taps(odd, scaled);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Taps taps && odd == taps.odd && Arrays.equals(half, taps.half);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(half) + (odd ? 1 : 0);
    }

    @Override
    public String toString() {
        return (odd ? "odd " : "even ") + Arrays.toString(half);
    }
}
