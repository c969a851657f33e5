package dev.diatom.image.io.codec;

import dev.diatom.image.PixelType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;

/**
 * Gives YCbCr of 8 bits that stands pixel by pixel, or in units of some luma samples, one Cb and one Cr, as red, green and
 * blue. Each chroma sample holds for all pixels of its unit, as with libtiff; where it was sampled within is passed over.
 *
 * @param bytes how the units are compressed
 * @param predicted whether each sample is less its left neighbour; of pixels, not of larger units
 * @param across how many columns a unit has
 * @param down how many rows a unit has
 * @param colours what the codes mean
 */
public record YCbCrUnits(Decoder bytes, boolean predicted, int across, int down, YCbCr colours) implements Decoder {
    @Override
    public int mostExpansion() {
        return 3 * bytes.mostExpansion();
    }

    @Override
    public boolean isWhole() {
        return bytes.isWhole();
    }

    @Override
    public InputStream decode(InputStream in, Shape shape) {
        return new Rows(bytes.decode(in, shape), shape);
    }

    @Override
    public String toString() {
        return bytes == Codec.NONE ? "YCbCr" : bytes + " YCbCr";
    }

    private final class Rows extends RowsInput {
        private final InputStream in;
        private final int columns;
        private final YCbCrTables tables = colours.tables();
        private final byte[] units;
        private int rowOfUnit;

        Rows(InputStream in, Shape shape) {
            super(Math.multiplyExact(3, shape.columns()), shape.rows());
            this.in = in;
            this.columns = shape.columns();
            this.units = new byte[Math.multiplyExact((columns - 1) / across + 1, across * down + 2)];
        }

        @Override
        boolean next(byte[] to) throws IOException {
            if (rowOfUnit == 0 && !fill()) {
                return false;
            }
            int luma = across * down;
            int unit = 0;
            for (int x = 0; x < columns; unit += luma + 2) {
                int first = unit + rowOfUnit * across;
                for (int i = 0; i < across && x < columns; i++, x++) {
                    tables.put(units[first + i], units[unit + luma], units[unit + luma + 1], to, 3 * x);
                }
            }
            rowOfUnit = (rowOfUnit + 1) % down;
            return true;
        }

        private boolean fill() throws IOException {
            if (in.readNBytes(units, 0, units.length) < units.length) {
                return false;
            }
            if (predicted) {
                var row = new Predictor.Row(PixelType.UINT8, ByteOrder.BIG_ENDIAN, units.length, 3);
                Predictor.HORIZONTAL.undo(units, row, units, 0);
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
