package dev.diatom.image.op.label;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Extent;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.engine.Raster;
import dev.diatom.image.op.engine.Work;
import java.io.IOException;

/** The second pass of one thread: numbers in the place of provisional labels. */
final class ComponentNumbering {
    /** Rows of this many pixels together stay in the processor's cache. */
    private static final int PIXELS = 1 << 16;

    private final Raster labels;
    private final Extent extent;
    private final int rows;
    private final int[] pixels;

    ComponentNumbering(Work work, ComponentPlan plan) {
        this.labels = work.output();
        this.extent = labels.extent();
        int columns = Math.toIntExact(extent.x());
        this.rows = Math.max(1, Math.min(plan.rows(), PIXELS / columns));
        this.pixels = new int[rows * columns];
    }

    void apply(ComponentSegment segment) throws IOException {
        int[] numbers = segment.table().load();
        for (long plane = segment.firstPlane(); plane < segment.firstPlane() + segment.planes(); plane++) {
            for (long row = 0; row < extent.y(); row += rows) {
                Cancellation.check();
                int count = (int) Math.min(rows, extent.y() - row);
                labels.read(Selection.rows(extent, plane, row, count), pixels, 0);
                if (renumber(numbers, (int) (count * extent.x()))) {
                    labels.writeRows(plane, row, count, pixels);
                }
            }
        }
    }

    /** Whether any label is another number now. */
    private boolean renumber(int[] numbers, int count) {
        boolean changed = false;
        for (int i = 0; i < count; i++) {
            int label = pixels[i];
            if (label != 0) {
                int number = numbers[label];
                changed |= number != label;
                pixels[i] = number;
            }
        }
        return changed;
    }
}
