package dev.diatom.image.op.label;

/**
 * What a set pixel does, for each pattern of the thirteen neighbours that come before it in raster order: take the label of
 * one of them, unite the labels of some, or begin a new component. Neighbours that touch one another, directly or through
 * others of the thirteen, are united already, so that one of each such group is asked.
 *
 * <p>A pattern has four bits for each of the columns x - 1, x and x + 1, in this order, the lowest first: the pixel of the
 * row above; and of the plane before, the pixels of the row above, of the same row and of the row below. Its last bit is the
 * pixel to the left.
 */
final class ComponentSteps {
    /** How many neighbours come before a pixel. */
    static final int NEIGHBOURS = 13;

    /** The number of the left neighbour. */
    static final int LEFT = 12;

    private static final int PATTERNS = 1 << NEIGHBOURS;
    private static final int[] ROW_Y = {-1, -1, 0, 1};
    private static final int[] ROW_Z = {0, -1, -1, -1};

    private ComponentSteps() {}

    static int x(int neighbour) {
        return neighbour == LEFT ? -1 : neighbour / 4 - 1;
    }

    static int y(int neighbour) {
        return neighbour == LEFT ? 0 : ROW_Y[neighbour % 4];
    }

    static int z(int neighbour) {
        return neighbour == LEFT ? 0 : ROW_Z[neighbour % 4];
    }

    /**
     * For every pattern, in the lowest four bits how many neighbours are asked, and above them their numbers, four bits
     * each.
     */
    static int[] of(Connectivity connectivity) {
        var touching = new int[NEIGHBOURS];
        int direct = 0;
        for (int a = 0; a < NEIGHBOURS; a++) {
            for (int b = 0; b < NEIGHBOURS; b++) {
                if (connectivity.touches(x(a) - x(b), y(a) - y(b), z(a) - z(b))) {
                    touching[a] |= 1 << b;
                }
            }
            if (connectivity.touches(x(a), y(a), z(a))) {
                direct |= 1 << a;
            }
        }
        var steps = new int[PATTERNS];
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            steps[pattern] = step(pattern, direct, touching);
        }
        return steps;
    }

    private static int step(int pattern, int direct, int[] touching) {
        int step = 0;
        int count = 0;
        int left = pattern;
        // The left neighbour first: its label is at hand.
        for (int first = LEFT; first >= 0; first--) {
            if ((left & direct & 1 << first) != 0) {
                step |= first << (4 + 4 * count);
                count++;
                left &= ~group(first, pattern, touching);
            }
        }
        return step | count;
    }

    private static int group(int first, int pattern, int[] touching) {
        int group = 1 << first;
        int looked = 0;
        while (looked != group) {
            int next = Integer.numberOfTrailingZeros(group & ~looked);
            looked |= 1 << next;
            group |= touching[next] & pattern;
        }
        return group;
    }
}
