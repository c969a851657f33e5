package dev.diatom.image.op.arithmetic;

import dev.diatom.image.PixelType;

/** Values below the smallest that is allowed become that, and values above the largest become that. */
public record Clamp(double min, double max) implements ValueOperator {
    public Clamp {
        if (!(min <= max)) {
            throw new IllegalArgumentException("values are clamped from a smallest to a largest value, found "
                    + Numbers.text(min) + " to " + Numbers.text(max));
        }
    }

    @Override
    public String label() {
        return "clamp(" + Numbers.text(min) + ", " + Numbers.text(max) + ")";
    }

    @Override
    public ValueFunction function(PixelType input) {
        return (values, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = Math.max(min, Math.min(max, values[i]));
            }
        };
    }
}
