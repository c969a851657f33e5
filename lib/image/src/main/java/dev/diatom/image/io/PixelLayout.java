package dev.diatom.image.io;

import java.io.IOException;

/** Where the samples of an uncompressed image stand in its file. */
public interface PixelLayout {
    /** The byte offset of one sample. */
    long byteOffset(long x, long y, long z, long c, long t);

    /** The length of a row, up to the next row or to the end of its strip or tile. */
    long rowBytes();

    /** Visits the pieces that a selection touches; their parts of the result do not overlap and leave nothing out. */
    void forEachPiece(Selection selection, PieceVisitor visitor) throws IOException;

    /** Takes a piece of a selection whose samples stand at even distances. */
    @FunctionalInterface
    interface PieceVisitor {
        /**
         * Takes one piece.
         *
         * @param byteOffset where the first sample stands
         * @param strides from bytes in the file to indexes of the result's array
         * @param start the index that the first sample goes to
         */
        void visit(long byteOffset, Strides strides, long start) throws IOException;
    }
}
