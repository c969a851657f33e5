/**
 * TIFF and BigTIFF: the container (header, directories, pages, series), where the strips and tiles of pages stand, and
 * the writer. Codecs and predictors are {@code io.codec}'s. Internal to {@code dev.diatom.image}: nothing else depends on
 * it.
 */
@NullMarked
package dev.diatom.image.io.tiff;

import org.jspecify.annotations.NullMarked;
