package dev.diatom.image.op;

import dev.diatom.image.Axis;
import dev.diatom.image.Image;
import dev.diatom.image.op.filter.Box;
import dev.diatom.image.op.filter.Box.Gathered;
import dev.diatom.image.op.filter.CallText;
import dev.diatom.image.op.filter.Checks;
import dev.diatom.image.op.filter.Correlation;
import dev.diatom.image.op.filter.Derivatives;
import dev.diatom.image.op.filter.Filter;
import dev.diatom.image.op.filter.Gaussians;
import dev.diatom.image.op.filter.Lengths;
import dev.diatom.image.op.filter.Rank;
import dev.diatom.image.op.filter.Sobel;
import dev.diatom.image.op.filter.Weights;
import java.util.Set;

/**
 * Filters. Those called {@code …2d} work in each XY plane, those called {@code …3d} in each XYZ volume, never across
 * channels or frames. Every one goes through the image in one pass, and fuses with what stands before and behind it in a
 * chain.
 *
 * <p><b>Boundary:</b> REFLECT, unless {@link StencilOperator#boundary} says otherwise. <b>Sizes</b> are in pixels: σ, or a
 * radius r for a window of 2r + 1; or {@link Length}s, such as {@code um(2)}, which each image's calibration turns into
 * pixels along each axis, so that a volume with thick planes is filtered less in depth. A radius in physical units takes in
 * the pixels whose centres it reaches. A size of 0 along an axis leaves it alone.
 *
 * <p><b>Types:</b> filters that smooth, or take a pixel's place, keep the type of the image, and round once, half to even;
 * those whose results are differences, which have a sign or another scale, give {@code float32} for 8- and 16-bit integers
 * and {@code float32}, {@code float64} for 32-bit integers and {@code float64}. Those are also the types computed in: float
 * has 24 bits, so that sums of 16-bit pixels differ from exact ones by a few millionths of them at most.
 *
 * <p>All throw {@link IllegalArgumentException} for sizes that are negative, NaN, or all 0.
 */
public final class Filters {
    private static final String SIGMA = "the sigma of ";
    private static final String RADIUS = "the radius of ";

    private Filters() {}

    /**
     * Blurs each plane by a Gaussian, truncated at 4 σ: {@code scipy.ndimage.gaussian_filter}, and {@code
     * skimage.filters.gaussian} but for its boundary. (ImageJ truncates by accuracy, and OpenCV rounds the weights for 8
     * bits.) Keeps the type. One pass along each axis, of 8 σ + 1 weights a pixel.
     */
    public static StencilOperator gaussian2d(double sigma) {
        Checks.sigma(SIGMA + "gaussian2d", sigma);
        return blur(CallText.of("gaussian2d", sigma), Lengths.pixels(sigma, sigma, 0));
    }

    /** The same with a sigma for each axis. */
    public static StencilOperator gaussian2d(double sigmaX, double sigmaY) {
        Checks.sigmas(SIGMA + "gaussian2d", sigmaX, sigmaY);
        return blur(CallText.of("gaussian2d", sigmaX, sigmaY), Lengths.pixels(sigmaX, sigmaY, 0));
    }

    /** The same with a sigma in physical units. */
    public static StencilOperator gaussian2d(Length sigma) {
        Checks.lengths(SIGMA + "gaussian2d", sigma);
        return blur(CallText.of("gaussian2d", sigma), Lengths.planar(sigma));
    }

    /** Blurs each volume by a Gaussian; otherwise as {@link #gaussian2d(double)}. */
    public static StencilOperator gaussian3d(double sigma) {
        Checks.sigma(SIGMA + "gaussian3d", sigma);
        return blur(CallText.of("gaussian3d", sigma), Lengths.pixels(sigma, sigma, sigma));
    }

    /** The same with a sigma for each axis. */
    public static StencilOperator gaussian3d(double sigmaX, double sigmaY, double sigmaZ) {
        Checks.sigmas(SIGMA + "gaussian3d", sigmaX, sigmaY, sigmaZ);
        return blur(CallText.of("gaussian3d", sigmaX, sigmaY, sigmaZ), Lengths.pixels(sigmaX, sigmaY, sigmaZ));
    }

    /** The same with a sigma in physical units: {@code gaussian3d(um(2))}. */
    public static StencilOperator gaussian3d(Length sigma) {
        Checks.lengths(SIGMA + "gaussian3d", sigma);
        return blur(CallText.of("gaussian3d", sigma), Lengths.cubic(sigma));
    }

    /** The same with a sigma for each axis, each in its own unit: {@code gaussian3d(px(2), px(2), um(1))}. */
    public static StencilOperator gaussian3d(Length sigmaX, Length sigmaY, Length sigmaZ) {
        Checks.anyLength(SIGMA + "gaussian3d", sigmaX, sigmaY, sigmaZ);
        return blur(CallText.of("gaussian3d", sigmaX, sigmaY, sigmaZ), new Lengths(sigmaX, sigmaY, sigmaZ));
    }

    private static StencilOperator blur(String label, Lengths sigma) {
        return Filter.of(label, Gaussians.blur(sigma));
    }

    /**
     * The mean of a window, {@code scipy.ndimage.uniform_filter}; exact for integers, where SciPy rounds after each axis. Keeps
     * the type. Costs the logarithm of the window along X and Y, 2r + 1 additions along Z.
     */
    public static StencilOperator mean2d(int radius) {
        Checks.radii(RADIUS + "mean2d", radius);
        return box(CallText.of("mean2d", radius), Gathered.MEAN, Lengths.pixels(radius, radius, 0));
    }

    /** The same with a radius for each axis. */
    public static StencilOperator mean2d(int radiusX, int radiusY) {
        Checks.radii(RADIUS + "mean2d", radiusX, radiusY);
        return box(CallText.of("mean2d", radiusX, radiusY), Gathered.MEAN, Lengths.pixels(radiusX, radiusY, 0));
    }

    /** The same with a radius in physical units. */
    public static StencilOperator mean2d(Length radius) {
        Checks.lengths(RADIUS + "mean2d", radius);
        return box(CallText.of("mean2d", radius), Gathered.MEAN, Lengths.planar(radius));
    }

    /** The same in each volume: as {@link #mean2d(int)}. */
    public static StencilOperator mean3d(int radius) {
        Checks.radii(RADIUS + "mean3d", radius);
        return box(CallText.of("mean3d", radius), Gathered.MEAN, Lengths.pixels(radius, radius, radius));
    }

    /** The same with a radius for each axis. */
    public static StencilOperator mean3d(int radiusX, int radiusY, int radiusZ) {
        Checks.radii(RADIUS + "mean3d", radiusX, radiusY, radiusZ);
        return box(
                CallText.of("mean3d", radiusX, radiusY, radiusZ),
                Gathered.MEAN,
                Lengths.pixels(radiusX, radiusY, radiusZ));
    }

    /** The same with a radius in physical units. */
    public static StencilOperator mean3d(Length radius) {
        Checks.lengths(RADIUS + "mean3d", radius);
        return box(CallText.of("mean3d", radius), Gathered.MEAN, Lengths.cubic(radius));
    }

    /**
     * The smallest value of a window, {@code scipy.ndimage.minimum_filter}: an erosion with a box (ImageJ's Minimum takes a
     * disk). Exact; keeps type and role; NaN where a pixel of the window is NaN. Costs the logarithm of the window along X
     * and Y, 2r + 1 comparisons along Z.
     */
    public static StencilOperator minimum2d(int radius) {
        Checks.radii(RADIUS + "minimum2d", radius);
        return box(CallText.of("minimum2d", radius), Gathered.MINIMUM, Lengths.pixels(radius, radius, 0));
    }

    /** The same with a radius for each axis. */
    public static StencilOperator minimum2d(int radiusX, int radiusY) {
        Checks.radii(RADIUS + "minimum2d", radiusX, radiusY);
        return box(CallText.of("minimum2d", radiusX, radiusY), Gathered.MINIMUM, Lengths.pixels(radiusX, radiusY, 0));
    }

    /** The same with a radius in physical units. */
    public static StencilOperator minimum2d(Length radius) {
        Checks.lengths(RADIUS + "minimum2d", radius);
        return box(CallText.of("minimum2d", radius), Gathered.MINIMUM, Lengths.planar(radius));
    }

    /** The same in each volume: as {@link #minimum2d(int)}. */
    public static StencilOperator minimum3d(int radius) {
        Checks.radii(RADIUS + "minimum3d", radius);
        return box(CallText.of("minimum3d", radius), Gathered.MINIMUM, Lengths.pixels(radius, radius, radius));
    }

    /** The same with a radius for each axis. */
    public static StencilOperator minimum3d(int radiusX, int radiusY, int radiusZ) {
        Checks.radii(RADIUS + "minimum3d", radiusX, radiusY, radiusZ);
        return box(
                CallText.of("minimum3d", radiusX, radiusY, radiusZ),
                Gathered.MINIMUM,
                Lengths.pixels(radiusX, radiusY, radiusZ));
    }

    /** The same with a radius in physical units. */
    public static StencilOperator minimum3d(Length radius) {
        Checks.lengths(RADIUS + "minimum3d", radius);
        return box(CallText.of("minimum3d", radius), Gathered.MINIMUM, Lengths.cubic(radius));
    }

    /**
     * The largest value of a window, {@code scipy.ndimage.maximum_filter}: a dilation with a box; otherwise as
     * {@link #minimum2d(int)}.
     */
    public static StencilOperator maximum2d(int radius) {
        Checks.radii(RADIUS + "maximum2d", radius);
        return box(CallText.of("maximum2d", radius), Gathered.MAXIMUM, Lengths.pixels(radius, radius, 0));
    }

    /** The same with a radius for each axis. */
    public static StencilOperator maximum2d(int radiusX, int radiusY) {
        Checks.radii(RADIUS + "maximum2d", radiusX, radiusY);
        return box(CallText.of("maximum2d", radiusX, radiusY), Gathered.MAXIMUM, Lengths.pixels(radiusX, radiusY, 0));
    }

    /** The same with a radius in physical units. */
    public static StencilOperator maximum2d(Length radius) {
        Checks.lengths(RADIUS + "maximum2d", radius);
        return box(CallText.of("maximum2d", radius), Gathered.MAXIMUM, Lengths.planar(radius));
    }

    /** The same in each volume: as {@link #maximum2d(int)}. */
    public static StencilOperator maximum3d(int radius) {
        Checks.radii(RADIUS + "maximum3d", radius);
        return box(CallText.of("maximum3d", radius), Gathered.MAXIMUM, Lengths.pixels(radius, radius, radius));
    }

    /** The same with a radius for each axis. */
    public static StencilOperator maximum3d(int radiusX, int radiusY, int radiusZ) {
        Checks.radii(RADIUS + "maximum3d", radiusX, radiusY, radiusZ);
        return box(
                CallText.of("maximum3d", radiusX, radiusY, radiusZ),
                Gathered.MAXIMUM,
                Lengths.pixels(radiusX, radiusY, radiusZ));
    }

    /** The same with a radius in physical units. */
    public static StencilOperator maximum3d(Length radius) {
        Checks.lengths(RADIUS + "maximum3d", radius);
        return box(CallText.of("maximum3d", radius), Gathered.MAXIMUM, Lengths.cubic(radius));
    }

    /**
     * The variance of a window about its own mean, over its number of pixels (NumPy's {@code var}; ImageJ's Variance takes a
     * disk). Gives float32 or float64. From exact sums of values and squares for integers of up to 16 bits; for others from
     * sums in double, where a mean that is millions of times the deviation hides it. Costs as {@link #mean2d(int)}, twice.
     */
    public static StencilOperator variance2d(int radius) {
        Checks.radii(RADIUS + "variance2d", radius);
        return box(CallText.of("variance2d", radius), Gathered.VARIANCE, Lengths.pixels(radius, radius, 0));
    }

    /** The same with a radius for each axis. */
    public static StencilOperator variance2d(int radiusX, int radiusY) {
        Checks.radii(RADIUS + "variance2d", radiusX, radiusY);
        return box(CallText.of("variance2d", radiusX, radiusY), Gathered.VARIANCE, Lengths.pixels(radiusX, radiusY, 0));
    }

    /** The same with a radius in physical units. */
    public static StencilOperator variance2d(Length radius) {
        Checks.lengths(RADIUS + "variance2d", radius);
        return box(CallText.of("variance2d", radius), Gathered.VARIANCE, Lengths.planar(radius));
    }

    /** The same in each volume: as {@link #variance2d(int)}. */
    public static StencilOperator variance3d(int radius) {
        Checks.radii(RADIUS + "variance3d", radius);
        return box(CallText.of("variance3d", radius), Gathered.VARIANCE, Lengths.pixels(radius, radius, radius));
    }

    /** The same with a radius for each axis. */
    public static StencilOperator variance3d(int radiusX, int radiusY, int radiusZ) {
        Checks.radii(RADIUS + "variance3d", radiusX, radiusY, radiusZ);
        return box(
                CallText.of("variance3d", radiusX, radiusY, radiusZ),
                Gathered.VARIANCE,
                Lengths.pixels(radiusX, radiusY, radiusZ));
    }

    /** The same with a radius in physical units. */
    public static StencilOperator variance3d(Length radius) {
        Checks.lengths(RADIUS + "variance3d", radius);
        return box(CallText.of("variance3d", radius), Gathered.VARIANCE, Lengths.cubic(radius));
    }

    private static StencilOperator box(String label, Gathered gathered, Lengths radius) {
        return Filter.of(label, new Box(gathered, radius));
    }

    /**
     * The median of a window of 2r + 1 pixels a side, {@code scipy.ndimage.median_filter} (ImageJ's Median takes a disk).
     * Exact; keeps type and role; NaN where a pixel of the window is NaN.
     *
     * <p>Windows of 3 × 3, 5 × 5 and 3 × 3 × 3 are ordered by comparators, whole rows at once. Larger ones take a histogram
     * that moves along a row (Huang, Yang and Tang, 1979) for 8 and 16 bits: costs 2r + 1 pixels of a plane, (2r + 1)² of a
     * volume, that come and as many that go; and for other types Hoare's selection, which looks at all of a window.
     */
    public static StencilOperator median2d(int radius) {
        Checks.radii(RADIUS + "median2d", radius);
        return median(CallText.of("median2d", radius), Lengths.pixels(radius, radius, 0));
    }

    /** The same with a radius for each axis. */
    public static StencilOperator median2d(int radiusX, int radiusY) {
        Checks.radii(RADIUS + "median2d", radiusX, radiusY);
        return median(CallText.of("median2d", radiusX, radiusY), Lengths.pixels(radiusX, radiusY, 0));
    }

    /** The same with a radius in physical units. */
    public static StencilOperator median2d(Length radius) {
        Checks.lengths(RADIUS + "median2d", radius);
        return median(CallText.of("median2d", radius), Lengths.planar(radius));
    }

    /** The same in each volume: as {@link #median2d(int)}. */
    public static StencilOperator median3d(int radius) {
        Checks.radii(RADIUS + "median3d", radius);
        return median(CallText.of("median3d", radius), Lengths.pixels(radius, radius, radius));
    }

    /** The same with a radius for each axis. */
    public static StencilOperator median3d(int radiusX, int radiusY, int radiusZ) {
        Checks.radii(RADIUS + "median3d", radiusX, radiusY, radiusZ);
        return median(CallText.of("median3d", radiusX, radiusY, radiusZ), Lengths.pixels(radiusX, radiusY, radiusZ));
    }

    /** The same with a radius in physical units. */
    public static StencilOperator median3d(Length radius) {
        Checks.lengths(RADIUS + "median3d", radius);
        return median(CallText.of("median3d", radius), Lengths.cubic(radius));
    }

    private static StencilOperator median(String label, Lengths radius) {
        return Filter.of(label, new Rank(50, radius));
    }

    /**
     * A percentile of a window of 2r + 1 pixels a side: of its n values in ascending order the one at place n · percent /
     * 100, rounded down and counted from 0, or the largest for 100; as {@code scipy.ndimage.percentile_filter}. Exact; keeps
     * type and role; NaN where a pixel of the window is NaN. Costs what a {@linkplain #median2d(int) median} of a large
     * window does.
     *
     * @throws IllegalArgumentException also unless the percentage is from 0 to 100
     */
    public static StencilOperator percentile2d(int radius, double percent) {
        Checks.radii(RADIUS + "percentile2d", radius);
        return Filter.of(
                CallText.of("percentile2d", radius, percent), new Rank(percent, Lengths.pixels(radius, radius, 0)));
    }

    /** The same in each volume: as {@link #percentile2d}. */
    public static StencilOperator percentile3d(int radius, double percent) {
        Checks.radii(RADIUS + "percentile3d", radius);
        return Filter.of(
                CallText.of("percentile3d", radius, percent),
                new Rank(percent, Lengths.pixels(radius, radius, radius)));
    }

    /**
     * How steep each plane is: the length of the vector of its Sobel differences along X and Y, {@code
     * generic_gradient_magnitude(a, sobel)} of scipy.ndimage, and what ImageJ's Find Edges shows. scikit-image's {@code
     * sobel} is 4 √2 times smaller. Gives float32 or float64.
     */
    public static StencilOperator sobel2d() {
        return Filter.of("sobel2d()", new Sobel(Set.of(Axis.X, Axis.Y), 2));
    }

    /**
     * The Sobel difference along an axis, in each plane: next pixel minus previous one, smoothed along the other axis by 1,
     * 2, 1, {@code scipy.ndimage.sobel}; signed, 8 times the slope. Gives float32 or float64.
     *
     * @param along X or Y
     */
    public static StencilOperator sobel2d(Axis along) {
        if (along != Axis.X && along != Axis.Y) {
            throw new IllegalArgumentException("sobel2d goes along X or Y, found " + along);
        }
        return Filter.of(CallText.of("sobel2d", along), new Sobel(Set.of(along), 2));
    }

    /** The same as {@link #sobel2d()} in each volume, with a third difference along Z. */
    public static StencilOperator sobel3d() {
        return Filter.of("sobel3d()", new Sobel(Set.of(Axis.X, Axis.Y, Axis.Z), 3));
    }

    /**
     * The Sobel difference along an axis in each volume, smoothed along the two others, {@code scipy.ndimage.sobel}; signed,
     * 32 times the slope. Gives float32 or float64.
     *
     * @param along X, Y or Z
     */
    public static StencilOperator sobel3d(Axis along) {
        if (along == Axis.C || along == Axis.T) {
            throw new IllegalArgumentException("sobel3d goes along X, Y or Z, found " + along);
        }
        return Filter.of(CallText.of("sobel3d", along), new Sobel(Set.of(along), 3));
    }

    /**
     * How steep each plane is at the scale σ: the length of the vector of the first derivatives of a Gaussian, {@code
     * scipy.ndimage.gaussian_gradient_magnitude}; per pixel, whatever a pixel's size. Gives float32 or float64.
     */
    public static StencilOperator gradientMagnitude2d(double sigma) {
        Checks.sigma(SIGMA + "gradientMagnitude2d", sigma);
        return derivatives(CallText.of("gradientMagnitude2d", sigma), Lengths.pixels(sigma, sigma, 0), 2, 1);
    }

    /** The same with a sigma in physical units; derivatives stay those per pixel. */
    public static StencilOperator gradientMagnitude2d(Length sigma) {
        Checks.lengths(SIGMA + "gradientMagnitude2d", sigma);
        return derivatives(CallText.of("gradientMagnitude2d", sigma), Lengths.planar(sigma), 2, 1);
    }

    /** The same in each volume: as {@link #gradientMagnitude2d(double)}. */
    public static StencilOperator gradientMagnitude3d(double sigma) {
        Checks.sigma(SIGMA + "gradientMagnitude3d", sigma);
        return derivatives(CallText.of("gradientMagnitude3d", sigma), Lengths.pixels(sigma, sigma, sigma), 3, 1);
    }

    /** The same with a sigma in physical units; derivatives stay those per pixel. */
    public static StencilOperator gradientMagnitude3d(Length sigma) {
        Checks.lengths(SIGMA + "gradientMagnitude3d", sigma);
        return derivatives(CallText.of("gradientMagnitude3d", sigma), Lengths.cubic(sigma), 3, 1);
    }

    /**
     * The sum of the second derivatives of each plane blurred by a Gaussian, {@code scipy.ndimage.gaussian_laplace}: negative
     * in bright blobs, most so at radius σ √2, in volumes σ √3. Gives float32 or float64.
     */
    public static StencilOperator laplacianOfGaussian2d(double sigma) {
        Checks.sigma(SIGMA + "laplacianOfGaussian2d", sigma);
        return derivatives(CallText.of("laplacianOfGaussian2d", sigma), Lengths.pixels(sigma, sigma, 0), 2, 2);
    }

    /** The same with a sigma in physical units; derivatives stay those per pixel. */
    public static StencilOperator laplacianOfGaussian2d(Length sigma) {
        Checks.lengths(SIGMA + "laplacianOfGaussian2d", sigma);
        return derivatives(CallText.of("laplacianOfGaussian2d", sigma), Lengths.planar(sigma), 2, 2);
    }

    /** The same in each volume: as {@link #laplacianOfGaussian2d(double)}. */
    public static StencilOperator laplacianOfGaussian3d(double sigma) {
        Checks.sigma(SIGMA + "laplacianOfGaussian3d", sigma);
        return derivatives(CallText.of("laplacianOfGaussian3d", sigma), Lengths.pixels(sigma, sigma, sigma), 3, 2);
    }

    /** The same with a sigma in physical units; derivatives stay those per pixel. */
    public static StencilOperator laplacianOfGaussian3d(Length sigma) {
        Checks.lengths(SIGMA + "laplacianOfGaussian3d", sigma);
        return derivatives(CallText.of("laplacianOfGaussian3d", sigma), Lengths.cubic(sigma), 3, 2);
    }

    private static StencilOperator derivatives(String label, Lengths sigma, int axes, int order) {
        return Filter.of(label, new Derivatives(sigma, axes, order));
    }

    /**
     * Each plane blurred by a narrow Gaussian minus the same blurred by a wide one: what is between the two scales, {@code
     * skimage.filters.difference_of_gaussians} on the same values. Signed; gives float32 or float64.
     *
     * @param narrow σ of the first, 0 for the image itself
     * @param wide σ of the second, above the first
     */
    public static StencilOperator differenceOfGaussians2d(double narrow, double wide) {
        Checks.sigmas(SIGMA + "differenceOfGaussians2d", narrow, wide);
        Checks.ascending("the two sigmas of differenceOfGaussians2d", narrow, wide);
        return difference(
                CallText.of("differenceOfGaussians2d", narrow, wide),
                Lengths.pixels(narrow, narrow, 0),
                Lengths.pixels(wide, wide, 0));
    }

    /** The same with sigmas in physical units. */
    public static StencilOperator differenceOfGaussians2d(Length narrow, Length wide) {
        Checks.lengths(SIGMA + "differenceOfGaussians2d", wide);
        return difference(
                CallText.of("differenceOfGaussians2d", narrow, wide), Lengths.planar(narrow), Lengths.planar(wide));
    }

    /** The same in each volume: as {@link #differenceOfGaussians2d(double, double)}. */
    public static StencilOperator differenceOfGaussians3d(double narrow, double wide) {
        Checks.sigmas(SIGMA + "differenceOfGaussians3d", narrow, wide);
        Checks.ascending("the two sigmas of differenceOfGaussians3d", narrow, wide);
        return difference(
                CallText.of("differenceOfGaussians3d", narrow, wide),
                Lengths.pixels(narrow, narrow, narrow),
                Lengths.pixels(wide, wide, wide));
    }

    /** The same with sigmas in physical units. */
    public static StencilOperator differenceOfGaussians3d(Length narrow, Length wide) {
        Checks.lengths(SIGMA + "differenceOfGaussians3d", wide);
        return difference(
                CallText.of("differenceOfGaussians3d", narrow, wide), Lengths.cubic(narrow), Lengths.cubic(wide));
    }

    private static StencilOperator difference(String label, Lengths narrow, Lengths wide) {
        return Filter.of(label, Gaussians.difference(narrow, wide, true));
    }

    /**
     * Each plane minus itself blurred by a Gaussian: what is finer than σ, about 0. Signed; gives float32 or float64. The
     * same as {@code differenceOfGaussians2d(0, sigma)}.
     */
    public static StencilOperator highPass2d(double sigma) {
        Checks.sigma(SIGMA + "highPass2d", sigma);
        return difference(CallText.of("highPass2d", sigma), Lengths.pixels(0, 0, 0), Lengths.pixels(sigma, sigma, 0));
    }

    /** The same with a sigma in physical units. */
    public static StencilOperator highPass2d(Length sigma) {
        Checks.lengths(SIGMA + "highPass2d", sigma);
        return difference(CallText.of("highPass2d", sigma), Lengths.pixels(0, 0, 0), Lengths.planar(sigma));
    }

    /** The same in each volume: as {@link #highPass2d(double)}. */
    public static StencilOperator highPass3d(double sigma) {
        Checks.sigma(SIGMA + "highPass3d", sigma);
        return difference(
                CallText.of("highPass3d", sigma), Lengths.pixels(0, 0, 0), Lengths.pixels(sigma, sigma, sigma));
    }

    /** The same with a sigma in physical units. */
    public static StencilOperator highPass3d(Length sigma) {
        Checks.lengths(SIGMA + "highPass3d", sigma);
        return difference(CallText.of("highPass3d", sigma), Lengths.pixels(0, 0, 0), Lengths.cubic(sigma));
    }

    /**
     * Each plane minus its background, as far as a wide Gaussian shows it; keeps the type, so that what is darker than the
     * background is 0 in unsigned images. Objects darken what is around them a little; a white top-hat does not. This is not
     * ImageJ's Subtract Background, which rolls a ball.
     *
     * @param sigma some times the size of the objects
     */
    public static StencilOperator subtractBackground2d(double sigma) {
        Checks.sigma(SIGMA + "subtractBackground2d", sigma);
        return flatten(CallText.of("subtractBackground2d", sigma), Lengths.pixels(sigma, sigma, 0));
    }

    /** The same with a sigma in physical units. */
    public static StencilOperator subtractBackground2d(Length sigma) {
        Checks.lengths(SIGMA + "subtractBackground2d", sigma);
        return flatten(CallText.of("subtractBackground2d", sigma), Lengths.planar(sigma));
    }

    /** The same in each volume: as {@link #subtractBackground2d(double)}. */
    public static StencilOperator subtractBackground3d(double sigma) {
        Checks.sigma(SIGMA + "subtractBackground3d", sigma);
        return flatten(CallText.of("subtractBackground3d", sigma), Lengths.pixels(sigma, sigma, sigma));
    }

    /** The same with a sigma in physical units. */
    public static StencilOperator subtractBackground3d(Length sigma) {
        Checks.lengths(SIGMA + "subtractBackground3d", sigma);
        return flatten(CallText.of("subtractBackground3d", sigma), Lengths.cubic(sigma));
    }

    private static StencilOperator flatten(String label, Lengths sigma) {
        return Filter.of(label, Gaussians.difference(Lengths.pixels(0, 0, 0), sigma, false));
    }

    /**
     * Sharpens each plane: image + amount · (image − blurred image), {@code skimage.filters.unsharp_mask} with {@code
     * preserve_range}. Keeps the type and saturates. ImageJ's weight w of 0 to 0.9 is an amount of w / (1 − w).
     *
     * @param radius σ of the Gaussian
     * @param amount how much, above 0
     */
    public static StencilOperator unsharpMask2d(double radius, double amount) {
        Checks.sigma(RADIUS + "unsharpMask2d", radius);
        Checks.amount("the amount of unsharpMask2d", amount);
        return sharpen(CallText.of("unsharpMask2d", radius, amount), Lengths.pixels(radius, radius, 0), amount);
    }

    /** The same with a radius in physical units. */
    public static StencilOperator unsharpMask2d(Length radius, double amount) {
        Checks.lengths(RADIUS + "unsharpMask2d", radius);
        Checks.amount("the amount of unsharpMask2d", amount);
        return sharpen(CallText.of("unsharpMask2d", radius, amount), Lengths.planar(radius), amount);
    }

    /** The same in each volume: as {@link #unsharpMask2d(double, double)}. */
    public static StencilOperator unsharpMask3d(double radius, double amount) {
        Checks.sigma(RADIUS + "unsharpMask3d", radius);
        Checks.amount("the amount of unsharpMask3d", amount);
        return sharpen(CallText.of("unsharpMask3d", radius, amount), Lengths.pixels(radius, radius, radius), amount);
    }

    /** The same with a radius in physical units. */
    public static StencilOperator unsharpMask3d(Length radius, double amount) {
        Checks.lengths(RADIUS + "unsharpMask3d", radius);
        Checks.amount("the amount of unsharpMask3d", amount);
        return sharpen(CallText.of("unsharpMask3d", radius, amount), Lengths.cubic(radius), amount);
    }

    private static StencilOperator sharpen(String label, Lengths radius, double amount) {
        return Filter.of(label, Gaussians.sharpened(radius, amount));
    }

    /**
     * Convolves each plane with a kernel, {@code scipy.ndimage.convolve}: the kernel is turned around, so that one bright
     * pixel becomes the kernel itself (ImageJ's Convolve and OpenCV's filter2D do not turn it: {@link
     * #correlate(double[][])}). Keeps the type and saturates: for results of either sign convert to float32 first. Costs a
     * multiplication a pixel and weight that is not 0.
     *
     * @param kernel weights by row and column, an odd number of each; copied
     * @throws IllegalArgumentException if a size is even, rows differ in length, a weight is not finite, or all are 0
     */
    public static StencilOperator convolve(double[][] kernel) {
        return convolved(Weights.of(kernel));
    }

    /** Convolves each volume with a kernel of weights by plane, row and column; otherwise the same. */
    public static StencilOperator convolve(double[][][] kernel) {
        return convolved(Weights.of(kernel));
    }

    /** Convolves with an image as the kernel, each plane with one plane, or each volume with several; read at once. */
    public static StencilOperator convolve(Image kernel) {
        return convolved(Weights.of(kernel));
    }

    private static StencilOperator convolved(Weights weights) {
        return Filter.of("convolve(" + weights + ")", new Correlation(weights.flipped()));
    }

    /** The weighted sum of each pixel's neighbourhood, the kernel not turned around: as {@link #convolve(double[][])}. */
    public static StencilOperator correlate(double[][] kernel) {
        return correlated(Weights.of(kernel));
    }

    /** The same in each volume. */
    public static StencilOperator correlate(double[][][] kernel) {
        return correlated(Weights.of(kernel));
    }

    /** The same with an image as the kernel; read at once. */
    public static StencilOperator correlate(Image kernel) {
        return correlated(Weights.of(kernel));
    }

    private static StencilOperator correlated(Weights weights) {
        return Filter.of("correlate(" + weights + ")", new Correlation(weights));
    }
}
