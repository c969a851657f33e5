package dev.diatom.image.op;

/**
 * What the pixels of an image come to. NaN pixels are counted and left out of everything else.
 *
 * @param count how many pixels were looked at that are not NaN
 * @param nan how many were NaN
 * @param min the smallest value; NaN where there is none, as are {@code max}, {@code mean} and {@code standardDeviation}
 * @param max the largest value
 * @param mean the mean
 * @param standardDeviation the root of the mean squared distance from the mean (divided by {@code count}, as NumPy does)
 * @param sum the sum; exact for integers up to 2^53
 */
public record Statistics(
        long count, long nan, double min, double max, double mean, double standardDeviation, double sum) {}
