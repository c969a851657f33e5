package dev.diatom.image.op.arithmetic;

import dev.diatom.image.PixelType;

/** How far each value is from 0. */
public record Absolute() implements ValueOperator {
    @Override
    public String label() {
        return "absolute";
    }

    @Override
    public ValueFunction function(PixelType input) {
        return (values, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = Math.abs(values[i]);
            }
        };
    }
}
