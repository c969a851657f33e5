package dev.diatom.image.op.label;

import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Foreground;
import dev.diatom.image.op.engine.LineMemory;
import dev.diatom.image.op.engine.Raster;
import dev.diatom.image.op.engine.Work;
import java.io.IOException;

/**
 * The exact Euclidean distance of each pixel that is set to the nearest one that is not, axis by axis. Z comes first in
 * volumes, and Y in planes, as steps in 16 bits: after it, a plane or row at a time is enough.
 *
 * @param volumes whether distances go through whole volumes; else within each plane
 */
public record DistanceTransform(boolean volumes) implements WholeImageOperator {
    /** What is worked on at once: more would fall out of the processor's cache in the second scan. */
    private static final long MOST_PIXELS = 1 << 22;

    private static final int ROWS_AT_ONCE = 64;

    /** The bytes of a pixel where one line is worked on: with those beside it, and the envelope of the line. */
    private static final int LINE_BYTES = 40;

    @Override
    public String label() {
        return volumes ? "distance3d" : "distance2d";
    }

    @Override
    public ImageForm output(ImageForm input) {
        return input.withType(PixelType.FLOAT32).withRole(Role.INTENSITY).named(label());
    }

    @Override
    public void run(Work work) throws IOException {
        var extent = work.form().extent();
        var pixel = work.form().metadata().calibration();
        var spacing = volumes ? Spacing.ofVolumes(pixel, extent) : Spacing.ofPlanes(pixel, extent);
        LineMemory.check(work, label(), "columns", extent.y(), 1, LINE_BYTES);
        LineMemory.check(work, label(), "rows", extent.x(), 1, LINE_BYTES);
        var steps = work.temporary(stepType(volumes ? extent.z() : extent.y()), extent);
        scan(work, steps);
        if (!volumes) {
            byRows(work, spacing, steps);
        } else if (planeBytes(extent, steps) <= share(work)) {
            byPlanes(work, spacing, steps);
        } else {
            var squares = work.temporary(spacing.type(), extent);
            byColumns(work, spacing, steps, squares);
            byRows(work, spacing, squares);
        }
    }

    private static long planeBytes(Extent extent, Raster steps) {
        int pixelBytes = SquaredPlane.BYTES + steps.type().bytes();
        return extent.planePixels() * pixelBytes + Math.max(extent.x(), extent.y()) * LINE_BYTES;
    }

    private static PixelType stepType(long length) {
        return length < DepthScan.NONE ? PixelType.UINT16 : PixelType.INT32;
    }

    private static long share(Work work) {
        return Math.min(work.memoryBudget() / work.threads(), Integer.MAX_VALUE - 8);
    }

    /** How far each pixel is from the nearest unset one along the first axis. */
    private void scan(Work work, Raster steps) {
        var input = work.input();
        int pixelBytes = input.type().bytes() + 1 + steps.type().bytes();
        if (volumes) {
            LineMemory.check(work, label(), "lines along Z", input.extent().z(), 1, pixelBytes);
        }
        var boxes = LineBoxes.of(input.extent(), volumes, Math.min(MOST_PIXELS, share(work) / pixelBytes));
        work.parallel(
                label(), boxes.count(), (long) boxes.pixels() * input.type().bytes(), () -> {
                    var in = Samples.allocate(input.type(), boxes.pixels());
                    var set = new byte[input.type().bytes() == 1 ? 0 : boxes.pixels()];
                    var out = Samples.allocate(steps.type(), boxes.pixels());
                    return number -> {
                        var box = boxes.box(number);
                        input.read(box, in, 0);
                        int length = (int) (volumes ? box.z().count() : box.y().count());
                        int run = (int) (box.extent().pixels() / length);
                        var unset = Foreground.of(in, set, run * length);
                        if (out instanceof short[] shorts) {
                            DepthScan.shorts(unset, shorts, run, length);
                        } else {
                            DepthScan.ints(unset, (int[]) out, run, length);
                        }
                        steps.write(box, out, 0);
                    };
                });
    }

    private void byPlanes(Work work, Spacing spacing, Raster steps) {
        var extent = steps.extent();
        int columns = (int) extent.x();
        int rows = (int) extent.y();
        var output = work.output();
        work.parallel(label(), extent.planes(), extent.planePixels() * 4, () -> {
            var in = Samples.allocate(steps.type(), columns * rows);
            var plane = spacing.allocate(columns * rows, Math.max(columns, rows));
            var out = new float[columns * Math.min(ROWS_AT_ONCE, rows)];
            return number -> {
                steps.read(Selection.rows(extent, number, 0, rows), in, 0);
                plane.square(in, columns * rows);
                plane.alongColumns(columns, rows);
                plane.alongRows(columns, rows);
                for (int row = 0; row < rows; row += ROWS_AT_ONCE) {
                    int count = Math.min(ROWS_AT_ONCE, rows - row);
                    plane.roots(out, row * columns, count * columns);
                    output.writeRows(number, row, count, out);
                }
            };
        });
    }

    /** Where no plane fits: the columns of a part of it. */
    private void byColumns(Work work, Spacing spacing, Raster steps, Raster squares) {
        var extent = steps.extent();
        var boxes = LineBoxes.of(extent, false, share(work) / LINE_BYTES);
        work.parallel(label(), boxes.count(), boxes.pixels() * 4L, () -> {
            var in = Samples.allocate(steps.type(), boxes.pixels());
            var plane = spacing.allocate(boxes.pixels(), (int) extent.y());
            return number -> {
                var box = boxes.box(number);
                steps.read(box, in, 0);
                plane.square(in, (int) box.extent().pixels());
                plane.alongColumns((int) box.x().count(), (int) box.y().count());
                squares.write(box, plane.array(), 0);
            };
        });
    }

    /** The last axis, from steps along the one before or from squared distances. */
    private void byRows(Work work, Spacing spacing, PixelSource before) {
        var extent = before.extent();
        int columns = (int) extent.x();
        long fitting = share(work) / columns / LINE_BYTES;
        int rows = (int) Math.max(1, Math.min(Math.min(extent.y(), ROWS_AT_ONCE), fitting));
        long bands = (extent.y() + rows - 1) / rows;
        var output = work.output();
        work.parallel(label(), bands * extent.planes(), 4L * columns * rows, () -> {
            var in = Samples.allocate(before.type(), volumes ? 0 : columns * rows);
            var band = spacing.allocate(columns * rows, columns);
            var out = new float[columns * rows];
            return number -> {
                long first = number % bands * rows;
                int count = (int) Math.min(rows, extent.y() - first);
                var selection = Selection.rows(extent, number / bands, first, count);
                if (volumes) {
                    before.read(selection, band.array(), 0);
                } else {
                    before.read(selection, in, 0);
                    band.square(in, columns * count);
                }
                band.alongRows(columns, count);
                band.roots(out, 0, columns * count);
                output.writeRows(number / bands, first, count, out);
            };
        });
    }
}
