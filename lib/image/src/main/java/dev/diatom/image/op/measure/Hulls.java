package dev.diatom.image.op.measure;

import java.util.Arrays;

/**
 * The convex hulls of the regions of a plane, while its runs come in raster order. Each region has two chains, of the leftmost
 * and of the rightmost pixels that are corners so far; a new pixel takes off those that it makes straight or hollow. Chains
 * are linked from their lowest pixel up, and share one memory.
 */
final class Hulls {
    private static final int BYTES_PER_NODE = 2 * (2 * Double.BYTES + Integer.BYTES);

    private final int mostNodes;
    private int used;
    private int free;
    private double[] x = new double[256];
    private double[] y = new double[256];
    /** The node above, counted from 1; of free nodes the next. */
    private int[] up = new int[256];

    Hulls(long bytes) {
        this.mostNodes = (int) Math.max(1024, Math.min(Integer.MAX_VALUE / 2, bytes / BYTES_PER_NODE));
    }

    int mostNodes() {
        return mostNodes;
    }

    /** Whether there is room for another run. */
    boolean hasRoom() {
        return free != 0 || used + 2 < mostNodes;
    }

    void clear() {
        used = 0;
        free = 0;
    }

    /** Adds a run to a region, whose chains begin where its numbers say. */
    void add(double[] to, int at, double begin, double end, double row) {
        to[at] = extend((int) to[at], begin, row, 1);
        to[at + 1] = extend((int) to[at + 1], end - 1, row, -1);
    }

    /** The chain with a pixel more; {@code side} is 1 for the left, -1 for the right. */
    private int extend(int lowest, double px, double py, int side) {
        int top = lowest;
        if (top != 0 && y[top - 1] == py) {
            if ((px - x[top - 1]) * side >= 0) {
                return top;
            }
            top = release(top);
        }
        while (top != 0 && up[top - 1] != 0) {
            int above = up[top - 1];
            double turn = (x[top - 1] - x[above - 1]) * (py - y[above - 1])
                    - (px - x[above - 1]) * (y[top - 1] - y[above - 1]);
            if (turn * side < 0) {
                break;
            }
            top = release(top);
        }
        return node(px, py, top);
    }

    private int release(int node) {
        int above = up[node - 1];
        up[node - 1] = free;
        free = node;
        return above;
    }

    private int node(double px, double py, int above) {
        int node = free;
        if (node != 0) {
            free = up[node - 1];
        } else {
            if (used == x.length) {
                int capacity = Math.min(mostNodes, 2 * used);
                x = Arrays.copyOf(x, capacity);
                y = Arrays.copyOf(y, capacity);
                up = Arrays.copyOf(up, capacity);
            }
            node = ++used;
        }
        x[node - 1] = px;
        y[node - 1] = py;
        up[node - 1] = above;
        return node;
    }

    /** The corners of a chain, x and y in turn. */
    double[] chain(double lowest) {
        int count = 0;
        for (int node = (int) lowest; node != 0; node = up[node - 1]) {
            count++;
        }
        var corners = new double[2 * count];
        int i = 0;
        for (int node = (int) lowest; node != 0; node = up[node - 1]) {
            corners[i++] = x[node - 1];
            corners[i++] = y[node - 1];
        }
        return corners;
    }
}
