package dev.diatom.image;

import java.util.Objects;

/**
 * What is known of an image beside its pixels.
 *
 * @param name a short name for captions: the file's name, or what the image was made from
 * @param role what the pixel values mean
 */
public record ImageMetadata(String name, Role role) {
    public ImageMetadata {
        Objects.requireNonNull(name);
        Objects.requireNonNull(role);
    }

    /** What the pixel values mean, so that what shows an image need not guess. */
    public enum Role {
        /** Measured brightness. */
        INTENSITY,
        /** Three channels: red, green, blue. */
        RGB,
        /** UINT8 with 0 and 255. */
        MASK,
        /** UINT32 numbers of objects, 0 the background. */
        LABELS
    }

    /** The same with another name. */
    public ImageMetadata withName(String newName) {
        return new ImageMetadata(newName, role);
    }
}
