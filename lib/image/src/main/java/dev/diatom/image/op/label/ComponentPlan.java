package dev.diatom.image.op.label;

import dev.diatom.image.ByteSize;
import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.engine.LineMemory;

/**
 * How the working memory is shared out: a quarter for tables that are kept, the rest among the threads; of each thread's
 * share, half for rows of pixels and half for provisional labels.
 *
 * @param rows of a band, of which a thread holds one
 * @param planesPerStep what one thread labels in one go, unless it meets too many labels
 * @param mostLabels the most provisional labels of a segment
 * @param tableBytes for tables that are kept in memory
 */
record ComponentPlan(int rows, long planesPerStep, int mostLabels, long tableBytes) {
    /** A growing forest is copied to one of twice its size, and its roots are copied out. */
    private static final int BYTES_PER_LABEL = 12;
    /** Where segments meet, two planes are read again. */
    private static final long PIXELS_PER_STEP = 1 << 25;
    /** Of two planes: that of a band, with a row before and one behind. */
    private static final int LONGEST_ROW = Integer.MAX_VALUE / 4 / 3;

    static ComponentPlan of(Extent extent, PixelType mask, long budget, int threads) {
        LineMemory.checkLength("connectedComponents", "rows", extent.x(), LONGEST_ROW);
        long share = budget / 4 * 3 / threads;
        int rows = (int) Math.min(extent.y(), Integer.MAX_VALUE / 4 / extent.x() - 2);
        while (rows > 1 && bytes(extent, mask, rows) > share / 2) {
            rows = (rows + 1) / 2;
        }
        if (bytes(extent, mask, 1) > share / 2) {
            throw new IllegalArgumentException("components of rows of " + extent.x() + " pixels need "
                    + ByteSize.text(bytes(extent, mask, 1) * 2 * threads * 4 / 3) + " of working memory with " + threads
                    + " threads, " + ByteSize.text(budget)
                    + " are allowed. Processing.setMemoryBudget allows more, Processing.setThreads fewer threads.");
        }
        long steps = Math.max(extent.pixels() / PIXELS_PER_STEP, threads == 1 ? 1 : 4L * threads);
        long planes = Math.max(1, extent.planes() / Math.max(1, steps));
        int labels = (int) Math.min(Integer.MAX_VALUE / 2, share / 2 / BYTES_PER_LABEL);
        return new ComponentPlan(rows, planes, labels, budget / 4);
    }

    private static long bytes(Extent extent, PixelType mask, long rows) {
        return ComponentScan.bytes(extent.x(), rows) + rows * extent.x() * mask.bytes();
    }
}
