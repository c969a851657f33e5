package dev.diatom.image.op.morphology;

import dev.diatom.image.op.morphology.Rectangle.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the extremes over rectangles of some shapes come from those over single pixels: each shape is two of a smaller one,
 * which may overlap, so that a run of n takes about log n steps.
 *
 * @param shapes all that are computed, {@link Shape#POINT}, which the image itself is, first
 * @param steps in the order in which they are done
 */
record Growth(List<Shape> shapes, List<Step> steps) {
    /** Shape {@code to} is the extreme of shape {@code from} and of the same so many columns and rows on. */
    record Step(int from, int to, int columns, int rows) {}

    static Growth of(Collection<Shape> wanted) {
        var shapes = new ArrayList<Shape>();
        var steps = new ArrayList<Step>();
        shapes.add(Shape.POINT);
        var rowsByColumns = new TreeMap<Integer, TreeSet<Integer>>();
        for (var shape : wanted) {
            rowsByColumns
                    .computeIfAbsent(shape.columns(), columns -> new TreeSet<>())
                    .add(shape.rows());
        }
        int from = 0;
        for (int columns : rowsByColumns.keySet()) {
            from = grow(shapes, steps, from, columns, true);
        }
        rowsByColumns.forEach((columns, sizes) -> {
            int at = shapes.indexOf(new Shape(columns, 1));
            for (int rows : sizes) {
                at = grow(shapes, steps, at, rows, false);
            }
        });
        return new Growth(List.copyOf(shapes), List.copyOf(steps));
    }

    /** Adds the steps from one shape to another that is larger one way; where that stands. */
    private static int grow(List<Shape> shapes, List<Step> steps, int from, int size, boolean across) {
        int at = from;
        for (int now = size(shapes.get(at), across); now < size; ) {
            int next = Math.min(2 * now, size);
            var before = shapes.get(at);
            shapes.add(across ? new Shape(next, 1) : new Shape(before.columns(), next));
            steps.add(new Step(at, shapes.size() - 1, across ? next - now : 0, across ? 0 : next - now));
            at = shapes.size() - 1;
            now = next;
        }
        return at;
    }

    private static int size(Shape shape, boolean across) {
        return across ? shape.columns() : shape.rows();
    }
}
