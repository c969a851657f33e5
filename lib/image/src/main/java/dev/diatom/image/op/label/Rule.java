package dev.diatom.image.op.label;

import java.io.IOException;

/**
 * What a pixel's number has to be, given those of its neighbours. Numbers start high and only fall; a rule is such that they
 * come to rest at the same numbers in whatever order it is applied. One thread's.
 */
interface Rule {
    /** Makes ready for the pixels of a block. */
    void load(Blocks.Block block) throws IOException;

    /**
     * What a pixel's number falls to, or the number itself.
     *
     * @param numbers of the block
     * @param at the pixel's index
     * @param around how far the indexes of its neighbours are
     */
    int fall(int[] numbers, int at, int[] around);

    /** Whether the number of a neighbour may fall because that of a pixel fell. May say so in vain. */
    boolean mayFall(int[] numbers, int neighbour, int cause);
}
