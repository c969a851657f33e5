package dev.diatom.image.op.arithmetic;

import dev.diatom.image.Image;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.PairOperator;

/** Computes each pixel's value with that of another image. The result has the first image's type. */
public record WithImage(Operation operation, Image operand) implements PairOperator {
    @Override
    public String label() {
        return operation.label() + "(" + operand.metadata().name() + ")";
    }

    @Override
    public PixelType outputType(PixelType input) {
        return input;
    }

    @Override
    public Role outputRole(Role input) {
        return input == Role.RGB ? Role.RGB : Role.INTENSITY;
    }

    @Override
    public PairFunction pairFunction(PixelType input, PixelType other) {
        return new PiecewisePair(input, other, input, operation::apply);
    }

    @Override
    public String toString() {
        return label();
    }
}
