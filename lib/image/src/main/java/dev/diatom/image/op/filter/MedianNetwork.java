package dev.diatom.image.op.filter;

import java.util.stream.IntStream;

/**
 * How the median of a window comes from comparators, in stages of which the first ones are shared by neighbouring windows.
 * Ranks of one stage are the rows of the next.
 *
 * @param size pixels along X and along Y
 * @param planes pixels along Z
 * @param columns sorts {@code size} pixels above each other
 * @param depth sorts what has the same rank in each plane: wires are plane · size + rank
 * @param window the median of sorted columns side by side: wires are row · size + column
 */
record MedianNetwork(
        int size, int planes, ComparatorNetwork columns, ComparatorNetwork depth, ComparatorNetwork window) {
    private static final int[] SORT_3 = {0, 1, 1, 2, 0, 1};
    private static final int[] SORT_5 = {0, 1, 3, 4, 2, 4, 2, 3, 1, 4, 0, 3, 0, 2, 1, 3, 1, 2};

    /** The 3 × 3 window, of which each column is sorted once (Paeth, Median finding on a 3 × 3 grid, 1990). */
    static final MedianNetwork SQUARE_3 = new MedianNetwork(
            3,
            1,
            ComparatorNetwork.sorting(3, SORT_3),
            ComparatorNetwork.sorting(3),
            ComparatorNetwork.of(9, 4, 0, 1, 1, 2, 3, 4, 4, 5, 3, 4, 6, 7, 6, 8, 2, 4, 4, 6, 2, 4));

    /**
     * What is left of 5 × 5 pixels sorted along both axes: of the 13 that can be the median, found by a search for short
     * networks over all such arrangements of zeros and ones.
     */
    private static final int[] SORTED_SQUARE_5 = {
        3, 16, 16, 20, 4, 12, 7, 20, 8, 21, 9, 13, 9, 12, 8, 11, 9, 17, 4, 16, 9, 20, 9, 11, 9, 16, 11, 15, 12, 15, 12,
        16
    };

    /** The same for 3 × 3 × 3 pixels sorted along all three axes, of which 19 can be the median. */
    private static final int[] SORTED_CUBE_3 = {
        5, 7, 19, 21, 5, 13, 11, 15, 11, 13, 20, 24, 2, 6, 10, 12, 14, 16, 20, 21, 11, 12, 7, 13, 8, 14, 6, 12,
        8, 15, 7, 12, 5, 8, 4, 7, 12, 18, 13, 19, 5, 7, 8, 13, 5, 21, 6, 22, 7, 20, 8, 18, 11, 13, 13, 15,
        13, 18, 13, 20, 13, 21, 13, 22
    };

    static final MedianNetwork SQUARE_5 = new MedianNetwork(
            5,
            1,
            ComparatorNetwork.sorting(5, SORT_5),
            ComparatorNetwork.sorting(5),
            ComparatorNetwork.of(25, 12, joined(each(5, 5, 1, SORT_5), SORTED_SQUARE_5)));

    static final MedianNetwork CUBE_3 = new MedianNetwork(
            3,
            3,
            ComparatorNetwork.sorting(3, SORT_3),
            ComparatorNetwork.sorting(9, each(3, 1, 3, SORT_3)),
            ComparatorNetwork.of(27, 13, joined(each(9, 3, 1, SORT_3), SORTED_CUBE_3)));

    /** The same comparators for some groups of wires: the first wires so far apart, those of a group so far. */
    private static int[] each(int groups, int between, int within, int[] pairs) {
        return IntStream.range(0, groups)
                .flatMap(group -> IntStream.of(pairs).map(wire -> group * between + wire * within))
                .toArray();
    }

    private static int[] joined(int[] first, int[] second) {
        return IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
    }
}
