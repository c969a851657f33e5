package dev.diatom.image.op.label;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Extent;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.engine.Raster;
import java.io.IOException;

/**
 * Joins segments where they meet. It goes from the last segment to the first: what a later seam says about a segment is known
 * by the time that this segment is joined with the one before it, so that two tables are in memory at a time, whatever the
 * number of segments.
 */
final class ComponentLinks {
    private final Connectivity connectivity;
    private final Raster labels;
    private final Extent extent;
    private final int columns;
    private final int[] here;
    private final int[] before;

    ComponentLinks(Connectivity connectivity, Raster labels) {
        this.connectivity = connectivity;
        this.labels = labels;
        this.extent = labels.extent();
        this.columns = Math.toIntExact(extent.x());
        this.here = new int[columns];
        this.before = new int[3 * columns];
    }

    /** Whether pixels of this plane can touch pixels of the plane before. */
    boolean isSeam(long plane) {
        return connectivity.isVolume() && plane % extent.z() > 0;
    }

    /**
     * Joins a segment with the one before it.
     *
     * @param plane the first of the later segment
     * @param earlier the table of the segment before: its components are united
     * @param later that of the segment: its roots lead to the labels of the segment before that they touch
     */
    void join(long plane, int[] earlier, int[] later) throws IOException {
        for (long y = 0; y < extent.y(); y++) {
            Cancellation.check();
            labels.read(Selection.rows(extent, plane, y, 1), here, 0);
            long first = Math.max(0, y - 1);
            long rows = Math.min(extent.y(), y + 2) - first;
            labels.read(Selection.rows(extent, plane - 1, first, rows), before, 0);
            int straight = (int) (y - first) * columns;
            joinRows(straight, 0, earlier, later);
            clearWhereSet(straight);
            for (int row = 0; row < rows; row++) {
                for (int x = -1; x <= 1; x++) {
                    if (connectivity.touches(x, (int) (first + row - y), 1)) {
                        joinRows(row * columns, x, earlier, later);
                    }
                }
            }
        }
    }

    /** The pixel straight before one touches all others that this one touches in that plane. */
    private void clearWhereSet(int straight) {
        for (int x = 0; x < columns; x++) {
            if (before[straight + x] != 0) {
                here[x] = 0;
            }
        }
    }

    private void joinRows(int from, int shift, int[] earlier, int[] later) {
        int lastLater = 0;
        int lastEarlier = 0;
        for (int x = Math.max(0, -shift); x < columns - Math.max(0, shift); x++) {
            int a = before[from + x + shift];
            int b = here[x];
            if (a != 0 && b != 0 && (a != lastEarlier || b != lastLater)) {
                lastEarlier = a;
                lastLater = b;
                link(later, b, earlier, a);
            }
        }
    }

    private static void link(int[] later, int b, int[] earlier, int a) {
        int rootB = root(later, b);
        int rootA = root(earlier, a);
        int up = later[rootB];
        if (up > 0) {
            later[rootB] = -rootA;
            return;
        }
        int other = root(earlier, -up);
        if (other != rootA) {
            earlier[Math.max(other, rootA)] = Math.min(other, rootA);
        }
    }

    /** The root of a label in its segment: that which leads to itself or into the segment before. */
    private static int root(int[] table, int label) {
        int at = label;
        while (table[at] > 0 && table[at] != at) {
            int up = table[at];
            if (table[up] > 0) {
                table[at] = table[up];
            }
            at = up;
        }
        return at;
    }
}
