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
                target.width(),
                target.height());
    }

    /**
     * An image of so many columns and rows.
     *
     * @throws IllegalArgumentException if the array has not so many pixels
     */
    static MemoryImage of(BinId bin, ImageMetadata metadata, byte[] pixels, long width, long height) {
        return MemoryImage.of(pixels, width, height)
                .withMetadata(
                        metadata.withCalibration(PixelSize.of(bin.instrument()).calibration()));
    }
}
