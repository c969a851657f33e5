package dev.diatom.image.op.label;

/**
 * The same as {@link IntEnvelope} where squared distances are no whole numbers: pixels of 0.2 × 0.2 × 0.7 µm. Which corners
 * count is decided with the accuracy of a double, and so are their distances computed.
 */
final class DoubleEnvelope {
    static final double NONE = Double.POSITIVE_INFINITY;

    private final int[] sites;
    private final double[] heights;
    private final double[] sums;

    DoubleEnvelope(int longestLine) {
        sites = new int[longestLine + 2];
        heights = new double[longestLine + 2];
        sums = new double[longestLine + 2];
    }

    /** Replaces a line of squared distances; {@code weight} is the square of the distance of two neighbours. */
    void transform(double[] line, int start, int count, double weight) {
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

    private void run(double[] line, int from, int to, double weight, boolean zeroBefore, boolean zeroBehind) {
        int corners = 0;
        int length = to - from;
        if (zeroBefore) {
            corners = push(corners, -1, 0, weight);
        }
        for (int site = 0; site < length; site++) {
            double height = line[from + site];
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

    private int push(int corners, int site, double height, double weight) {
        double sum = height + weight * site * site;
        int last = corners - 1;
        while (last > 0
                && (sum - sums[last]) * (sites[last] - sites[last - 1])
                        <= (sums[last] - sums[last - 1]) * (site - sites[last])) {
            last--;
        }
        sites[last + 1] = site;
        heights[last + 1] = height;
        sums[last + 1] = sum;
        return last + 2;
    }

    private void fill(double[] line, int from, int length, int corners, double weight) {
        int corner = 0;
        for (int position = 0; position < length; position++) {
            while (corner + 1 < corners
                    && sums[corner + 1] - sums[corner] <= 2 * weight * position * (sites[corner + 1] - sites[corner])) {
                corner++;
            }
            int away = position - sites[corner];
            line[from + position] = heights[corner] + weight * away * away;
        }
    }
}
