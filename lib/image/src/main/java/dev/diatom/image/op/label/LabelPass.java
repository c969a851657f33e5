package dev.diatom.image.op.label;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Extent;
import dev.diatom.image.op.engine.LineMemory;
import dev.diatom.image.op.engine.Raster;
import dev.diatom.image.op.engine.Work;
import dev.diatom.image.op.measure.LabelRows;
import java.io.IOException;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Goes once through the labels of some planes, on all threads, in half of the memory: labels are kept in the other. */
final class LabelPass {
    private static final int PIXELS = 1 << 16;

    private final Work work;
    private final Extent extent;
    private final int rows;
    private final long perPlane;

    /** @throws IllegalArgumentException if a row does not fit a thread's memory */
    LabelPass(Work work, String task) {
        this.work = work;
        this.extent = work.form().extent();
        int pixelBytes = 2 * (Integer.BYTES + work.form().type().bytes());
        LineMemory.check(work, task, "rows", extent.x(), 1, pixelBytes);
        long pixels = Math.min(PIXELS, work.memoryBudget() / work.threads() / pixelBytes);
        this.rows = (int) Math.max(1, Math.min(extent.y(), pixels / extent.x()));
        this.perPlane = (extent.y() - 1) / rows + 1;
    }

    /** Gives the number that takes the place of a label which is not 0; it is asked once a run. */
    @FunctionalInterface
    interface Renumbering {
        int number(int label);
    }

    /** Takes labels. */
    @FunctionalInterface
    interface Reading {
        void read(int[] labels, int count) throws IOException;
    }

    /** Looks at all labels, in no order; the reading of each thread is its own. */
    void read(String task, Supplier<Reading> perThread) {
        work.parallel(task, perPlane * extent.planes(), bytesPerStep(), () -> {
            var source = new LabelRows(work.input(), rows);
            var reading = perThread.get();
            return step -> {
                int count = rows(step);
                reading.read(source.read(step / perPlane, step % perPlane * rows, count), (int) (count * extent.x()));
            };
        });
    }

    /** Writes the result for some planes, with a renumbering for each. */
    void renumber(String task, long firstPlane, long planes, LongFunction<Renumbering> ofPlane) {
        Raster output = work.output();
        work.parallel(task, perPlane * planes, bytesPerStep(), () -> {
            var source = new LabelRows(work.input(), rows);
            return step -> {
                Cancellation.check();
                long plane = firstPlane + step / perPlane;
                long row = step % perPlane * rows;
                int count = rows(step);
                int[] labels = source.read(plane, row, count);
                renumber(labels, (int) (count * extent.x()), ofPlane.apply(plane));
                output.writeRows(plane, row, count, labels);
            };
        });
    }

    private int rows(long step) {
        return (int) Math.min(rows, extent.y() - step % perPlane * rows);
    }

    private long bytesPerStep() {
        return rows * extent.x() * work.form().type().bytes();
    }

    private static void renumber(int[] labels, int count, Renumbering renumbering) {
        int last = 0;
        int number = 0;
        for (int i = 0; i < count; i++) {
            int label = labels[i];
            if (label != 0) {
                if (label != last) {
                    last = label;
                    number = renumbering.number(label);
                }
                labels[i] = number;
            }
        }
    }
}
