package dev.diatom.image.op;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;

/** An operator whose result at a pixel depends on that pixel alone. Fuses with its neighbours in a chain. */
public non-sealed interface PointOperator extends Operator {
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

    /**
     * Whether equal pixels always have equal results, and every value of the type has one: then the results for types of up to 16
     * bits may be computed once, and looked up. Not so for a function that counts, or draws lots.
     */
    default boolean dependsOnValueAlone() {
        return false;
    }

    /** The function for rows of this type; it is called from several threads at once. */
    RowFunction rowFunction(PixelType input);

    @Override
    default ImageForm output(ImageForm input) {
        return input.withType(outputType(input.type()))
                .withRole(outputRole(input.metadata().role()))
                .named(label());
    }

    /** Computes a run of pixels. */
    @FunctionalInterface
    interface RowFunction {
        /**
         * Computes the first pixels of {@code in} into those of {@code out}.
         *
         * @param in the array of the input type: unsigned values in the signed array of their width
         * @param out the array of the output type
         * @param count how many pixels
         */
        void apply(Object in, Object out, int count);
    }
}
