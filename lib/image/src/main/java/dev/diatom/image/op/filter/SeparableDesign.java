package dev.diatom.image.op.filter;

import dev.diatom.image.PixelType;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.PlaneKernel;

/** A filter made of correlations along the axes. */
public interface SeparableDesign extends Design {
    Separable separable();

    @Override
    default Halo halo() {
        return separable().halo();
    }

    @Override
    default PlaneKernel kernel(PixelType input) {
        return new SeparableKernel(separable(), input, outputType(input));
    }
}
