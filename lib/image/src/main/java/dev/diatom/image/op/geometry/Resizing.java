package dev.diatom.image.op.geometry;

import dev.diatom.image.Axis;
import dev.diatom.image.Cancellation;
import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;
import dev.diatom.image.op.Interpolation;
import dev.diatom.image.op.arithmetic.ValueRows;
import dev.diatom.image.op.engine.Boxes;
import dev.diatom.image.op.engine.Work;
import java.io.IOException;
import java.util.Arrays;

/**
 * Resizes an image, some rows of the result at a time: each row of the image that has a part in them is resized along X, and then
 * added to them with its weights along Y and Z. What is added up for a pixel is in the order of the image, whatever the rows.
 */
final class Resizing {
    private static final int MOST_PIXELS = 1 << 17;

    private final Work work;
    private final Interpolation interpolation;
    private final PixelType type;
    private final Extent from;
    private final Extent to;

    Resizing(Work work, Interpolation interpolation) {
        this.work = work;
        this.interpolation = interpolation;
        this.type = work.input().type();
        this.from = work.input().extent();
        this.to = work.output().extent();
    }

    void run(String task) {
        long share = work.memoryBudget() / work.threads();
        // Results as numbers and as pixels; and as much again for what is read.
        long most = Math.max(1, Math.min(MOST_PIXELS, share / 2 / (Double.BYTES + type.bytes())));
        var boxes = new Boxes(to, Math.max(most, to.x())).grow(Axis.X, Axis.Y);
        int rowsRead = (int) Math.max(1, Math.min(most / from.x(), from.y()));
        var along = taps(from.x(), to.x(), 0, (int) to.x());
        work.parallel(
                task, boxes.count(), boxes.pixels() * type.bytes(), () -> new Resizer(boxes, rowsRead, along)::resize);
    }

    private Taps taps(long fromSize, long toSize, long offset, int count) {
        return Taps.of(interpolation, fromSize, toSize, offset, count);
    }

    /** What one thread works with. */
    private final class Resizer {
        private final Boxes boxes;
        private final int rowsRead;
        private final Taps along;
        private final int columns = (int) to.x();
        private final Object in;
        private final double[] row = new double[(int) from.x()];
        private final double[] resized = from.x() == to.x() ? row : new double[columns];
        private final double[] sums;
        private final Object out;

        Resizer(Boxes boxes, int rowsRead, Taps along) {
            this.boxes = boxes;
            this.rowsRead = rowsRead;
            this.along = along;
            in = Samples.allocate(type, Math.toIntExact(rowsRead * from.x()));
            sums = new double[(int) boxes.pixels()];
            out = Samples.allocate(type, (int) boxes.pixels());
        }

        void resize(long number) throws IOException {
            var box = boxes.box(number);
            int rows = (int) box.y().count();
            int pixels = rows * columns;
            Arrays.fill(sums, 0, pixels, 0);
            var down = taps(from.y(), to.y(), box.y().start(), rows);
            var deep = taps(from.z(), to.z(), box.z().start(), 1);
            for (long z = deep.first(0); z < deep.end(0); z++) {
                addPlane(box.with(2, Range.at(z)), down, deep.weight(0, z));
            }
            double divisor = along.divisor() * down.divisor() * deep.divisor();
            for (int i = 0; i < pixels; i++) {
                sums[i] /= divisor;
            }
            ValueRows.store(type, sums, out, 0, pixels);
            work.output().write(box, out, 0);
        }

        /** Adds the rows that have a part in the result, those that stand together read together. */
        private void addPlane(Selection box, Taps down, double weight) throws IOException {
            long end = down.end(down.size() - 1);
            int first = 0;
            for (long y = down.first(0); y < end; ) {
                while (down.end(first) <= y) {
                    first++;
                }
                if (down.first(first) > y) {
                    y = down.first(first);
                }
                long behind = y + 1;
                for (int i = first; i < down.size() && down.first(i) <= behind && behind - y < rowsRead; i++) {
                    behind = Math.max(behind, Math.min(y + rowsRead, down.end(i)));
                }
                var rows = new Selection(Range.all(from.x()), new Range(y, behind - y, 1), box.z(), box.c(), box.t());
                work.input().read(rows, in, 0);
                for (int i = 0; i < behind - y; i++) {
                    addRow(i, y + i, first, down, weight);
                }
                y = behind;
            }
        }

        private void addRow(int index, long y, int firstTarget, Taps down, double weight) {
            Cancellation.check();
            ValueRows.load(type, in, index * row.length, row, row.length);
            if (row != resized) {
                along.apply(row, resized);
            }
            for (int target = firstTarget; target < down.size() && down.first(target) <= y; target++) {
                double part = down.weight(target, y);
                if (part != 0) {
                    add(weight * part, target * columns);
                }
            }
        }

        private void add(double weight, int at) {
            for (int x = 0; x < columns; x++) {
                sums[at + x] += weight * resized[x];
            }
        }
    }
}
