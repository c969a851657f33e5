package dev.diatom.image.io;

/** Where the rows of an uncompressed image stand in its file. */
public interface RowOffsets {
    /** The byte offset of a row's first pixel; {@code plane} counts Z fastest, then C, then T. */
    long rowOffset(long plane, long row);

    /** How many rows from this one on follow each other without a gap, at least 1. */
    long contiguousRows(long plane, long row);

    /** Planes of equal length at equal distance. */
    record Even(long firstByteOffset, long planeStride, long rowBytes, long rows) implements RowOffsets {
        @Override
        public long rowOffset(long plane, long row) {
            return firstByteOffset + plane * planeStride + row * rowBytes;
        }

        @Override
        public long contiguousRows(long plane, long row) {
            return rows - row;
        }
    }
}
