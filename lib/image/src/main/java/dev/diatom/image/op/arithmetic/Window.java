package dev.diatom.image.op.arithmetic;

import dev.diatom.image.PixelType;

/** Spreads a range of values over the full range of the type; what lies outside of it becomes the nearest end. */
public record Window(double min, double max) implements ValueOperator {
    public Window {
        Numbers.finite("the start of a window", min);
        Numbers.finite("the end of a window", max);
        if (!(min < max)) {
            throw new IllegalArgumentException("a window goes from a smaller to a larger value, found "
                    + Numbers.text(min) + " to " + Numbers.text(max));
        }
        if (Double.isInfinite(max - min)) {
            throw new IllegalArgumentException("a window cannot be wider than " + Double.MAX_VALUE + ", found "
                    + Numbers.text(min) + " to " + Numbers.text(max));
        }
    }

    @Override
    public String label() {
        return "window(" + Numbers.text(min) + ", " + Numbers.text(max) + ")";
    }

    @Override
    public ValueFunction function(PixelType input) {
        var range = FullRange.of(input);
        double start = range.min();
        double length = range.length();
        double span = max - min;
        return (values, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = start + length * ((Math.max(min, Math.min(max, values[i])) - min) / span);
            }
        };
    }
}
