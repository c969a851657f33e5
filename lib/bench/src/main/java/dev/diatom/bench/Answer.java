package dev.diatom.bench;

/**
 * What one piece of work took and what it gave.
 *
 * @param seconds the time of the work alone
 * @param checksum of the pixels that came out; equal on both sides, or the comparison is void
 */
record Answer(double seconds, long checksum) {
    private static final double NANOS = 1e9;

    /** Work that is not measured. */
    static Answer done() {
        return new Answer(0, 0);
    }

    /** Work that took from one {@link System#nanoTime} to another, shared among equal parts. */
    static Answer of(long nanos, int parts, long checksum) {
        return new Answer(nanos / NANOS / parts, checksum);
    }

    @Override
    public String toString() {
        return "= " + seconds + " " + checksum;
    }
}
