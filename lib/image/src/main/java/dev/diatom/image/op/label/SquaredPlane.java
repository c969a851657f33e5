package dev.diatom.image.op.label;

/** Squared distances of a plane, or of a part of it, on their way from one axis to the next. */
sealed interface SquaredPlane permits IntSquares, DoubleSquares {
    /** How many columns are walked side by side: the ints of one cache line. */
    int TILE = 16;

    /** The bytes that one pixel takes. */
    int BYTES = 8;

    /** The array, of the type that {@link Spacing#type} says. */
    Object array();

    /** Squares steps along the first axis, kept as {@code short[]} or {@code int[]}. */
    void square(Object steps, int count);

    /** Brings in the distances along Y. The plane has {@code rows} rows of {@code columns} pixels. */
    void alongColumns(int columns, int rows);

    /** Brings in the distances along X. */
    void alongRows(int columns, int rows);

    /** The distances themselves; infinite where there is no unset pixel. */
    void roots(float[] distances, int from, int count);
}
