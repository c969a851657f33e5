package dev.diatom.image.op.arithmetic;

import dev.diatom.image.PixelType;

/** Spreads the full range of one type over that of another. */
public record ConvertRescaled(PixelType type) implements ValueOperator {
    @Override
    public String label() {
        return "convertRescaled(" + type.label() + ")";
    }

    @Override
    public PixelType outputType(PixelType input) {
        return type;
    }

    @Override
    public ValueFunction function(PixelType input) {
        var from = FullRange.of(input);
        var to = FullRange.of(type);
        return (values, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = to.min() + (values[i] - from.min()) * to.length() / from.length();
            }
        };
    }
}
