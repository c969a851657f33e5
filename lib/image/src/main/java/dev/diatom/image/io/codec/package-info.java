/**
 * Compression of strips and tiles: streams that decode and encode, and the predictors that come before. Knows nothing of
 * files or of TIFF's structure. Internal to {@code dev.diatom.image}: nothing else depends on it.
 */
@NullMarked
package dev.diatom.image.io.codec;

import org.jspecify.annotations.NullMarked;
