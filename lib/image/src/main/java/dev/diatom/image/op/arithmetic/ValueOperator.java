package dev.diatom.image.op.arithmetic;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.PointOperator;

/** A point operator that is a function of a pixel's value alone, computed in double precision and rounded once. */
interface ValueOperator extends PointOperator {
    /** The function for pixels of this type. */
    ValueFunction function(PixelType input);

    /** Its input's type, unless said otherwise. */
    @Override
    default PixelType outputType(PixelType input) {
        return input;
    }

    /** Numbers that were computed are no mask and no labels any more; colours stay colours. */
    @Override
    default Role outputRole(Role input) {
        return input == Role.RGB ? Role.RGB : Role.INTENSITY;
    }

    @Override
    default boolean dependsOnValueAlone() {
        return true;
    }

    @Override
    default RowFunction rowFunction(PixelType input) {
        return new Piecewise(input, outputType(input), function(input));
    }
}
