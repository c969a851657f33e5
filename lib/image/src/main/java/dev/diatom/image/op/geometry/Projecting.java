package dev.diatom.image.op.geometry;

import dev.diatom.image.Axis;
import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;
import dev.diatom.image.op.Projection;
import dev.diatom.image.op.arithmetic.ValueRows;
import dev.diatom.image.op.engine.Boxes;
import dev.diatom.image.op.engine.Work;
import java.io.IOException;

/**
 * Projects an image, box by box of the result: all positions along the axis are read for a box, some at a time. What is added
 * up for a pixel is in the order of the axis, whatever the boxes.
 */
final class Projecting {
    private static final int MOST_PIXELS = 1 << 17;

    private final Work work;
    private final Axis axis;
    private final Projection projection;
    private final PixelType type;
    private final long length;

    Projecting(Work work, Axis axis, Projection projection) {
        this.work = work;
        this.axis = axis;
        this.projection = projection;
        this.type = work.input().type();
        this.length = work.input().extent().size(axis);
    }

    void run(String task) {
        // The accumulator, as many numbers, the result, and at least as many pixels as it has; twice where they are
        // turned.
        long bytes = Accumulator.bytesPerPixel(projection) + 2L * Double.BYTES + 2L * type.bytes();
        long most = Math.max(1, Math.min(MOST_PIXELS, work.memoryBudget() / work.threads() / bytes));
        // Rows that are projected themselves are read whole.
        long results = axis == Axis.X ? Math.max(1, most / length) : most;
        var boxes = new Boxes(Axes.with(work.input().extent(), axis, 1), results).grow(Axis.X, Axis.Y);
        int size = Math.toIntExact(boxes.pixels());
        long together = Math.min(length, Math.max(1, most / size));
        work.parallel(
                task, boxes.count(), size * length * type.bytes(), () -> new Projector(size, together, boxes)::project);
    }

    /** What one thread works with. */
    private final class Projector {
        private final Boxes boxes;
        private final long together;
        private final Accumulator accumulator;
        private final Object in;
        private final Object turned;
        private final double[] numbers;
        private final Object out;

        Projector(int size, long together, Boxes boxes) {
            this.boxes = boxes;
            this.together = together;
            accumulator = Accumulator.of(projection, size);
            in = Samples.allocate(type, Math.toIntExact(size * together));
            turned = axis == Axis.X ? Samples.allocate(type, Samples.length(in)) : in;
            numbers = new double[size];
            out = Samples.allocate(work.output().type(), size);
        }

        void project(long number) throws IOException {
            var box = boxes.box(number);
            int size = (int) box.extent().pixels();
            accumulator.begin(size);
            for (long from = 0; from < length; from += together) {
                Cancellation.check();
                long count = Math.min(together, length - from);
                work.input().read(box.with(axis.number(), new Range(from, count, 1)), in, 0);
                add(box, from, (int) count);
            }
            accumulator.end(size, length);
            ValueRows.store(work.output().type(), accumulator.values, out, 0, size);
            work.output().write(box, out, 0);
        }

        /** What was read at a position of the axis stands side by side, but for X: there it is made so. */
        private void add(Selection box, long from, int count) {
            int size = (int) box.extent().pixels();
            if (axis == Axis.X) {
                TiledCopy.copy(new long[] {count, size}, new long[] {1, count}, new long[] {size, 1}, in, turned, 0);
            }
            for (int i = 0; i < count; i++) {
                ValueRows.load(type, turned, i * size, numbers, size);
                accumulator.add(numbers, size, from + i);
            }
        }
    }
}
