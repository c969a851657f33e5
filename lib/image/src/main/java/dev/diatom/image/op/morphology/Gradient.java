package dev.diatom.image.op.morphology;

import dev.diatom.image.PixelType;
import dev.diatom.image.op.Boundary;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.StencilOperator;
import dev.diatom.image.op.StructuringElement;

/**
 * Dilation less erosion, in one pass.
 *
 * @param dilation by the same element
 * @param erosion with the same boundary
 */
public record Gradient(Flat dilation, Flat erosion) implements StencilOperator {
    public static Gradient of(StructuringElement element) {
        return new Gradient(Flat.dilation(element), Flat.erosion(element));
    }

    @Override
    public String label() {
        return "morphologicalGradient(" + erosion.element() + ")";
    }

    @Override
    public PixelType outputType(PixelType input) {
        return input;
    }

    @Override
    public Halo halo() {
        return erosion.halo();
    }

    @Override
    public Boundary boundary() {
        return erosion.boundary();
    }

    @Override
    public Gradient boundary(Boundary other) {
        return new Gradient(dilation.boundary(other), erosion.boundary(other));
    }

    @Override
    public PlaneKernel kernel(PixelType input) {
        return new GradientKernel(dilation.kernel(input), erosion.kernel(input));
    }
}
