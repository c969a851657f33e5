package dev.diatom.image;

/**
 * One of several images in a file: pages of one size and kind, or those that OME-XML says are an image.
 *
 * @param number what {@link DiskImage#open(java.nio.file.Path, int)} picks it by, from 0
 * @param name the image's name in the file; empty where it has none
 * @param pages how many pages it has
 * @param extent the extent of the image that it is opened as
 * @param type its pixel type
 */
public record Series(int number, String name, int pages, Extent extent, PixelType type) {
    /** A series without a name. */
    public Series(int number, int pages, Extent extent, PixelType type) {
        this(number, "", pages, extent, type);
    }
}
