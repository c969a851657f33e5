package dev.diatom.ifcb;

import java.util.Arrays;

/**
 * The free rectangles of a page that is filled by the guillotine algorithm (J. Jylänki, A Thousand Ways to Pack the Bin,
 * 2010): best area fit, split along the shorter leftover axis, free rectangles merged. Their order decides ties, and with the
 * roles of the axes it is that of the rectpack library, of which pyifcb's mosaics are made: its width is our height.
 */
final class FreeSpace {
    private int[] xs = new int[16];
    private int[] ys = new int[16];
    private int[] widths = new int[16];
    private int[] heights = new int[16];
    private long[] areas = new long[16];
    private int count;

    private final int narrowest;
    private final int lowest;

    /** The free rectangles that something may fit into, in their order; most are slivers, which only merge with others. */
    private int[] roomy = new int[16];

    private int roomyCount;

    /**
     * @param narrowest nothing narrower than this is to be laid out
     * @param lowest nothing lower than this is to be laid out
     */
    FreeSpace(int width, int height, int narrowest, int lowest) {
        this.narrowest = narrowest;
        this.lowest = lowest;
        if (width > 0 && height > 0) {
            append(0, 0, width, height);
        }
        measure();
    }

    /** The free rectangle that an image would fill best, -1 if it fits into none. */
    int best(int width, int height) {
        int best = -1;
        long least = Long.MAX_VALUE;
        for (int j = 0; j < roomyCount; j++) {
            int i = roomy[j];
            if (areas[i] < least && width <= widths[i] && height <= heights[i]) {
                least = areas[i];
                best = i;
            }
        }
        return best;
    }

    long area(int section) {
        return areas[section];
    }

    int x(int section) {
        return xs[section];
    }

    int y(int section) {
        return ys[section];
    }

    /** Takes the first corner of a free rectangle for an image, and divides the rest. */
    void take(int section, int width, int height) {
        int x = xs[section];
        int y = ys[section];
        int right = widths[section] - width;
        int below = heights[section] - height;
        remove(section);
        boolean whole = below < right;
        if (right > 0) {
            add(x + width, y, right, whole ? height + below : height);
        }
        if (below > 0) {
            add(x, y + height, whole ? width : width + right, below);
        }
        measure();
    }

    private void measure() {
        if (roomy.length < xs.length) {
            roomy = new int[xs.length];
        }
        roomyCount = 0;
        for (int i = 0; i < count; i++) {
            if (widths[i] >= narrowest && heights[i] >= lowest) {
                roomy[roomyCount++] = i;
            }
        }
    }

    /** Adds a free rectangle, grown by all that together with it are one; again until none is left. */
    private void add(int x, int y, int width, int height) {
        int before;
        do {
            before = count;
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (ys[i] == y && heights[i] == height && touch(xs[i], widths[i], x, width)) {
                    int left = Math.min(xs[i], x);
                    width = Math.max(xs[i] + widths[i], x + width) - left;
                    x = left;
                } else if (xs[i] == x && widths[i] == width && touch(ys[i], heights[i], y, height)) {
                    int top = Math.min(ys[i], y);
                    height = Math.max(ys[i] + heights[i], y + height) - top;
                    y = top;
                } else {
                    move(i, kept++);
                }
            }
            count = kept;
        } while (count != before);
        append(x, y, width, height);
    }

    private static boolean touch(int a, int aLength, int b, int bLength) {
        return a <= b + bLength && b <= a + aLength;
    }

    private void append(int x, int y, int width, int height) {
        if (count == xs.length) {
            xs = Arrays.copyOf(xs, 2 * count);
            ys = Arrays.copyOf(ys, 2 * count);
            widths = Arrays.copyOf(widths, 2 * count);
            heights = Arrays.copyOf(heights, 2 * count);
            areas = Arrays.copyOf(areas, 2 * count);
        }
        xs[count] = x;
        ys[count] = y;
        widths[count] = width;
        heights[count] = height;
        areas[count++] = (long) width * height;
    }

    private void remove(int section) {
        for (int i = section + 1; i < count; i++) {
            move(i, i - 1);
        }
        count--;
    }

    private void move(int from, int to) {
        xs[to] = xs[from];
        ys[to] = ys[from];
        widths[to] = widths[from];
        heights[to] = heights[from];
        areas[to] = areas[from];
    }
}
