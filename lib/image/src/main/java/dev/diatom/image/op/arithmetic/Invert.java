package dev.diatom.image.op.arithmetic;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;

/** Turns the range of the type around: its smallest value becomes its largest. */
public record Invert() implements ValueOperator {
    @Override
    public String label() {
        return "invert";
    }

    @Override
    public Role outputRole(Role input) {
        return input == Role.MASK ? Role.MASK : ValueOperator.super.outputRole(input);
    }

    @Override
    public ValueFunction function(PixelType input) {
        var range = FullRange.of(input);
        double sum = range.min() + range.max();
        return (values, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = sum - values[i];
            }
        };
    }
}
