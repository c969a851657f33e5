package dev.diatom.image.op.label;

/**
 * One line of the exact distance transform in whole numbers: what is the least of f(j) + w (i - j)² over all j, for each
 * i. The parabolas that count are the corners of the lower convex hull of the points (j, f(j) + w j²), which needs
 * products alone.
 *
 * <p>Pixels of value 0 stay 0 and hide what lies beyond them, so that each run between two of them is a line of its own.
 *
 * <p>Source: Felzenszwalb and Huttenlocher, Distance transforms of sampled functions, Theory of Computing 8 (2012); Meijster,
 * Roerdink and Hesselink, A general algorithm for computing distance transforms in linear time (2000).
 */
final class IntEnvelope {
    /** No unset pixel was found yet. Real values stay below. */
    static final int NONE = 1 << 30;

    private final int[] sites;
    private final int[] heights;
    private final int[] sums;

    IntEnvelope(int longestLine) {
        sites = new int[longestLine + 2];
        heights = new int[longestLine + 2];
        sums = new int[longestLine + 2];
    }

    /**
     * Replaces a line of squared distances.
     *
     * @param line holds the line from {@code start} on
     * @param weight w, the square of the distance of two neighbours; {@code weight} times {@code count}² is below 2³⁰
     */
    void transform(int[] line, int start, int count, int weight) {
        int end = start + count;
        int at = start;
        while (at < end) {
            if (line[at] == 0) {
                at++;
                continue;
            }
            int from = at;
            while (at < end && line[at] != 0) {
                at++;
            }
            run(line, from, at, weight, from > start, at < end);
        }
    }

    /** A run of set pixels, with a 0 before it or behind it or both; positions are counted from the run's first pixel. */
    private void run(int[] line, int from, int to, int weight, boolean zeroBefore, boolean zeroBehind) {
        int corners = 0;
        int length = to - from;
        if (zeroBefore) {
            sites[0] = -1;
            heights[0] = 0;
            sums[0] = weight;
            corners = 1;
        }
        for (int site = 0; site < length; site++) {
            int height = line[from + site];
            if (height < NONE) {
                corners = push(corners, site, height, weight);
            }
        }
        if (zeroBehind) {
            corners = push(corners, length, 0, weight);
        }
        if (corners > 0) {
            fill(line, from, length, corners, weight);
        }
    }

    private int push(int corners, int site, int height, int weight) {
        int sum = height + weight * site * site;
        int last = corners - 1;
        while (last > 0
                && (long) (sum - sums[last]) * (sites[last] - sites[last - 1])
                        <= (long) (sums[last] - sums[last - 1]) * (site - sites[last])) {
            last--;
        }
        sites[last + 1] = site;
        heights[last + 1] = height;
        sums[last + 1] = sum;
        return last + 2;
    }

    /** Each corner's parabola counts up to where the next one's is as low. */
    private void fill(int[] line, int from, int length, int corners, int weight) {
        int position = 0;
        for (int corner = 0; corner < corners && position < length; corner++) {
            int end = corner + 1 < corners ? Math.min(length, meeting(corner, weight)) : length;
            int site = sites[corner];
            int height = heights[corner];
            for (; position < end; position++) {
                int away = position - site;
                line[from + position] = height + weight * away * away;
            }
        }
    }

    private int meeting(int corner, int weight) {
        int rise = sums[corner + 1] - sums[corner];
        int run = 2 * weight * (sites[corner + 1] - sites[corner]);
        // Most corners are neighbours, of weight 1. A division of floats is faster than one of integers, and as exact.
        return run == 2 ? (rise + 1) >> 1 : (int) Math.ceil((double) rise / run);
    }
}
