package dev.diatom.ifcb;

import dev.diatom.image.ImageMetadata;
import dev.diatom.image.MemoryImage;
import java.util.Locale;

/** Makes images of pixels of the .roi file. */
final class RoiImage {
    private RoiImage() {}

    /** The image of a target, named by its PID, with the pixel size of the instrument. */
    static MemoryImage of(BinId bin, Target target, byte[] pixels) {
        var name = String.format(Locale.ROOT, "%s_%05d", bin.lid(), target.number());
        return MemoryImage.of(pixels, target.width(), target.height())
                .withMetadata(ImageMetadata.of(name, ImageMetadata.Role.INTENSITY)
                        .withCalibration(PixelSize.of(bin.instrument()).calibration()));
    }
}
