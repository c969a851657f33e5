package dev.diatom.image.op.morphology;

/**
 * Points of a plane, relative to the centre of a structuring element.
 *
 * @param x of its first column
 * @param y of its first row
 * @param shape how many columns and rows
 */
record Rectangle(int x, int y, Shape shape) {
    /** The size of a rectangle. */
    record Shape(int columns, int rows) {
        static final Shape POINT = new Shape(1, 1);
    }
}
