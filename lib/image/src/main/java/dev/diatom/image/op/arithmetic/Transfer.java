package dev.diatom.image.op.arithmetic;

import dev.diatom.image.PixelType;

/** A curve from values to shares of the full range of the type, straight between its points and level beyond them. */
public final class Transfer implements ValueOperator {
    private final String label;
    private final double first;
    private final double step;
    private final double[] shares;

    /**
     * Of these points.
     *
     * @param first the value of the first point
     * @param step from one point to the next
     * @param shares from 0 to 1, at least one; kept, not copied
     */
    public Transfer(String label, double first, double step, double... shares) {
        this.label = label;
        this.first = first;
        this.step = step;
        this.shares = shares;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public ValueFunction function(PixelType input) {
        var range = FullRange.of(input);
        int last = shares.length - 1;
        return (values, count) -> {
            for (int i = 0; i < count; i++) {
                double position = Math.max(0, Math.min(last, (values[i] - first) / step));
                int point = (int) position;
                double share = shares[point] + (position - point) * (shares[Math.min(last, point + 1)] - shares[point]);
                values[i] = range.min() + range.length() * share;
            }
        };
    }

    @Override
    public String toString() {
        return label;
    }
}
