/**
 * TIFF and BigTIFF: the container (header, directories, pages, series), where the strips and tiles of pages stand,
 * which pages are smaller copies of others, what the programs that write TIFF add, and the writer. The text of OME-XML is
 * {@code io.ome}'s; codecs and predictors are {@code io.codec}'s. Internal to {@code dev.diatom.image}: nothing else depends on
 * it.
 */
@NullMarked
package dev.diatom.image.io.tiff;

import org.jspecify.annotations.NullMarked;
