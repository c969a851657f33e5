package dev.diatom.image.op.arithmetic;

import dev.diatom.image.PixelType;

/** Brightness to the power of gamma, where 0 is black and the largest value of the type, 1 for floats, is white. */
public record Gamma(double gamma) implements ValueOperator {
    public Gamma {
        Numbers.aboveZero("gamma", gamma);
    }

    @Override
    public String label() {
        return "gamma(" + Numbers.text(gamma) + ")";
    }

    @Override
    public ValueFunction function(PixelType input) {
        double white = FullRange.of(input).max();
        return (values, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = white * Math.pow(Math.max(0, values[i]) / white, gamma);
            }
        };
    }
}
