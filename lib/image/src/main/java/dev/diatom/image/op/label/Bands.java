package dev.diatom.image.op.label;

import dev.diatom.image.Extent;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.engine.LineMemory;
import dev.diatom.image.op.engine.Work;
import java.io.IOException;
import java.util.function.Function;

/**
 * An image cut into bands of rows for a pass in which each pixel stands alone.
 *
 * @param extent of the image
 * @param rows of a band, the last of a plane excepted
 */
record Bands(Extent extent, int rows) {
    private static final long PIXELS = 1 << 16;

    /** One band. */
    record Band(Extent extent, long plane, long firstRow, int rows) {
        Selection selection() {
            return Selection.rows(extent, plane, firstRow, rows);
        }

        int pixels() {
            return (int) (rows * extent.x());
        }
    }

    /** What is done with bands; one thread's. */
    interface Hand {
        void run(Band band) throws IOException;
    }

    /**
     * Does something with all bands.
     *
     * @param task what this is called
     * @param pixelBytes what a thread needs for a pixel
     * @param hands makes what one thread works with, given the pixels of the largest band
     * @throws IllegalArgumentException if a row does not fit a thread's memory
     */
    static void run(Work work, String task, Extent extent, int pixelBytes, Function<Integer, Hand> hands) {
        LineMemory.check(work, task, "rows", extent.x(), 1, pixelBytes);
        long pixels = Math.min(PIXELS, work.memoryBudget() / work.threads() / pixelBytes);
        int rows = (int) Math.max(1, Math.min(extent.y(), pixels / extent.x()));
        var bands = new Bands(extent, rows);
        int most = Math.toIntExact(rows * extent.x());
        work.parallel(task, bands.count(), (long) most * pixelBytes, () -> {
            var hand = hands.apply(most);
            return number -> hand.run(bands.band(number));
        });
    }

    private long perPlane() {
        return (extent.y() + rows - 1) / rows;
    }

    private long count() {
        return perPlane() * extent.planes();
    }

    private Band band(long number) {
        long first = number % perPlane() * rows;
        return new Band(extent, number / perPlane(), first, (int) Math.min(rows, extent.y() - first));
    }
}
