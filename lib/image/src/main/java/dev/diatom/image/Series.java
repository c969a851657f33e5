package dev.diatom.image;

/**
 * Pages of one size and kind in a file that holds several.
 *
 * @param number what {@link DiskImage#open(java.nio.file.Path, int)} picks it by, from 0
 * @param pages how many pages it has
 * @param extent the extent of the image that it is opened as
 * @param type its pixel type
 */
public record Series(int number, int pages, Extent extent, PixelType type) {}
