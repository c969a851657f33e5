package dev.diatom.image.io.tiff;

/** Where the strips or tiles of a page stand as they are written: by number, row by row. */
final class BlockTable {
    private final long[] offsets;
    private final long[] byteCounts;

    private BlockTable(int blocks) {
        this.offsets = new long[blocks];
        this.byteCounts = new long[blocks];
    }

    static BlockTable of(WrittenLevel level) {
        return new BlockTable(level.blocks());
    }

    /** By number; not a copy. */
    long[] offsets() {
        return offsets;
    }

    /** By number; not a copy. */
    long[] byteCounts() {
        return byteCounts;
    }

    void set(int block, long offset, long byteCount) {
        offsets[block] = offset;
        byteCounts[block] = byteCount;
    }
}
