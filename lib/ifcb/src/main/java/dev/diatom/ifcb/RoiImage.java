package dev.diatom.ifcb;

import dev.diatom.image.ImageMetadata;
import dev.diatom.image.MemoryImage;

/** Makes images of pixels of the .roi file, with the pixel size of the instrument. */
final class RoiImage {
    private RoiImage() {}

    /** The image of a target. */
    static MemoryImage of(BinId bin, Target target, byte[] pixels) {
        return of(
                bin,
                ImageMetadata.of(bin.lidOf(target.number()), ImageMetadata.Role.INTENSITY),
                pixels,
                target.width());
    }

    /** An image of that many columns; its rows follow. */
    static MemoryImage of(BinId bin, ImageMetadata metadata, byte[] pixels, long width) {
        return MemoryImage.of(pixels, width, pixels.length / width)
                .withMetadata(
                        metadata.withCalibration(PixelSize.of(bin.instrument()).calibration()));
    }
}
