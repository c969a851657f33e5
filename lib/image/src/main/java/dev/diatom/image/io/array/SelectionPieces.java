package dev.diatom.image.io.array;

import dev.diatom.image.Cancellation;
import dev.diatom.image.io.Selection;
import java.io.IOException;

/** Cuts a selection into pieces that need little memory; each fills an array's range of its own. */
final class SelectionPieces {
    private static final long MOST_PIXELS = 1 << 20;

    private SelectionPieces() {}

    /** Reads a piece into the array from an index on. */
    @FunctionalInterface
    interface Piece {
        void read(Selection selection, int start) throws IOException;
    }

    static void forEach(Selection selection, int start, Piece piece) throws IOException {
        Cancellation.check();
        if (selection.extent().pixels() <= MOST_PIXELS) {
            piece.read(selection, start);
            return;
        }
        int axis = Selection.AXES - 1;
        while (selection.axis(axis).count() == 1) {
            axis--;
        }
        var range = selection.axis(axis);
        long half = range.count() / 2;
        long behind = start + half * selection.arrayStrides()[axis];
        forEach(selection.with(axis, range.part(0, half, 0)), start, piece);
        forEach(selection.with(axis, range.part(half, range.count(), 0)), Math.toIntExact(behind), piece);
    }
}
