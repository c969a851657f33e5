package dev.diatom.image.op.engine;

/**
 * What an operation may use.
 *
 * @param memoryBudget bytes of working memory, of all its threads together
 * @param threads how many work at once
 */
public record Resources(long memoryBudget, int threads) {
    /** The share of one thread, in bytes. */
    public long share() {
        return memoryBudget / threads;
    }
}
