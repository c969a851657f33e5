package dev.diatom.image.op.label;

import dev.diatom.image.Extent;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;

/**
 * An image cut into boxes that hold whole lines along one axis, at each channel and frame.
 *
 * @param extent of the image
 * @param alongZ whether lines run along Z; else along Y
 * @param columns of a box
 * @param rows of a box where lines run along Z; else all
 */
record LineBoxes(Extent extent, boolean alongZ, long columns, long rows) {
    /** Boxes of about so many pixels, at least one line. */
    static LineBoxes of(Extent extent, boolean alongZ, long pixels) {
        long lines = Math.max(1, pixels / (alongZ ? extent.z() : extent.y()));
        long columns = Math.min(extent.x(), lines);
        return new LineBoxes(
                extent, alongZ, columns, alongZ ? Math.min(extent.y(), Math.max(1, lines / columns)) : extent.y());
    }

    private long across() {
        return parts(extent.x(), columns);
    }

    private long down() {
        return parts(extent.y(), rows);
    }

    long count() {
        return across() * down() * (alongZ ? extent.c() * extent.t() : extent.planes());
    }

    /** The pixels of the largest box. */
    int pixels() {
        return Math.toIntExact(columns * rows * (alongZ ? extent.z() : 1));
    }

    /** The box with this number. */
    Selection box(long number) {
        long across = number % across();
        long down = number / across() % down();
        long rest = number / across() / down();
        long z = alongZ ? 0 : rest % extent.z();
        long channels = alongZ ? rest : rest / extent.z();
        return new Selection(
                part(extent.x(), columns, across),
                part(extent.y(), rows, down),
                alongZ ? Range.all(extent.z()) : Range.at(z),
                Range.at(channels % extent.c()),
                Range.at(channels / extent.c()));
    }

    private static long parts(long size, long part) {
        return (size + part - 1) / part;
    }

    private static Range part(long size, long part, long number) {
        return new Range(number * part, Math.min(part, size - number * part), 1);
    }
}
