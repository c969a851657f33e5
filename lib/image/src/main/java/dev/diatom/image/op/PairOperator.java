package dev.diatom.image.op;

import dev.diatom.image.Image;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;

/**
 * An operator whose result at a pixel depends on that pixel and on one of a second image, at the same place. The second
 * image is of the same extent, or has one channel, one frame or one plane, which then stands for all. It may be on disk or
 * in memory, whatever the first is; the operator keeps it alive, the result does not.
 */
public non-sealed interface PairOperator extends Operator {
    /** The second image. */
    Image operand();

    /**
     * The type of the result for an input of this type.
     *
     * @throws IllegalArgumentException if the operator does not take this type
     */
    PixelType outputType(PixelType input);

    /** The role of the result for an input of this role. */
    default Role outputRole(Role input) {
        return input;
    }

    /** The function for rows of these types; it is called from several threads at once. */
    PairFunction pairFunction(PixelType input, PixelType operand);

    @Override
    default ImageForm output(ImageForm input) {
        var mine = input.extent();
        var other = operand().extent();
        boolean fits = other.x() == mine.x()
                && other.y() == mine.y()
                && (other.z() == mine.z() || other.z() == 1)
                && (other.c() == mine.c() || other.c() == 1)
                && (other.t() == mine.t() || other.t() == 1);
        if (!fits) {
            throw new IllegalArgumentException(label() + ": the second image must have the extent " + mine
                    + " of the first, or a size of 1 along Z, C or T, found " + other);
        }
        return input.withType(outputType(input.type()))
                .withRole(outputRole(input.metadata().role()))
                .named(label());
    }

    /** Computes a run of pixels. */
    @FunctionalInterface
    interface PairFunction {
        /**
         * Computes the first pixels of two arrays into those of {@code out}.
         *
         * @param in the array of the input type: unsigned values in the signed array of their width
         * @param operand the array of the second image's type
         * @param out the array of the output type
         * @param count how many pixels
         */
        void apply(Object in, Object operand, Object out, int count);
    }
}
