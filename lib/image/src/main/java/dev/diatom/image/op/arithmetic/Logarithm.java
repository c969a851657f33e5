package dev.diatom.image.op.arithmetic;

import dev.diatom.image.PixelType;

/** The natural logarithm of each value; of the types that FLOAT32 holds exactly, as FLOAT32. */
public record Logarithm() implements ValueOperator {
    @Override
    public String label() {
        return "log";
    }

    @Override
    public PixelType outputType(PixelType input) {
        return switch (input) {
            case UINT8, INT8, UINT16, INT16, FLOAT32 -> PixelType.FLOAT32;
            case UINT32, INT32, FLOAT64 -> PixelType.FLOAT64;
        };
    }

    @Override
    public ValueFunction function(PixelType input) {
        return (values, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = Math.log(values[i]);
            }
        };
    }
}
