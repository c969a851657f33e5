package dev.diatom.image.op.filter;

import dev.diatom.image.Cancellation;
import dev.diatom.image.op.Window;

/** The passes of a separable filter along X and Y: one walk down a padded plane, in which every row is read once. */
final class PlanePass {
    /** The bytes of one shifted copy of a part of a row: the few that are looked at at a time stay in the nearest cache. */
    private static final int CHUNK_BYTES = 4096;

    private final RowMath math;
    private final Separable filter;
    private final int halo;
    private final int height;
    private final int chunk;
    private final Object[][] rings;
    private Object[] shifted = {};
    private Object result = new Object();
    private Object part = new Object();
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
        this.height = 2 * halo + 1;
        this.chunk = CHUNK_BYTES / math.type().bytes();
        this.rings = new Object[filter.xs().size()][];
    }

    /** The bytes of its own rows. */
    long bytes(int wanted) {
        return ((long) rings.length * height + 1) * math.rowBytes(wanted) + (RowMath.PLACES + 1L) * CHUNK_BYTES;
    }

    void run(Object padded, Window of, Target target) {
        reserve(of.columns());
        for (int row = 0; row < of.paddedRows(); row++) {
            Cancellation.check();
            for (int x = 0; x < rings.length; x++) {
                along(filter.xs().get(x), padded, row * of.stride() + of.haloX(), rings[x][row % height]);
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
        for (int x = 0; x < rings.length; x++) {
            rings[x] = math.rows(height, wanted);
        }
        shifted = math.rows(RowMath.PLACES, chunk);
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
            int middle = at + from;
            math.correlate(
                    taps,
                    (offset, place) -> {
                        System.arraycopy(padded, middle + offset, shifted[place], 0, count);
                        return shifted[place];
                    },
                    result,
                    count);
            System.arraycopy(result, 0, to, from, count);
        }
    }

    private void down(int middle, int y, Target target) {
        for (int c = 0; c < filter.channels().size(); c++) {
            var to = target.row(c, y);
            boolean first = true;
            for (var each : filter.channels().get(c).parts()) {
                var ring = rings[each.x()];
                math.correlate(
                        each.y(), (offset, place) -> ring[(middle + offset) % height], first ? to : part, columns);
                if (!first) {
                    math.add(part, to, columns);
                }
                first = false;
            }
        }
        target.finish(y);
    }
}
