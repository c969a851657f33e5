package dev.diatom.image.op.morphology;

import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.Window;
import dev.diatom.image.op.order.PaddedRows;
import dev.diatom.image.op.order.RowOrder;
import java.util.Arrays;
import java.util.List;

/**
 * The extremes of a padded plane over the sections of a structuring element. A plane is taken as one long row, so that the
 * next column or row is a shift; what a shift brings in from beyond a row falls into the halo, and is left out of the
 * result. One thread's.
 */
final class SectionExtremes {
    /** What the grown shapes of a block of rows take, where the halo lets them: they stay in the cache. */
    private static final long BLOCK_BYTES = 1 << 18;

    private static final int FEWEST_ROWS = 8;

    private final PixelType type;
    private final Extreme extreme;
    private final List<Section> sections;
    private final Growth growth;
    private final int longest;
    private final Object row;
    private final Object other;
    private final Object[] grown;
    private final int[] starts;
    private final int[] lengths;

    SectionExtremes(Decomposition element, Extreme extreme, PixelType type) {
        this.type = type;
        this.extreme = extreme;
        this.sections = element.sections();
        this.growth = element.growth();
        this.longest = RowOrder.longest(type);
        this.row = Samples.allocate(type, longest);
        this.other = Samples.allocate(type, longest);
        this.grown = new Object[growth.shapes().size()];
        Arrays.fill(grown, Samples.allocate(type, 0));
        this.starts = new int[grown.length];
        this.lengths = new int[grown.length];
    }

    /** The bytes that stay here between calls for such a window. */
    long bytes(Window window) {
        return (grown.length - 1L) * blockLength(window, blockRows(window)) * type.bytes();
    }

    private int blockRows(Window window) {
        long rowBytes = (long) window.stride() * type.bytes() * grown.length;
        long fitting = BLOCK_BYTES / rowBytes - 2L * window.haloY();
        return (int) Math.min(window.rows(), Math.max(fitting, Math.max(FEWEST_ROWS, 2L * window.haloY())));
    }

    private static long blockLength(Window window, int rows) {
        return (rows + 2L * window.haloY()) * window.stride();
    }

    /**
     * Computes all sections.
     *
     * @param order of this type
     * @param results a dense array for each section
     */
    void compute(Object padded, Window window, RowOrder order, Object[] results) {
        int most = blockRows(window);
        reserve((int) blockLength(window, most));
        for (int y = 0; y < window.rows(); y += most) {
            Cancellation.check();
            int rows = Math.min(most, window.rows() - y);
            grown[0] = padded;
            starts[0] = y * window.stride();
            lengths[0] = (int) blockLength(window, rows);
            for (var step : growth.steps()) {
                grow(step, window, order);
            }
            for (int i = 0; i < results.length; i++) {
                fold(sections.get(i), window, y, rows, order, results[i]);
            }
        }
    }

    private void reserve(int length) {
        for (int i = 1; i < grown.length; i++) {
            if (Samples.length(grown[i]) < length) {
                grown[i] = Samples.allocate(type, length);
            }
        }
    }

    private void grow(Growth.Step step, Window window, RowOrder order) {
        int shift = step.rows() * window.stride() + step.columns();
        int count = lengths[step.from()] - shift;
        lengths[step.to()] = count;
        var from = grown[step.from()];
        int start = starts[step.from()];
        for (int done = 0; done < count; done += longest) {
            int part = Math.min(longest, count - done);
            System.arraycopy(from, start + done, row, 0, part);
            System.arraycopy(from, start + done + shift, other, 0, part);
            extreme.fold(order, row, other, part);
            System.arraycopy(row, 0, grown[step.to()], done, part);
        }
    }

    private void fold(Section section, Window window, int y, int rows, RowOrder order, Object result) {
        var rectangles = section.rectangles();
        int count = (rows - 1) * window.stride() + window.columns();
        for (int done = 0; done < count; done += longest) {
            int part = Math.min(longest, count - done);
            take(rectangles.get(0), window, done, row, part);
            for (int i = 1; i < rectangles.size(); i++) {
                take(rectangles.get(i), window, done, other, part);
                extreme.fold(order, row, other, part);
            }
            PaddedRows.copyInside(row, window, y, done, part, result);
        }
    }

    /** Copies the extremes over a rectangle for the pixels from this one of the block on. */
    private void take(Rectangle rectangle, Window window, int at, Object to, int count) {
        int shape = growth.shapes().indexOf(rectangle.shape());
        System.arraycopy(grown[shape], starts[shape] + at + window.index(rectangle.x(), rectangle.y()), to, 0, count);
    }
}
