package dev.diatom.image.op.label;

import java.io.IOException;

/**
 * Falls to 0 at pixels that have a higher neighbour, or an equal one that has fallen: what stays are the plateaus that nothing
 * higher touches.
 */
final class HighestRule implements Rule {
    /** The bytes that a pixel takes. */
    static final int BYTES = 4;

    private final Cells depths;

    /** @param depths numbers that are smaller where values are higher */
    HighestRule(Cells depths) {
        this.depths = depths;
    }

    @Override
    public void load(Blocks.Block block) throws IOException {
        depths.load(block);
    }

    @Override
    public int fall(int[] numbers, int at, int[] around) {
        int number = numbers[at];
        if (number == 0) {
            return 0;
        }
        int depth = depths.numbers()[at];
        for (int away : around) {
            int neighbour = depths.numbers()[at + away];
            if (neighbour < depth || (neighbour == depth && numbers[at + away] == 0)) {
                return 0;
            }
        }
        return number;
    }

    @Override
    public boolean mayFall(int[] numbers, int neighbour, int cause) {
        return numbers[neighbour] != 0 && depths.numbers()[neighbour] == depths.numbers()[cause];
    }
}
