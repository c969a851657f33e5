package dev.diatom.image.op.label;

import java.io.IOException;

/**
 * When a pixel is flooded among those of its level: markers first, with 0; then what is reached from a lower level, with 1; then
 * their neighbours, with 2 more each time.
 */
final class StepsRule implements Rule {
    /** The bytes that a pixel takes. */
    static final int BYTES = 4;

    /** A marker's. */
    static final int MARKER = 0;

    private static final int FROM_BELOW = 1;

    private static final int STEP = 2;

    private final Cells levels;

    StepsRule(Cells levels) {
        this.levels = levels;
    }

    @Override
    public void load(Blocks.Block block) throws IOException {
        levels.load(block);
    }

    @Override
    public int fall(int[] numbers, int at, int[] around) {
        int number = numbers[at];
        int level = levels.numbers()[at];
        if (number <= FROM_BELOW || level == MaskedRelief.OUTSIDE) {
            return number;
        }
        int least = number - STEP;
        for (int away : around) {
            int neighbour = levels.numbers()[at + away];
            if (neighbour < level) {
                return FROM_BELOW;
            }
            if (neighbour == level) {
                least = Math.min(least, numbers[at + away]);
            }
        }
        return least + STEP;
    }

    @Override
    public boolean mayFall(int[] numbers, int neighbour, int cause) {
        return levels.numbers()[neighbour] == levels.numbers()[cause] && numbers[neighbour] - STEP > numbers[cause];
    }
}
