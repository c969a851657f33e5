package dev.diatom.image.op.arithmetic;

import dev.diatom.image.Image;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.PairOperator;
import dev.diatom.image.op.engine.Foreground;

/** Keeps the pixels where a mask is set, and gives all others one value. */
public record Masked(Image operand, double otherwise) implements PairOperator {
    @Override
    public String label() {
        String value = otherwise == 0 ? "" : ", " + Numbers.text(otherwise);
        return "masked(" + operand.metadata().name() + value + ")";
    }

    @Override
    public PixelType outputType(PixelType input) {
        return input;
    }

    @Override
    public PairFunction pairFunction(PixelType input, PixelType mask) {
        return new PiecewisePair(input, mask, input, (values, set, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = Foreground.isSet(set[i]) ? values[i] : otherwise;
            }
        });
    }

    @Override
    public String toString() {
        return label();
    }
}
