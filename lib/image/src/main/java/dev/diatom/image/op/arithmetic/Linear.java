package dev.diatom.image.op.arithmetic;

import dev.diatom.image.PixelType;

/** {@code factor * value + offset}, rounded once. */
public record Linear(double factor, double offset) implements ValueOperator {
    public Linear {
        Numbers.finite("a factor", factor);
        Numbers.finite("an offset", offset);
    }

    @Override
    public String label() {
        return "linear(" + Numbers.text(factor) + ", " + Numbers.text(offset) + ")";
    }

    @Override
    public ValueFunction function(PixelType input) {
        return (values, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = values[i] * factor + offset;
            }
        };
    }
}
