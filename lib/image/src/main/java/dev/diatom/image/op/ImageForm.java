package dev.diatom.image.op;

import dev.diatom.image.Extent;
import dev.diatom.image.Image;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;

/**
 * What an image is, without its pixels.
 *
 * @param type what one pixel is
 * @param extent the size along every axis
 * @param metadata name, role, calibration and so on
 */
public record ImageForm(PixelType type, Extent extent, ImageMetadata metadata) {
    /** Channels that are not those of the image are not kept. */
    public ImageForm {
        metadata = metadata.fitting(extent);
    }

    /** That of an image. */
    public static ImageForm of(Image image) {
        return new ImageForm(image.type(), image.extent(), image.metadata());
    }

    /** The same with another pixel type. */
    public ImageForm withType(PixelType newType) {
        return new ImageForm(newType, extent, metadata);
    }

    /** The same with another extent. */
    public ImageForm withExtent(Extent newExtent) {
        return new ImageForm(type, newExtent, metadata);
    }

    /** The same with another role; a palette colours stored indexes alone, and goes. */
    public ImageForm withRole(Role role) {
        return withMetadata(metadata.withRole(role).withPalette(null));
    }

    /** The same with another description. */
    public ImageForm withMetadata(ImageMetadata newMetadata) {
        return new ImageForm(type, extent, newMetadata);
    }

    /** The same with what was done to it added to its name. */
    public ImageForm named(String label) {
        return withMetadata(metadata.withName(metadata.name() + " " + label));
    }
}
