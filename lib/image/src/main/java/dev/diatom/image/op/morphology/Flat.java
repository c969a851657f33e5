package dev.diatom.image.op.morphology;

import dev.diatom.image.PixelType;
import dev.diatom.image.op.Boundary;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.StencilOperator;
import dev.diatom.image.op.StructuringElement;

/**
 * Erosion or dilation.
 *
 * @param name as it is called
 * @param element as it was given;
 * @param neighbours the points that are looked at, in pieces
 * @param extreme what is taken
 */
public record Flat(
        String name, StructuringElement element, Decomposition neighbours, Extreme extreme, Boundary boundary)
        implements StencilOperator {
    public static Flat erosion(StructuringElement element) {
        return new Flat("erosion", element, Decomposition.of(element), Extreme.SMALLEST, Boundary.REFLECT);
    }

    /** Looks at the reflected element, so that a single bright pixel becomes the element as it is. */
    public static Flat dilation(StructuringElement element) {
        return new Flat("dilation", element, Decomposition.of(element.reflected()), Extreme.LARGEST, Boundary.REFLECT);
    }

    @Override
    public String label() {
        return name + "(" + element + ")";
    }

    @Override
    public PixelType outputType(PixelType input) {
        return input;
    }

    @Override
    public Halo halo() {
        return new Halo(element.radiusX(), element.radiusY(), element.radiusZ());
    }

    @Override
    public Flat boundary(Boundary other) {
        return new Flat(name, element, neighbours, extreme, other);
    }

    @Override
    public FlatKernel kernel(PixelType input) {
        return new FlatKernel(neighbours, extreme, input);
    }
}
