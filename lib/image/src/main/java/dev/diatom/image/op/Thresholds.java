package dev.diatom.image.op;

import dev.diatom.image.Image;
import dev.diatom.image.Processing;
import dev.diatom.image.op.label.Connectivity;
import dev.diatom.image.op.label.Hysteresis;
import dev.diatom.image.op.threshold.GlobalThreshold;
import dev.diatom.image.op.threshold.Interval;
import dev.diatom.image.op.threshold.LocalRule;
import dev.diatom.image.op.threshold.LocalThreshold;

/**
 * Operators that turn an image into a mask: UINT8, 255 where the condition holds and 0 elsewhere. NaN pixels are never set.
 *
 * <p>{@code above}, {@code below} and {@code between} are point operators: they cost nothing beside reading in a chain. {@link
 * #threshold} looks at the whole image first. The local ones look at a box around each pixel; beyond the image's edges they
 * follow {@link Boundary#REFLECT} unless told otherwise.
 */
public final class Thresholds {
    private static final double SAUVOLA_K = 0.2;

    private Thresholds() {}

    /**
     * Pixels strictly above a value.
     *
     * @param value in the image's own units; need not be representable in its type
     * @throws IllegalArgumentException if the value is NaN
     */
    public static PointOperator above(double value) {
        return Interval.above(value);
    }

    /**
     * Pixels strictly below a value.
     *
     * @param value in the image's own units; need not be representable in its type
     * @throws IllegalArgumentException if the value is NaN
     */
    public static PointOperator below(double value) {
        return Interval.below(value);
    }

    /**
     * Pixels from one value to another, both included.
     *
     * @throws IllegalArgumentException if {@code min} is not at most {@code max}
     */
    public static PointOperator between(double min, double max) {
        return Interval.between(min, max);
    }

    /**
     * Pixels strictly above a threshold that is found from the histogram of the whole image: all planes, channels and frames
     * together. Pixels that are NaN or infinite are not counted. Of an image of one value nothing is set.
     *
     * <p>Integers are counted one by one where they span less than 65,536 values, which is one pass over the image for types of up
     * to 16 bits and two for others; floats, and integers that span more, are counted in 256 buckets from the smallest to the
     * largest, in two passes, and 65,536 for {@link ThresholdMethod#LI}. A further pass makes the mask, together with what follows
     * in a chain. What comes before it in a chain is computed and kept meanwhile.
     *
     * <p>The thresholds are those of {@code skimage.filters.threshold_…} (ImageJ counts 256 buckets for 16 bits too, and differs):
     * equal for integers, up to rounding where scikit-image computes in single precision; for floats up to that of a bucket's
     * centre, and Li's, which scikit-image iterates on the pixels themselves, within a bucket.
     */
    public static ImageDependent threshold(ThresholdMethod method) {
        return new GlobalThreshold(method);
    }

    /**
     * The number that {@link #threshold} finds for an image: {@code img.apply(above(value(OTSU, img)))} gives the same mask.
     *
     * @throws IllegalArgumentException if no pixel is a finite number
     */
    public static double value(ThresholdMethod method, Image image) {
        return Processing.examine(image, new GlobalThreshold(method)::value);
    }

    /**
     * Pixels above the mean of the square around them: for uneven light. As {@code skimage.filters.threshold_local} with the
     * method {@code mean}, whose sums are rounded where ours of integers are exact: it may differ where a pixel equals the
     * threshold.
     *
     * @param radius of the window of 2 radius + 1 pixels a side
     * @throws IllegalArgumentException if the radius is not 1 to 1000
     */
    public static StencilOperator localMean2d(int radius) {
        return localMean2d(radius, 0);
    }

    /**
     * The same with a threshold that is lower by {@code offset}.
     *
     * @throws IllegalArgumentException if the radius is not 1 to 1000, or the offset not finite
     */
    public static StencilOperator localMean2d(int radius, double offset) {
        return LocalThreshold.in2d("localMean2d", radius, new LocalRule.BelowMean(offset));
    }

    /** The same as {@link #localMean2d(int)} with a cube around each pixel. */
    public static StencilOperator localMean3d(int radius) {
        return localMean3d(radius, 0);
    }

    /** The same as {@link #localMean2d(int, double)} with a cube around each pixel. */
    public static StencilOperator localMean3d(int radius, double offset) {
        return LocalThreshold.in3d("localMean3d", radius, new LocalRule.BelowMean(offset));
    }

    /**
     * Pixels above {@code m (1 + k (s / r - 1))}, with the mean m and the standard deviation s of the square around them, k = 0.2
     * and half of the type's range as r, 1 for floats: for text and other thin things under uneven light. J. Sauvola and
     * M. Pietikäinen, Pattern Recognition 33 (2000); as {@code skimage.filters.threshold_sauvola}, whose boundary is {@link
     * Boundary#MIRROR}.
     *
     * @param radius of the window of 2 radius + 1 pixels a side
     * @throws IllegalArgumentException if the radius is not 1 to 1000
     */
    public static StencilOperator sauvola2d(int radius) {
        return LocalThreshold.in2d("sauvola2d", radius, new LocalRule.Sauvola(SAUVOLA_K, 0));
    }

    /**
     * The same with other numbers.
     *
     * @param k how much the deviation counts
     * @param range the largest deviation that is expected
     * @throws IllegalArgumentException if the radius is not 1 to 1000, k is not finite, or the range not above 0
     */
    public static StencilOperator sauvola2d(int radius, double k, double range) {
        return LocalThreshold.in2d("sauvola2d", radius, LocalRule.Sauvola.of(k, range));
    }

    /** The same as {@link #sauvola2d(int)} with a cube around each pixel. */
    public static StencilOperator sauvola3d(int radius) {
        return LocalThreshold.in3d("sauvola3d", radius, new LocalRule.Sauvola(SAUVOLA_K, 0));
    }

    /** The same as {@link #sauvola2d(int, double, double)} with a cube around each pixel. */
    public static StencilOperator sauvola3d(int radius, double k, double range) {
        return LocalThreshold.in3d("sauvola3d", radius, LocalRule.Sauvola.of(k, range));
    }

    /**
     * Pixels above a low threshold that touch, through such pixels, one above a high threshold: faint parts of objects that are
     * bright somewhere, and no faint noise. Both thresholds are strict; NaN pixels are never above. That is {@code
     * skimage.filters.apply_hysteresis_threshold}, which connects by sides (4 or 6).
     *
     * <p>Takes all types; there is no boundary. One pass, and then those that {@link Morphology#reconstructionByDilation} says;
     * a temporary image of 1 byte a pixel. Source: Canny, A computational approach to edge detection (1986).
     *
     * @param low in the image's own units
     * @param high in the image's own units, not below {@code low}
     * @param neighbours which pixels touch: 4 or 8 within planes, 6, 18 or 26 within volumes
     * @throws IllegalArgumentException if the thresholds are not in order, or the number is another
     */
    public static WholeImageOperator hysteresis(double low, double high, int neighbours) {
        return new Hysteresis(low, high, Connectivity.of(neighbours));
    }
}
