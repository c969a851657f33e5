package dev.diatom.image.op.label;

import dev.diatom.image.Cancellation;

/** Squared distances in whole numbers of the square of the smallest pixel size. */
final class IntSquares implements SquaredPlane {
    /** Distances up to 128 pixels are looked up: the table stays in the processor's cache, and a root takes longer. */
    private static final int TABLE = 1 << 14;

    private final Spacing spacing;
    private final float[] table = new float[TABLE];
    private final int[] squares;
    private final IntEnvelope envelope;
    private int[] tile = new int[0];

    IntSquares(Spacing spacing, int pixels, int longestLine) {
        this.spacing = spacing;
        squares = new int[pixels];
        envelope = new IntEnvelope(longestLine);
        for (int square = 0; square < TABLE; square++) {
            table[square] = root(square);
        }
    }

    @Override
    public Object array() {
        return squares;
    }

    @Override
    public void square(Object steps, int count) {
        int weight = (int) spacing.first();
        if (steps instanceof short[] shorts) {
            for (int i = 0; i < count; i++) {
                int step = shorts[i] & 0xffff;
                squares[i] = step == DepthScan.NONE ? IntEnvelope.NONE : step * step * weight;
            }
        } else {
            int[] ints = (int[]) steps;
            for (int i = 0; i < count; i++) {
                int step = ints[i];
                squares[i] = step == IntEnvelope.NONE ? IntEnvelope.NONE : step * step * weight;
            }
        }
    }

    @Override
    public void alongColumns(int columns, int rows) {
        int weight = (int) spacing.y();
        int tilePixels = Math.min(TILE, columns) * rows;
        if (tile.length < tilePixels) {
            tile = new int[tilePixels];
        }
        for (int x = 0; x < columns; x += TILE) {
            Cancellation.check();
            int width = Math.min(TILE, columns - x);
            for (int y = 0; y < rows; y++) {
                for (int i = 0, from = y * columns + x; i < width; i++) {
                    tile[i * rows + y] = squares[from + i];
                }
            }
            for (int i = 0; i < width; i++) {
                envelope.transform(tile, i * rows, rows, weight);
            }
            for (int y = 0; y < rows; y++) {
                for (int i = 0, to = y * columns + x; i < width; i++) {
                    squares[to + i] = tile[i * rows + y];
                }
            }
        }
    }

    @Override
    public void alongRows(int columns, int rows) {
        int weight = (int) spacing.x();
        for (int y = 0; y < rows; y++) {
            Cancellation.check();
            envelope.transform(squares, y * columns, columns, weight);
        }
    }

    @Override
    public void roots(float[] distances, int from, int count) {
        for (int i = 0; i < count; i++) {
            int square = squares[from + i];
            distances[i] = square < TABLE ? table[square] : root(square);
        }
    }

    private float root(int square) {
        return square == IntEnvelope.NONE ? Float.POSITIVE_INFINITY : (float) (spacing.unit() * Math.sqrt(square));
    }
}
