package dev.diatom.image.op.filter;

import dev.diatom.image.Cancellation;
import dev.diatom.image.op.Window;

/** The passes of a separable filter along X and Y: one walk down a padded plane, in which every row is read once. */
final class PlanePass {
    /** Pixels of all shifted copies of a part of a row together: they stay in the nearest cache. */
    private static final int SHIFTED_PIXELS = 1 << 13;

    private static final int SHORTEST_CHUNK = 64;

    private final RowMath math;
    private final Separable filter;
    private final int halo;
    private final Object[] window;
    private final Object[][] rings;
    private Object[] shifted = {};
    private Object result = new Object();
    private Object part = new Object();
    private int chunk;
    private int columns = -1;

    /** Where results go. */
    interface Target {
        /** The row that a channel of an output row is written to. */
        Object row(int channel, int y);

        /** All channels of a row are written. */
        default void finish(int y) {}
    }

    PlanePass(RowMath math, Separable filter) {
        this.math = math;
        this.filter = filter;
        this.halo = filter.halo().y();
        this.window = new Object[2 * halo + 1];
        this.rings = new Object[filter.xs().size()][];
    }

    /** The bytes of its own rows. */
    long bytes(int wanted) {
        int copies = 2 * filter.halo().x() + 1;
        return (long) rings.length * window.length * math.rowBytes(wanted)
                + (long) copies * math.rowBytes(chunk(wanted, copies));
    }

    private static int chunk(int wanted, int copies) {
        return Math.min(wanted, Math.max(SHORTEST_CHUNK, SHIFTED_PIXELS / copies));
    }

    void run(Object padded, Window of, Target target) {
        reserve(of.columns());
        int size = window.length;
        for (int row = 0; row < of.paddedRows(); row++) {
            Cancellation.check();
            for (int x = 0; x < rings.length; x++) {
                along(filter.xs().get(x), padded, row * of.stride() + of.haloX(), rings[x][row % size]);
            }
            if (row >= 2 * halo) {
                down(row - halo, row - 2 * halo, target);
            }
        }
    }

    private void reserve(int wanted) {
        if (wanted == columns) {
            return;
        }
        int copies = 2 * filter.halo().x() + 1;
        chunk = chunk(wanted, copies);
        for (int x = 0; x < rings.length; x++) {
            rings[x] = math.rows(window.length, wanted);
        }
        shifted = math.rows(copies, chunk);
        result = math.row(chunk);
        part = math.row(wanted);
        columns = wanted;
    }

    /** Copies the row shifted against itself, because shifted rows of one array are not vectorised. */
    private void along(Taps taps, Object padded, int at, Object to) {
        int r = taps.radius();
        if (r == 0 && taps.weight(0) == 1) {
            System.arraycopy(padded, at, to, 0, columns);
            return;
        }
        for (int from = 0; from < columns; from += chunk) {
            int count = Math.min(chunk, columns - from);
            for (int i = 0; i <= 2 * r; i++) {
                System.arraycopy(padded, at - r + i + from, shifted[i], 0, count);
            }
            math.correlate(taps, shifted, result, count);
            System.arraycopy(result, 0, to, from, count);
        }
    }

    private void down(int middle, int y, Target target) {
        for (int c = 0; c < filter.channels().size(); c++) {
            var to = target.row(c, y);
            boolean first = true;
            for (var each : filter.channels().get(c).parts()) {
                int r = each.y().radius();
                for (int i = 0; i <= 2 * r; i++) {
                    window[i] = rings[each.x()][(middle - r + i) % window.length];
                }
                math.correlate(each.y(), window, first ? to : part, columns);
                if (!first) {
                    math.add(part, to, columns);
                }
                first = false;
            }
        }
        target.finish(y);
    }
}
