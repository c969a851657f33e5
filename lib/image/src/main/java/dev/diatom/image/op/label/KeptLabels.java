package dev.diatom.image.op.label;

import dev.diatom.image.ByteSize;

/** The labels that are kept of a few planes or volumes, within a share of the memory budget. */
final class KeptLabels {
    private final LabelSet[] sets;
    private final long budget;

    KeptLabels(int count, long budget) {
        this.budget = budget;
        this.sets = new LabelSet[count];
        for (int i = 0; i < count; i++) {
            sets[i] = new LabelSet();
        }
    }

    void add(int place, int label) {
        long before = sets[place].bytes();
        sets[place].add(label);
        if (sets[place].bytes() != before && sets[place].bytes() > budget / 2) {
            throw tooMany(label, sets[place].bytes(), budget);
        }
    }

    LabelSet of(int place) {
        return sets[place];
    }

    static IllegalArgumentException tooMany(int label, long bytes, long budget) {
        return new IllegalArgumentException("labels up to " + Integer.toUnsignedString(label) + " need "
                + ByteSize.text(2 * bytes) + " of working memory and more, " + ByteSize.text(budget)
                + " are allowed. Processing.setMemoryBudget allows more.");
    }
}
