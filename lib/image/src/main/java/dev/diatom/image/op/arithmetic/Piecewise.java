package dev.diatom.image.op.arithmetic;

import dev.diatom.image.PixelType;
import dev.diatom.image.op.PointOperator.RowFunction;

/** A row function that turns pieces of a row, small enough for the nearest cache, into numbers and back. */
record Piecewise(PixelType input, PixelType output, ValueFunction function) implements RowFunction {
    static final int PIECE = 1024;

    @Override
    public void apply(Object in, Object out, int count) {
        var values = new double[Math.min(PIECE, count)];
        for (int start = 0; start < count; start += PIECE) {
            int length = Math.min(PIECE, count - start);
            ValueRows.load(input, in, start, values, length);
            function.apply(values, length);
            ValueRows.store(output, values, out, start, length);
        }
    }
}
