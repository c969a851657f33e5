package dev.diatom.image.op.filter;

/**
 * A filter that is the product of one correlation along each axis.
 *
 * @param weight what its result is multiplied with
 */
record Term(double weight, Taps x, Taps y, Taps z) {
    /** Leaves an image as it is, but for the weight. */
    static Term identity(double weight) {
        return new Term(weight, Taps.NONE, Taps.NONE, Taps.NONE);
    }

    /** A Gaussian of these sigmas. */
    static Term gaussian(double weight, Sizes sigma) {
        return new Term(weight, Taps.gaussian(sigma.x(), 0), Taps.gaussian(sigma.y(), 0), Taps.gaussian(sigma.z(), 0));
    }
}
