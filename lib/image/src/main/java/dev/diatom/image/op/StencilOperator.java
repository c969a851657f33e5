package dev.diatom.image.op;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;

/**
 * An operator whose result at a pixel depends on the pixels around it, as far as its {@link #halo} reaches. Beyond the
 * image's edges its {@link #boundary} tells the pixels; in a chain each operator so extends its own input.
 */
public non-sealed interface StencilOperator extends Operator {
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

    /** How far it looks around a pixel. */
    Halo halo();

    /** What it takes for the pixels outside the image. */
    Boundary boundary();

    /** The same with another boundary. */
    StencilOperator boundary(Boundary boundary);

    /** A new kernel for pixels of this type. */
    PlaneKernel kernel(PixelType input);

    @Override
    default ImageForm output(ImageForm input) {
        return input.withType(outputType(input.type()))
                .withRole(outputRole(input.metadata().role()))
                .named(label());
    }
}
