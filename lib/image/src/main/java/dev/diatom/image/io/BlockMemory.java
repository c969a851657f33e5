package dev.diatom.image.io;

import dev.diatom.image.Cancellation;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The memory that blocks which are decoded whole take together: who wants more than is left waits. */
public final class BlockMemory {
    /** The largest block, which the cache just holds. Beside it stand its coded bytes, and its samples as they are kept. */
    public static final long MOST_BLOCK_BYTES =
            Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 8);

    private static final int UNIT = 1 << 10;
    private static final Semaphore FREE = new Semaphore(units(MOST_BLOCK_BYTES));

    private BlockMemory() {}

    /** Takes the memory for a block; waits until there is. */
    public static void take(long bytes) {
        try {
            while (!FREE.tryAcquire(units(bytes), 100, TimeUnit.MILLISECONDS)) {
                Cancellation.check();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts the threads that decode.
            throw new IllegalStateException(e);
        }
    }

    /** Gives back what was taken. */
    public static void giveBack(long bytes) {
        FREE.release(units(bytes));
    }

    private static int units(long bytes) {
        return (int) ((bytes + UNIT - 1) / UNIT);
    }
}
