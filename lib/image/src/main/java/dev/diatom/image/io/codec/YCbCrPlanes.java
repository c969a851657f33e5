package dev.diatom.image.io.codec;

import dev.diatom.image.PixelType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives YCbCr of 8 bits of which Y, Cb and Cr have strips or tiles of their own as red, green and blue, side by side. Each
 * chroma sample holds for the pixels around it. One row of each plane is held.
 *
 * @param bytes how each plane is compressed
 * @param predicted whether each sample is less its left neighbour
 * @param across how many columns share a chroma sample
 * @param down how many rows share one
 * @param colours what the codes mean
 */
public record YCbCrPlanes(Decoder bytes, boolean predicted, int across, int down, YCbCr colours) implements Decoder {
    @Override
    public int mostExpansion() {
        return 3 * across * down * bytes.mostExpansion();
    }

    @Override
    public boolean isWhole() {
        return bytes.isWhole();
    }

    @Override
    public int streams() {
        return 3;
    }

    @Override
    public InputStream decode(InputStream in, Shape shape) {
        throw new UnsupportedOperationException("three planes make a block");
    }

    @Override
    public InputStream decode(List<InputStream> in, Shape shape) {
        var planes = new ArrayList<InputStream>();
        var chroma = new Shape((shape.columns() - 1) / across + 1, (shape.rows() - 1) / down + 1, 1);
        for (int i = 0; i < streams(); i++) {
            planes.add(bytes.decode(in.get(i), i == 0 ? new Shape(shape.columns(), shape.rows(), 1) : chroma));
        }
        return new Rows(planes, shape);
    }

    @Override
    public String toString() {
        return bytes == Codec.NONE ? "YCbCr" : bytes + " YCbCr";
    }

    private final class Rows extends RowsInput {
        private final List<InputStream> planes;
        private final YCbCrTables tables = colours.tables();
        private final byte[][] rows;
        private int y;

        Rows(List<InputStream> planes, Shape shape) {
            super(Math.multiplyExact(3, shape.columns()), shape.rows());
            this.planes = planes;
            int chromaColumns = (shape.columns() - 1) / across + 1;
            this.rows = new byte[][] {
                new byte[shape.columns()], new byte[chromaColumns], new byte[chromaColumns],
            };
        }

        @Override
        boolean next(byte[] to) throws IOException {
            if (!fill(0) || (y % down == 0 && !(fill(1) && fill(2)))) {
                return false;
            }
            y++;
            for (int x = 0; x < rows[0].length; x++) {
                tables.put(rows[0][x], rows[1][x / across], rows[2][x / across], to, 3 * x);
            }
            return true;
        }

        private boolean fill(int plane) throws IOException {
            byte[] row = rows[plane];
            if (planes.get(plane).readNBytes(row, 0, row.length) < row.length) {
                return false;
            }
            if (predicted) {
                var format = new Predictor.Row(PixelType.UINT8, ByteOrder.BIG_ENDIAN, row.length, 1);
                Predictor.HORIZONTAL.undo(row, format, row, 0);
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            for (var plane : planes) {
                plane.close();
            }
        }
    }
}
