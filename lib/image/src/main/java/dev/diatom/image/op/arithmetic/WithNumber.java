package dev.diatom.image.op.arithmetic;

import dev.diatom.image.PixelType;

/** Computes each pixel's value with a number. */
public record WithNumber(Operation operation, double number) implements ValueOperator {
    public WithNumber {
        if (Double.isNaN(number)) {
            throw new IllegalArgumentException("the number to " + operation.label() + " cannot be NaN");
        }
        if (operation == Operation.DIVIDE && number == 0) {
            throw new IllegalArgumentException("pixels cannot be divided by 0: expected any other number");
        }
    }

    @Override
    public String label() {
        return operation.label() + "(" + Numbers.text(number) + ")";
    }

    @Override
    public ValueFunction function(PixelType input) {
        return (values, count) -> operation.apply(values, number, count);
    }
}
