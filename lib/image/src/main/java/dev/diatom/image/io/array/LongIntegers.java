package dev.diatom.image.io.array;

import dev.diatom.image.Axis;
import dev.diatom.image.Extent;
import dev.diatom.image.Fault;
import dev.diatom.image.PixelType;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.PixelStore;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.StoredPixels;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Integers of 64 bits, read as floats of 64 bits: exactly, or they are refused.
 *
 * @param low their lower halves
 * @param high their upper halves, in the same file
 * @param signed whether the uppermost bit is a sign
 */
record LongIntegers(PixelStore low, PixelStore high, boolean signed) implements StoredPixels {
    /** Integers up to here are exact as floats of 64 bits. */
    private static final long MOST_EXACT = 1L << 53;

    static boolean isExact(long bits, boolean signed) {
        return bits <= MOST_EXACT && bits >= (signed ? -MOST_EXACT : 0);
    }

    static UnsupportedFormatException inexact(long bits, boolean signed, Path file, String where) {
        return new UnsupportedFormatException(
                Fault.in(file, "an integer of 64 bits cannot be kept exactly (" + where + ")")
                        .expected(
                                (signed ? -MOST_EXACT + " to " : "at most ") + MOST_EXACT,
                                signed ? bits : Long.toUnsignedString(bits))
                        .advice("Save it as floats of 64 bits, or as smaller integers"));
    }

    private double value(int upper, int lower, Selection selection, int index) {
        long bits = ((long) upper << Integer.SIZE) | (lower & 0xffff_ffffL);
        if (!isExact(bits, signed)) {
            throw inexact(bits, signed, path(), where(selection, index));
        }
        return bits;
    }

    private static String where(Selection selection, int index) {
        var text = new StringBuilder("pixel");
        long left = index;
        for (var axis : Axis.values()) {
            var range = selection.axis(axis.number());
            text.append(axis == Axis.X ? " " : ", ")
                    .append(axis.label())
                    .append(" = ")
                    .append(range.position(left % range.count()));
            left /= range.count();
        }
        return text.toString();
    }

    @Override
    public Path path() {
        return low.path();
    }

    @Override
    public PixelType type() {
        return PixelType.FLOAT64;
    }

    @Override
    public Extent extent() {
        return low.extent();
    }

    @Override
    public double get(long x, long y, long z, long c, long t) throws IOException {
        var one = new Selection(
                Selection.Range.at(x),
                Selection.Range.at(y),
                Selection.Range.at(z),
                Selection.Range.at(c),
                Selection.Range.at(t));
        return value((int) high.get(x, y, z, c, t), (int) low.get(x, y, z, c, t), one, 0);
    }

    @Override
    public void read(Selection selection, Object pixels, int start) throws IOException {
        var doubles = (double[]) pixels;
        SelectionPieces.forEach(selection, start, (piece, at) -> {
            var lower = new int[(int) piece.extent().pixels()];
            var upper = new int[lower.length];
            low.read(piece, lower, 0);
            high.read(piece, upper, 0);
            for (int i = 0; i < lower.length; i++) {
                doubles[at + i] = value(upper[i], lower[i], piece, i);
            }
        });
    }

    @Override
    public void close() throws IOException {
        low.close();
    }
}
