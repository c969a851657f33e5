package dev.diatom.image.op.label;

import java.io.IOException;

/** A pixel takes the label of the neighbour that is flooded first, the smallest where several are first. */
final class LabelRule implements Rule {
    /** The bytes that a pixel takes. */
    static final int BYTES = 8;

    private final Cells levels;
    private final Cells steps;

    LabelRule(Cells levels, Cells steps) {
        this.levels = levels;
        this.steps = steps;
    }

    @Override
    public void load(Blocks.Block block) throws IOException {
        levels.load(block);
        steps.load(block);
    }

    @Override
    public int fall(int[] numbers, int at, int[] around) {
        int label = numbers[at];
        if (steps.numbers()[at] == StepsRule.MARKER || levels.numbers()[at] == MaskedRelief.OUTSIDE) {
            return label;
        }
        int first = Integer.MAX_VALUE;
        int firstStep = Integer.MAX_VALUE;
        int found = Integer.MAX_VALUE;
        for (int away : around) {
            int level = levels.numbers()[at + away];
            if (level > first) {
                continue;
            }
            int step = steps.numbers()[at + away];
            if (level < first || step < firstStep) {
                first = level;
                firstStep = step;
                found = numbers[at + away];
            } else if (step == firstStep) {
                found = Math.min(found, numbers[at + away]);
            }
        }
        return Math.min(label, found);
    }

    @Override
    public boolean mayFall(int[] numbers, int neighbour, int cause) {
        return numbers[neighbour] > numbers[cause] && steps.numbers()[neighbour] != StepsRule.MARKER;
    }
}
