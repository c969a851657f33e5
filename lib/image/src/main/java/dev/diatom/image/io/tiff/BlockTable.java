package dev.diatom.image.io.tiff;

/** Where the strips or tiles of a page stand as they are written: by number, row by row. */
record BlockTable(long[] offsets, long[] byteCounts) {
    static BlockTable of(WrittenLevel level) {
        return new BlockTable(new long[level.blocks()], new long[level.blocks()]);
    }

    void set(int block, long offset, long byteCount) {
        offsets[block] = offset;
        byteCounts[block] = byteCount;
    }
}
