package dev.diatom.image.op;

import dev.diatom.image.PixelType;
import dev.diatom.image.op.arithmetic.Convert;
import dev.diatom.image.op.arithmetic.ConvertRescaled;
import dev.diatom.image.op.arithmetic.Gamma;
import dev.diatom.image.op.arithmetic.Window;
import dev.diatom.image.op.threshold.Equalise;
import dev.diatom.image.op.threshold.Normalise;

/**
 * Operators that change the type or the brightness of an image.
 *
 * <p>The <em>full range</em> of an integer type is all that it holds, and that of a float type 0 to 1. Values are computed in
 * double precision and rounded once, half to even, and saturate; NaN becomes 0 in an integer. Each is one pass, and none where it
 * stands in a chain, at the costs that {@link Arithmetic} says; {@link #normalise} and {@link #equalise} look at the whole image
 * first, all planes, channels and frames together.
 */
public final class Intensity {
    private Intensity() {}

    /**
     * The same values in another type: rounded half to even and saturating, where NumPy's {@code astype} cuts off and wraps
     * around. A mask in another type than UINT8, and labels in another than UINT32, become intensities.
     */
    public static PointOperator convert(PixelType type) {
        return new Convert(type);
    }

    /**
     * Another type, with the full range of the one spread over that of the other: UINT8 becomes UINT16 times 257, and FLOAT32
     * divided by 255. {@code skimage.util.img_as_…} differs for signed types, of which it maps 0 to 0.
     */
    public static PointOperator convertRescaled(PixelType type) {
        return new ConvertRescaled(type);
    }

    /**
     * Spreads the values from {@code min} to {@code max} over the full range of the type; what lies outside becomes the nearest
     * end. As {@code skimage.exposure.rescale_intensity} with these as {@code in_range} and the full range as {@code out_range},
     * but rounded.
     *
     * @throws IllegalArgumentException if {@code min} is not below {@code max}, or one or their difference is not finite
     */
    public static PointOperator window(double min, double max) {
        return new Window(min, max);
    }

    /**
     * Brightness to the power of gamma, from 0 as black to the type's largest value, 1 for floats, as white: below 1 brightens,
     * above 1 darkens. Values below 0 count as 0. As {@code skimage.exposure.adjust_gamma}; ImageJ takes the range of the image for
     * 16 bits and floats.
     *
     * @throws IllegalArgumentException if gamma is not above 0
     */
    public static PointOperator gamma(double gamma) {
        return new Gamma(gamma);
    }

    /**
     * Spreads the values from the smallest to the largest finite one over the full range of the type: {@link #window} with these.
     * An image of one value becomes all the lower end. One pass, and then one more.
     */
    public static ImageDependent normalise() {
        return new Normalise(0, 100);
    }

    /**
     * The same between two percentiles, {@code normalise(0.1, 99.9)}, so that single hot pixels do not count; exact, and between
     * two pixels in proportion, as {@code numpy.percentile} has it. One pass for types of up to 16 bits, two for types of 32 bits,
     * four for FLOAT64, and then one more.
     *
     * @throws IllegalArgumentException if they are not a smaller and a larger one of 0 to 100
     */
    public static ImageDependent normalise(double lowPercent, double highPercent) {
        return new Normalise(lowPercent, highPercent);
    }

    /**
     * Equalises the histogram: each value becomes the share of the pixels that are not above it, of the full range of the type. As
     * {@code skimage.exposure.equalize_hist}, which gives the share itself; ImageJ weighs counts by their square roots. Integers
     * that span less than 65,536 values are counted one by one, others in 256 buckets, with shares between their centres in
     * proportion. One pass, two for types of more than 16 bits, and then one more.
     */
    public static ImageDependent equalise() {
        return new Equalise();
    }
}
