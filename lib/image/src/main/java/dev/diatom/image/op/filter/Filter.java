package dev.diatom.image.op.filter;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.Boundary;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.StencilOperator;

/**
 * A filter.
 *
 * @param label as it was written; lengths that were turned into pixels since do not change it
 */
public record Filter(String label, Design design, Boundary boundary) implements StencilOperator {
    public static Filter of(String label, Design design) {
        return new Filter(label, design, Boundary.REFLECT);
    }

    @Override
    public PixelType outputType(PixelType input) {
        return design.outputType(input);
    }

    @Override
    public Role outputRole(Role input) {
        return design.outputRole(input);
    }

    @Override
    public Filter on(ImageForm input) {
        return new Filter(label, design.on(input), boundary);
    }

    @Override
    public Halo halo() {
        return design.halo();
    }

    @Override
    public Filter boundary(Boundary other) {
        return new Filter(label, design, other);
    }

    @Override
    public PlaneKernel kernel(PixelType input) {
        return design.kernel(input);
    }

    @Override
    public String toString() {
        return label;
    }
}
