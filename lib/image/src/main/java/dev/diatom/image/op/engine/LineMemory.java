package dev.diatom.image.op.engine;

import dev.diatom.image.ByteSize;

/** Refuses images whose rows or columns are too long for an operator that works on whole ones. */
public final class LineMemory {
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private LineMemory() {}

    /**
     * Sees to it that each thread has the memory for the least that it can work on.
     *
     * @param task what needs it
     * @param lines what the lines are: rows, columns
     * @param length the pixels of a line
     * @param atOnce how many lines an array has to hold
     * @param bytes what a thread needs for one pixel of the length
     * @throws IllegalArgumentException if it has not
     */
    public static void check(Work work, String task, String lines, long length, int atOnce, long bytes) {
        checkLength(task, lines, length, LONGEST_ARRAY / atOnce);
        if (length * bytes > work.memoryBudget() / work.threads()) {
            throw new IllegalArgumentException(task + " of " + lines + " of " + length + " pixels needs "
                    + ByteSize.text(length * bytes * work.threads()) + " of working memory with " + work.threads()
                    + " threads, " + ByteSize.text(work.memoryBudget())
                    + " are allowed. Processing.setMemoryBudget allows more, Processing.setThreads fewer threads.");
        }
    }

    /**
     * Sees to it that arrays can hold lines, whatever the memory.
     *
     * @param most the pixels of the longest line that they can hold
     * @throws IllegalArgumentException if they cannot
     */
    public static void checkLength(String task, String lines, long length, long most) {
        if (length > most) {
            throw new IllegalArgumentException(task + " takes " + lines + " of at most " + most + " pixels, found "
                    + lines + " of " + length + ". Geometry.crop cuts parts out.");
        }
    }
}
