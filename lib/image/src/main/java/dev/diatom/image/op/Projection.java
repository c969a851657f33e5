package dev.diatom.image.op;

/** What is made of all pixels along an axis; see {@link Geometry#project}. NaN pixels make the result NaN. */
public enum Projection {
    /** The largest value, in the image's type. */
    MAX,
    /** The smallest value, in the image's type. */
    MIN,
    /** The mean: FLOAT32 for types of up to 16 bits and FLOAT32, otherwise FLOAT64. */
    MEAN,
    /** The sum, as FLOAT64: exact for integers below 2^53. */
    SUM,
    /**
     * The standard deviation, with the number of pixels as divisor, as NumPy has it; ImageJ divides by one less. FLOAT32 for types
     * of up to 16 bits and FLOAT32, otherwise FLOAT64.
     */
    STANDARD_DEVIATION
}
