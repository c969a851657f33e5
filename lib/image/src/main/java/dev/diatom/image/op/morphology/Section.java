package dev.diatom.image.op.morphology;

import dev.diatom.image.op.StructuringElement;
import dev.diatom.image.op.morphology.Rectangle.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * One plane of a structuring element.
 *
 * @param rectangles all its points; none if it is empty
 */
record Section(List<Rectangle> rectangles) {
    /** The plane at this distance from the centre: its rows cut into runs, and equal runs below each other joined. */
    static Section of(StructuringElement element, int dz) {
        var done = new ArrayList<Rectangle>();
        var open = new ArrayList<Rectangle>();
        for (int y = -element.radiusY(); y <= element.radiusY(); y++) {
            var next = new ArrayList<Rectangle>();
            for (var run : runs(element, y, dz)) {
                next.add(joined(open, run));
            }
            done.addAll(open);
            open = next;
        }
        done.addAll(open);
        return new Section(List.copyOf(done));
    }

    boolean isEmpty() {
        return rectangles.isEmpty();
    }

    /** A run together with the rectangle that it goes on, which is taken from the list. */
    private static Rectangle joined(List<Rectangle> open, Rectangle run) {
        for (int i = 0; i < open.size(); i++) {
            var above = open.get(i);
            if (above.x() == run.x() && above.shape().columns() == run.shape().columns()) {
                open.remove(i);
                return new Rectangle(
                        above.x(),
                        above.y(),
                        new Shape(run.shape().columns(), above.shape().rows() + 1));
            }
        }
        return run;
    }

    private static List<Rectangle> runs(StructuringElement element, int y, int dz) {
        var runs = new ArrayList<Rectangle>();
        int end = element.radiusX() + 1;
        for (int x = -element.radiusX(); x < end; x++) {
            if (element.contains(x, y, dz)) {
                int start = x;
                while (x < end && element.contains(x, y, dz)) {
                    x++;
                }
                runs.add(new Rectangle(start, y, new Shape(x - start, 1)));
            }
        }
        return runs;
    }
}
