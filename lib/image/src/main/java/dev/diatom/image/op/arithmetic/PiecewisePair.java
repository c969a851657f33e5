package dev.diatom.image.op.arithmetic;

import dev.diatom.image.PixelType;
import dev.diatom.image.op.PairOperator.PairFunction;

/** A function of two rows that turns pieces of them, small enough for the nearest cache, into numbers and back. */
record PiecewisePair(PixelType input, PixelType operand, PixelType output, Function function) implements PairFunction {
    /** A function of two numbers, on many at once; the results replace the first. */
    @FunctionalInterface
    interface Function {
        void apply(double[] values, double[] others, int count);
    }

    @Override
    public void apply(Object in, Object other, Object out, int count) {
        int longest = Math.min(Piecewise.PIECE, count);
        var values = new double[longest];
        var others = new double[longest];
        for (int start = 0; start < count; start += Piecewise.PIECE) {
            int length = Math.min(Piecewise.PIECE, count - start);
            ValueRows.load(input, in, start, values, length);
            ValueRows.load(operand, other, start, others, length);
            function.apply(values, others, length);
            ValueRows.store(output, values, out, start, length);
        }
    }
}
