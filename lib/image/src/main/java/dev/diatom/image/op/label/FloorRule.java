package dev.diatom.image.op.label;

import java.io.IOException;

/** Numbers fall to the least of their neighbours', but never below a floor: reconstruction, and the levels of a flood. */
final class FloorRule implements Rule {
    /** The bytes that a pixel takes. */
    static final int BYTES = 4;

    private final Cells floor;

    FloorRule(Cells floor) {
        this.floor = floor;
    }

    @Override
    public void load(Blocks.Block block) throws IOException {
        floor.load(block);
    }

    @Override
    public int fall(int[] numbers, int at, int[] around) {
        int number = numbers[at];
        int least = floor.numbers()[at];
        if (number <= least) {
            return number;
        }
        for (int away : around) {
            number = Math.min(number, numbers[at + away]);
        }
        return Math.max(number, least);
    }

    @Override
    public boolean mayFall(int[] numbers, int neighbour, int cause) {
        return numbers[neighbour] > Math.max(floor.numbers()[neighbour], numbers[cause]);
    }
}
