package dev.diatom.image;

/**
 * One resolution of a pyramid: the same image with larger pixels.
 *
 * @param number its place, from 0, the largest
 * @param extent the extent of the image that {@link DiskImage#open(java.nio.file.Path, Level)} gives
 * @param type its pixel type
 * @param downsampling how many columns of level 0 one of its columns covers; need not be whole
 */
public record Level(int number, Extent extent, PixelType type, double downsampling) {}
