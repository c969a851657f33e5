package dev.diatom.image.op.measure;

import dev.diatom.image.Cancellation;

/**
 * Lets threads that work on numbered steps add what they found one after the other, in the order of the numbers. Where a
 * step fails the work is cancelled, and nobody waits for it.
 */
final class Turns {
    private static final long LOOK_MILLIS = 20;

    private final int atOnce;
    private long next;

    /**
     * Begins with step 0.
     *
     * @param atOnce how many steps may be worked on at a time
     */
    Turns(int atOnce) {
        this.atOnce = atOnce;
    }

    /** Waits until a step may begin. */
    void begin(long step) {
        await(step - atOnce + 1);
    }

    /** Waits until all steps before this one are done. */
    synchronized void await(long step) {
        boolean interrupted = false;
        while (next < step) {
            Cancellation.check();
            try {
                wait(LOOK_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The step whose turn it is has been done. */
    synchronized void done() {
        next++;
        notifyAll();
    }
}
