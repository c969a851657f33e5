package dev.diatom.image.io.tiff;

import dev.diatom.image.Compression;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.TiffOptions;
import dev.diatom.image.io.ArraySource;
import java.nio.file.Path;

/** Saves small images as BigTIFF, which the library itself does for large ones. */
public final class BigTiffs {
    private BigTiffs() {}

    public static void save(MemoryImage image, Path path, Compression compression) {
        var source = new ArraySource(image.type(), image.extent(), image.pixels());
        TiffWriter.save(source, image.metadata(), path, TiffOptions.of(compression), true, 0);
    }
}
