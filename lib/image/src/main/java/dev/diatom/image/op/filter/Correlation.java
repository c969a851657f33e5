package dev.diatom.image.op.filter;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.PlaneKernel;

/** The weighted sum of a neighbourhood. */
public record Correlation(Weights weights) implements Design {
    @Override
    public Halo halo() {
        return weights.halo();
    }

    @Override
    public PlaneKernel kernel(PixelType input) {
        return new CorrelationKernel(weights, input);
    }

    @Override
    public Correlation on(ImageForm form) {
        return this;
    }

    @Override
    public PixelType outputType(PixelType input) {
        return input;
    }

    @Override
    public Role outputRole(Role input) {
        return Design.blurred(input);
    }
}
