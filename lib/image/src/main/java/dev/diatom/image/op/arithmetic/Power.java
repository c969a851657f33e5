package dev.diatom.image.op.arithmetic;

import dev.diatom.image.PixelType;

/** Each value to the power of an exponent. */
public record Power(double exponent) implements ValueOperator {
    public Power {
        Numbers.finite("an exponent", exponent);
    }

    @Override
    public String label() {
        return "power(" + Numbers.text(exponent) + ")";
    }

    @Override
    public ValueFunction function(PixelType input) {
        return (values, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = Math.pow(values[i], exponent);
            }
        };
    }
}
