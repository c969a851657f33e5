package dev.diatom.image.io;

import dev.diatom.image.ImageMetadata;

/**
 * An image of a file that was opened.
 *
 * @param whole whether the file holds all of this image, and nothing else
 */
public record Opened(StoredPixels pixels, ImageMetadata metadata, boolean whole) {}
