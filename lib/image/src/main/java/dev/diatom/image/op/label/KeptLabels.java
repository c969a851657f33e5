package dev.diatom.image.op.label;

import dev.diatom.image.ByteSize;

/**
 * The labels that are kept of a few planes or volumes, which are told in their order. All sets together stay within a share of
 * the memory budget: where it is used up, those of the last planes are left out.
 */
final class KeptLabels {
    private static final int SHARE = 4;

    private final LabelSet[] sets;
    private final long budget;
    private long bytes;
    private int complete;

    KeptLabels(int count, long budget) {
        this.budget = budget;
        this.sets = new LabelSet[count];
        this.complete = count;
        for (int i = 0; i < count; i++) {
            sets[i] = new LabelSet();
        }
    }

    /** The bytes that the sets of a work with this budget may take. */
    static long share(long budget) {
        return budget / SHARE;
    }

    /**
     * Adds a label of one plane or volume.
     *
     * @throws IllegalArgumentException if there is no room for those of the first alone
     */
    void add(int place, int label) {
        if (place >= complete) {
            return;
        }
        long growth = sets[place].growth(label);
        if (growth > 0 && bytes + growth > share(budget)) {
            if (place == 0) {
                throw tooMany(label, SHARE * (bytes + growth), budget);
            }
            complete = place;
            return;
        }
        bytes += growth;
        sets[place].add(label);
    }

    /** How many of the planes or volumes, counted from the first, have all of their labels here. */
    int complete() {
        return complete;
    }

    LabelSet of(int place) {
        return sets[place];
    }

    static IllegalArgumentException tooMany(int label, long bytes, long budget) {
        return new IllegalArgumentException("labels up to " + Integer.toUnsignedString(label) + " need "
                + ByteSize.text(bytes) + " of working memory and more, " + ByteSize.text(budget)
                + " are allowed. Processing.setMemoryBudget allows more.");
    }
}
