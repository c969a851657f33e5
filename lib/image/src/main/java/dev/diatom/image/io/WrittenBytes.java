package dev.diatom.image.io;

import java.util.BitSet;

/**
 * How much of a file of zeros has been written, counted from below: whole grains only, and each once. The rest has been
 * granted and may not be on the disk yet. Safe for threads.
 */
public final class WrittenBytes {
    /** 2 MB of memory know of 1 TB. A multiple of the blocks of file systems, so that a written grain is on the disk. */
    private static final int GRAIN_BYTES = 1 << 16;

    private final BitSet grains = new BitSet();
    private int count;
    /** Where the last write ended, and from where on all up to there is written: what goes on there fills a grain up. */
    private long runEnd;

    private long runStart;

    /** Notes that bytes have been written. */
    public synchronized void add(long byteOffset, long bytes) {
        long start = byteOffset == runEnd ? runStart : byteOffset;
        runEnd = byteOffset + bytes;
        runStart = Math.max(start, runEnd / GRAIN_BYTES * GRAIN_BYTES);
        long first = (start + GRAIN_BYTES - 1) / GRAIN_BYTES;
        long end = Math.min(Integer.MAX_VALUE, runEnd / GRAIN_BYTES);
        for (int grain = (int) Math.min(first, end); grain < end; grain++) {
            if (!grains.get(grain)) {
                grains.set(grain);
                count++;
            }
        }
    }

    /** At least so many bytes have been written. */
    public synchronized long count() {
        return (long) count * GRAIN_BYTES;
    }
}
