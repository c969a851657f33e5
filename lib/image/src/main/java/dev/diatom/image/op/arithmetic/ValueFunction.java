package dev.diatom.image.op.arithmetic;

/** A function of one number, on many at once, in place. Called from several threads at once. */
@FunctionalInterface
public interface ValueFunction {
    /** Replaces each of the first {@code count} values by the function of it. */
    void apply(double[] values, int count);
}
