package dev.diatom.image.op;

import dev.diatom.image.op.morphology.Flat;
import dev.diatom.image.op.morphology.Gradient;
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
}
