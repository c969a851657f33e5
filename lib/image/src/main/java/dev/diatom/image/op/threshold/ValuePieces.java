package dev.diatom.image.op.threshold;

import dev.diatom.image.PixelType;
import dev.diatom.image.op.arithmetic.ValueRows;

/** Gathers from pixels as numbers, piece by piece. */
abstract class ValuePieces implements BandPass.Gatherer {
    private static final int PIECE = 1024;

    private final PixelType type;
    private final double[] values = new double[PIECE];

    ValuePieces(PixelType type) {
        this.type = type;
    }

    @Override
    public final void add(Object pixels, int count) {
        for (int start = 0; start < count; start += PIECE) {
            int length = Math.min(PIECE, count - start);
            ValueRows.load(type, pixels, start, values, length);
            add(values, length);
        }
    }

    /** Those of the piece. */
    @Override
    public long bytes() {
        return (long) PIECE * Double.BYTES;
    }

    abstract void add(double[] piece, int length);
}
