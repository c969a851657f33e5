package dev.diatom.image.io.tiff;

import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.codec.Codec;
import dev.diatom.image.io.codec.Predictor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Turns rows of samples into the bytes of a strip or tile, little-endian.
 *
 * @param samples how many samples a pixel has, side by side
 */
record BlockEncoder(PixelType type, int samples, Codec codec, Predictor predictor) {
    /**
     * The bytes of a block whose first pixel stands in an array. A tile that reaches beyond the page is filled up.
     *
     * @param columns the columns that there are
     * @param rows the rows that there are
     */
    byte[] encode(WrittenLevel level, Halving.Rows pixels, int columns, int rows) throws IOException {
        var format = new Predictor.Row(type, ByteOrder.LITTLE_ENDIAN, columns * samples, samples);
        var row = new byte[level.blockWidth() * samples * type.bytes()];
        int blockRows = level.tiled() ? level.blockHeight() : rows;
        int blockBytes = blockRows * row.length;
        var bytes = new ByteArrayOutputStream(codec == Codec.NONE ? blockBytes : Math.max(64, blockBytes / 2));
        try (var out = codec.encode(bytes)) {
            for (int i = 0; i < rows; i++) {
                Cancellation.check();
                predictor.apply(pixels.array(), pixels.row(i), format, row);
                out.write(row, 0, row.length);
            }
            var nothing = new byte[rows < blockRows ? row.length : 0];
            for (int i = rows; i < blockRows; i++) {
                out.write(nothing, 0, nothing.length);
            }
        }
        return bytes.toByteArray();
    }
}
