package dev.diatom.image.op.arithmetic;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.PointOperator;
import java.util.function.DoubleUnaryOperator;

/** A user's function of one value. It is never tabulated: what it says need not depend on the value alone. */
public record Pixelwise(PixelType type, DoubleUnaryOperator function) implements PointOperator {
    @Override
    public String label() {
        return "pixelwise";
    }

    @Override
    public PixelType outputType(PixelType input) {
        return type;
    }

    @Override
    public Role outputRole(Role input) {
        return input == Role.RGB ? Role.RGB : Role.INTENSITY;
    }

    @Override
    public RowFunction rowFunction(PixelType input) {
        return new Piecewise(input, type, PixelLoop.of(function));
    }
}
