package dev.diatom.image.op.filter;

import dev.diatom.image.op.Window;

/**
 * The pass along Z of a filter of one channel. A ring of planes does not fit the nearer caches, and reading it takes longer
 * than computing with it (3.3 ns a pixel against 1.0, for 17 planes). So where planes are asked for one after the other, the
 * sums of the next three are begun with the rows at hand, and ended when their turn comes: 8 rows are read for each instead
 * of 17. Taps are added strictly in order, so that a sum that was left for a while is the same as one that was not.
 */
final class DepthPass {
    /** Fewer planes are not worth it. */
    private static final int LEAST_RADIUS = 4;

    private static final int GROUP = 4;
    /** Pixels of all rows of the ring together that stay in the nearest cache. */
    private static final int CHUNK_PIXELS = 1 << 13;

    /** Chunks begin where rows are aligned. */
    private static final int CHUNK_STEP = 64;

    private final RowMath math;
    private final Taps taps;
    private final int planes;
    private final long[] first;
    private final Object[] rows;
    private Object[][] begun = {};
    private Object sum = new Object();
    private int columns = -1;
    private boolean isGroup;
    private int since;

    DepthPass(RowMath math, Taps taps) {
        this.math = math;
        this.taps = taps;
        this.planes = 2 * taps.radius() + 1;
        this.first = new long[planes];
        this.rows = new Object[planes];
    }

    /** Whether a filter is computed so. */
    static boolean suits(Separable filter) {
        return filter.channels().size() == 1
                && !filter.channels().get(0).z().isOdd()
                && filter.halo().z() >= LEAST_RADIUS;
    }

    /** The bytes of its own rows. */
    long bytes(Window window) {
        return (GROUP - 1L) * window.rows() * math.rowBytes(window.columns());
    }

    /** Takes the planes of the next result; only where these follow those before them are sums begun. */
    void turnTo(Object[] ring, Window window) {
        reserve(window);
        boolean follows = follows(ring, since + 1);
        if (follows && isGroup && since + 1 < GROUP) {
            since++;
            return;
        }
        isGroup = follows;
        since = 0;
        for (int i = 0; i < planes; i++) {
            first[i] = ((KeptPlane) ring[i]).filling();
        }
    }

    private boolean follows(Object[] ring, int by) {
        for (int i = 0; i + by < planes; i++) {
            if (((KeptPlane) ring[i]).filling() != first[i + by]) {
                return false;
            }
        }
        return true;
    }

    private void reserve(Window window) {
        if (columns == window.columns() && begun[0].length >= window.rows()) {
            return;
        }
        columns = window.columns();
        sum = math.row(columns);
        begun = new Object[GROUP - 1][];
        for (int i = 0; i < begun.length; i++) {
            begun[i] = math.rows(window.rows(), columns);
        }
        isGroup = false;
    }

    /** A row of the result, until the next call. */
    Object row(Object[] ring, int y) {
        for (int i = 0; i < planes; i++) {
            rows[i] = ((KeptPlane) ring[i]).row(0, y);
        }
        if (since > 0) {
            var row = begun[since - 1][y];
            math.gather(taps, planes - since, planes, rows, planes - since, row, 0, columns);
            return row;
        }
        int chunk = Math.max(CHUNK_STEP, CHUNK_PIXELS / planes / CHUNK_STEP * CHUNK_STEP);
        for (int from = 0; from < columns; from += chunk) {
            int end = Math.min(columns, from + chunk);
            math.gather(taps, 0, planes, rows, 0, sum, from, end);
            for (int ahead = 1; isGroup && ahead < GROUP; ahead++) {
                math.gather(taps, 0, planes - ahead, rows, ahead, begun[ahead - 1][y], from, end);
            }
        }
        return sum;
    }
}
