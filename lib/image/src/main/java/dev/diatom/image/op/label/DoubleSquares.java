package dev.diatom.image.op.label;

import dev.diatom.image.Cancellation;

/** Squared distances in the square of the unit, where they are no whole numbers or too large for one. */
final class DoubleSquares implements SquaredPlane {
    private final Spacing spacing;
    private final double[] squares;
    private final DoubleEnvelope envelope;
    private double[] tile = new double[0];

    DoubleSquares(Spacing spacing, int pixels, int longestLine) {
        this.spacing = spacing;
        squares = new double[pixels];
        envelope = new DoubleEnvelope(longestLine);
    }

    @Override
    public Object array() {
        return squares;
    }

    @Override
    public void square(Object steps, int count) {
        double weight = spacing.first();
        if (steps instanceof short[] shorts) {
            for (int i = 0; i < count; i++) {
                double step = shorts[i] & 0xffff;
                squares[i] = step == DepthScan.NONE ? DoubleEnvelope.NONE : step * step * weight;
            }
        } else {
            int[] ints = (int[]) steps;
            for (int i = 0; i < count; i++) {
                double step = ints[i];
                squares[i] = step == IntEnvelope.NONE ? DoubleEnvelope.NONE : step * step * weight;
            }
        }
    }

    @Override
    public void alongColumns(int columns, int rows) {
        int tilePixels = Math.min(TILE, columns) * rows;
        if (tile.length < tilePixels) {
            tile = new double[tilePixels];
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
                envelope.transform(tile, i * rows, rows, spacing.y());
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
        for (int y = 0; y < rows; y++) {
            Cancellation.check();
            envelope.transform(squares, y * columns, columns, spacing.x());
        }
    }

    @Override
    public void roots(float[] distances, int from, int count) {
        double unit = spacing.unit();
        for (int i = 0; i < count; i++) {
            distances[i] = (float) (unit * Math.sqrt(squares[from + i]));
        }
    }
}
