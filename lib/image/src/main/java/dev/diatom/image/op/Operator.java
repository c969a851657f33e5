package dev.diatom.image.op;

/**
 * What can be applied to an image. A value: immutable, may be used for any number of images, from any thread.
 *
 * <p>An operator says what it makes of an image before anything is computed ({@link #output}), and {@link #then} composes:
 * {@code img.apply(a).apply(b)} and {@code img.apply(a.then(b))} give the same pixels, bit for bit.
 */
public sealed interface Operator
        permits PointOperator, PairOperator, StencilOperator, WholeImageOperator, ImageDependent, Chain {
    /** A short name for captions and progress: {@code above(120)}. */
    String label();

    /**
     * What the result is for such an input: its type, extent and description.
     *
     * @throws IllegalArgumentException if the operator does not take such an image; says what it takes
     */
    ImageForm output(ImageForm input);

    /** The same operator with physical lengths turned into pixels, as the image is calibrated. */
    default Operator on(ImageForm input) {
        return this;
    }

    /** This operator, and then another one on its result. */
    default Operator then(Operator next) {
        return Chain.of(this, next);
    }
}
