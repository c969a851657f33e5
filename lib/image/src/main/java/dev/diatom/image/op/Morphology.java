package dev.diatom.image.op;

import dev.diatom.image.Image;
import dev.diatom.image.op.label.Connectivity;
import dev.diatom.image.op.label.FillHoles;
import dev.diatom.image.op.label.HMaxima;
import dev.diatom.image.op.label.Reconstruction;
import dev.diatom.image.op.label.RegionalMaxima;
import dev.diatom.image.op.morphology.Flat;
import dev.diatom.image.op.morphology.Gradient;
import dev.diatom.image.op.morphology.Skeleton;
import dev.diatom.image.op.morphology.TopHat;

/**
 * Morphology: operators that look at the shape of what is bright.
 *
 * <p>All take every pixel type and keep it, and work on grey values and masks alike: the smallest or largest value under a
 * flat {@link StructuringElement} (Serra, Image Analysis and Mathematical Morphology, 1982; Soille, Morphological Image
 * Analysis, 2003). Where a neighbourhood holds NaN the result is NaN; SciPy's depends on the order in which it looks.
 *
 * <p>Outside the image, pixels are those of {@link Boundary#REFLECT} unless another boundary is asked for, as in SciPy's
 * {@code grey_erosion} and {@code grey_dilation}. So what touches the edge is not worn away from outside, unlike in {@code
 * scipy.ndimage.binary_erosion}, which takes zeros there: {@code boundary(Boundary.constant(0))} asks for that.
 *
 * <p>The cost of a pixel grows with the rows of the element, not with its points, and much less for squares and cubes.
 */
public final class Morphology {
    private Morphology() {}

    // Flat structuring elements

    /**
     * The smallest value under the element: bright things shrink. The result at x is the smallest of f(x + b) for the
     * points b of the element, as in {@code scipy.ndimage.grey_erosion} and {@code skimage.morphology.erosion}.
     *
     * <p>One pass; keeps the type; beyond the edges {@link Boundary#REFLECT} unless asked otherwise.
     */
    public static StencilOperator erosion(StructuringElement element) {
        return Flat.erosion(element);
    }

    /**
     * The largest value under the reflected element: bright things grow, and a single bright pixel becomes the element. The
     * result at x is the largest of f(x - b) for the points b of the element, as in {@code scipy.ndimage.grey_dilation};
     * scikit-image's {@code dilation} does not reflect, which makes a difference only for elements that are not symmetric.
     *
     * <p>One pass; keeps the type; beyond the edges {@link Boundary#REFLECT} unless asked otherwise.
     */
    public static StencilOperator dilation(StructuringElement element) {
        return Flat.dilation(element);
    }

    /**
     * Erosion, then dilation: takes away what is bright and smaller than the element, and leaves the rest much as it is. As
     * {@code scipy.ndimage.grey_opening}; each step extends its own input at the edges.
     *
     * <p>One pass; keeps the type; beyond the edges {@link Boundary#REFLECT}.
     */
    public static Chain opening(StructuringElement element) {
        return opening(element, Boundary.REFLECT);
    }

    /** The same with another boundary, in both steps. */
    public static Chain opening(StructuringElement element, Boundary boundary) {
        return Chain.named(
                "opening(" + element + ")",
                erosion(element).boundary(boundary),
                dilation(element).boundary(boundary));
    }

    /**
     * Dilation, then erosion: fills what is dark and smaller than the element. As {@code scipy.ndimage.grey_closing}; each
     * step extends its own input at the edges.
     *
     * <p>One pass; keeps the type; beyond the edges {@link Boundary#REFLECT}.
     */
    public static Chain closing(StructuringElement element) {
        return closing(element, Boundary.REFLECT);
    }

    /** The same with another boundary, in both steps. */
    public static Chain closing(StructuringElement element, Boundary boundary) {
        return Chain.named(
                "closing(" + element + ")",
                dilation(element).boundary(boundary),
                erosion(element).boundary(boundary));
    }

    /**
     * What {@link #opening} takes away: the image less its opening, that is, bright things smaller than the element. As
     * {@code scipy.ndimage.white_tophat}, but the difference saturates where the type cannot hold it, and does not wrap.
     *
     * <p>Two passes, with the opening kept in between; keeps the type; beyond the edges {@link Boundary#REFLECT}.
     */
    public static Operator whiteTopHat(StructuringElement element) {
        return whiteTopHat(element, Boundary.REFLECT);
    }

    /** The same with another boundary. */
    public static Operator whiteTopHat(StructuringElement element, Boundary boundary) {
        return new TopHat("whiteTopHat(" + element + ")", opening(element, boundary), true);
    }

    /**
     * What {@link #closing} fills: the closing less the image, that is, dark things smaller than the element. As {@code
     * scipy.ndimage.black_tophat}, but the difference saturates where the type cannot hold it, and does not wrap.
     *
     * <p>Two passes, with the closing kept in between; keeps the type; beyond the edges {@link Boundary#REFLECT}.
     */
    public static Operator blackTopHat(StructuringElement element) {
        return blackTopHat(element, Boundary.REFLECT);
    }

    /** The same with another boundary. */
    public static Operator blackTopHat(StructuringElement element, Boundary boundary) {
        return new TopHat("blackTopHat(" + element + ")", closing(element, boundary), false);
    }

    /**
     * The dilation less the erosion: how much values differ under the element, which is bright along edges. As {@code
     * scipy.ndimage.morphological_gradient}, but the difference saturates where the type cannot hold it, and does not wrap.
     *
     * <p>One pass; keeps the type; beyond the edges {@link Boundary#REFLECT} unless asked otherwise.
     */
    public static StencilOperator morphologicalGradient(StructuringElement element) {
        return Gradient.of(element);
    }

    // What spreads through the whole image

    /**
     * Lets an image, the seed, grow under a mask as far as it goes: the result is the least image that is nowhere below the
     * smaller of seed and mask, nowhere above the mask, and at each pixel as high as at each of its neighbours, or as the
     * mask. Of two masks, those components of {@code mask} that have a pixel in the seed.
     *
     * <p>There is no boundary. The type stays. Where the seed is above the mask, the mask counts; {@code
     * skimage.morphology.reconstruction} refuses that, and otherwise gives the same with {@code method='dilation'}. NaN is
     * above all other values.
     *
     * <p>Needs one pass to begin, and then some: the image is worked on in blocks as large as the memory budget allows, and a
     * block is due again when what surrounds it changed. Mostly that makes two or three passes; an object that winds through
     * many blocks costs those blocks again each time that it enters them.
     *
     * <p>Source: Vincent, Morphological grayscale reconstruction in image analysis, IEEE Transactions on Image Processing 2
     * (1993).
     *
     * @param mask of the seed's type and extent; not FLOAT64; on disk or in memory
     * @param neighbours which pixels touch: 4 or 8 within planes, 6, 18 or 26 within volumes
     * @throws IllegalArgumentException if it is another number; when applied, if the mask does not fit
     */
    public static WholeImageOperator reconstructionByDilation(Image mask, int neighbours) {
        return new Reconstruction(true, mask, Connectivity.of(neighbours));
    }

    /**
     * Wears an image, the seed, down to a mask: the same turned upside down. Where the seed is below the mask, the mask counts.
     *
     * @param mask of the seed's type and extent; not FLOAT64; on disk or in memory
     * @param neighbours which pixels touch: 4 or 8 within planes, 6, 18 or 26 within volumes
     * @throws IllegalArgumentException if it is another number; when applied, if the mask does not fit
     */
    public static WholeImageOperator reconstructionByErosion(Image mask, int neighbours) {
        return new Reconstruction(false, mask, Connectivity.of(neighbours));
    }

    /**
     * Fills the holes of each plane: background from which no path, by sides, leads to the plane's border. The type stays. A
     * mask gets what {@code scipy.ndimage.binary_fill_holes} gives; in a grey image a hole is filled as high as the lowest
     * point of its rim, as by reconstruction by erosion. ImageJ fills holes whose background is connected by sides, too.
     *
     * <p>Takes all types but FLOAT64. Passes as {@link #reconstructionByDilation} says.
     */
    public static WholeImageOperator fillHoles2d() {
        return new FillHoles(Connectivity.SIDES_2D);
    }

    /**
     * The same in each volume: a hole is what is closed on all sides. The first and the last plane are border, so that in an
     * image of one plane there are no holes.
     */
    public static WholeImageOperator fillHoles3d() {
        return new FillHoles(Connectivity.SIDES_3D);
    }

    /**
     * The mask of the peaks that rise at least {@code height} above the highest saddle over which a higher point can be
     * reached; the highest of a plane or volume, above its lowest point. A peak is marked where it is highest, not on its
     * slopes. That is {@code skimage.morphology.h_maxima}; two peaks of one height with a lower saddle between them are both
     * marked. Its rounding differs: here {@code height} is taken from a FLOAT32 value once, and rounded once.
     *
     * <p>Takes all types but FLOAT64. Passes as {@link #reconstructionByDilation} says, two more at the beginning and the end,
     * and a temporary image of 4 bytes a pixel.
     *
     * @param height in units of the image's values, above 0
     * @param neighbours which pixels touch: 4 or 8 within planes, 6, 18 or 26 within volumes
     * @throws IllegalArgumentException if the height is not above 0 and finite, or the number is another
     */
    public static WholeImageOperator hMaxima(double height, int neighbours) {
        return new HMaxima(height, Connectivity.of(neighbours));
    }

    /**
     * The mask of the plateaus, of one pixel or more, that no higher pixel touches. What lies outside the image is not higher;
     * a plane or volume of one value has none. That is {@code skimage.morphology.local_maxima}.
     *
     * <p>Takes all types but FLOAT64. Passes as {@link #reconstructionByDilation} says, and one more at the beginning.
     *
     * @param neighbours which pixels touch: 4 or 8 within planes, 6, 18 or 26 within volumes
     * @throws IllegalArgumentException if it is another number
     */
    public static WholeImageOperator regionalMaxima(int neighbours) {
        return new RegionalMaxima(Connectivity.of(neighbours));
    }

    // Masks

    /**
     * Thins every object to lines of one pixel, in each XY plane, that run where it was widest and hang together as it did.
     * Pixels that are neither 0 nor NaN count as set; the result is a mask. Pixel for pixel {@code skimage.morphology.skeletonize} with
     * {@code method="zhang"}: the algorithm of Zhang and Suen (1984), with scikit-image's exceptions.
     *
     * <p>Outside the image is background. Needs the whole image: a plane is held in memory, one byte a pixel, where it fits a
     * thread's share of {@link dev.diatom.image.Processing#memoryBudget}; larger planes are gone through once for every 16
     * pixels of the widest object's half width.
     */
    public static Operator skeleton() {
        return new Skeleton();
    }
}
