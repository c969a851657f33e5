package dev.diatom.image.io.tiff;

import dev.diatom.image.Cancellation;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Rows;
import dev.diatom.image.io.Samples;
import java.io.IOException;

/**
 * The type in which labels are written: ImageJ reads integers of 32 bits as floats, so that labels are written as 16 bits
 * where they fit. Costs one pass over an image of labels, and nothing for others.
 */
final class LabelType {
    private LabelType() {}

    static PixelType of(PixelSource source, Role role) throws IOException {
        if (role != Role.LABELS || source.type() != PixelType.UINT32) {
            return source.type();
        }
        var extent = source.extent();
        int rows = Rows.perBand(source.type(), extent);
        var labels = (int[]) Samples.allocate(source.type(), Math.toIntExact(rows * extent.x()));
        for (long i = 0; i < Rows.bands(rows, extent); i++) {
            Cancellation.check();
            var band = Rows.band(i, rows, extent);
            source.read(band.selection(extent), labels, 0);
            for (int pixel = 0; pixel < band.pixels(extent); pixel++) {
                if (labels[pixel] >>> Short.SIZE != 0) {
                    return source.type();
                }
            }
        }
        return PixelType.UINT16;
    }
}
