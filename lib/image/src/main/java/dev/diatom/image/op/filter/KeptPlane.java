package dev.diatom.image.op.filter;

import java.util.concurrent.atomic.AtomicLong;

/** What is kept of a plane: the rows of each channel, after the passes along X and Y. */
final class KeptPlane {
    private static final AtomicLong FILLED = new AtomicLong();

    private final Object[][] channels;
    private long filling;

    KeptPlane(Object[][] channels) {
        this.channels = channels;
    }

    Object row(int channel, int y) {
        return channels[channel][y];
    }

    /** A number that tells what it holds now from what this or any other plane holds or has held. */
    long filling() {
        return filling;
    }

    /** It holds something new. */
    void renew() {
        filling = FILLED.incrementAndGet();
    }
}
