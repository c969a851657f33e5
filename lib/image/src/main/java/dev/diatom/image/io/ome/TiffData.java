package dev.diatom.image.io.ome;

/**
 * Which pages hold which planes: so many planes, in the order of dimensions from the first on, in as many pages.
 *
 * @param file the file of the pages
 * @param page the number of the first page in its file
 * @param z the first plane's position
 * @param c its channel: samples of one page are one
 * @param t its frame
 * @param planes how many; {@link #ALL} for as many pages as the file has
 */
public record TiffData(OmeFile file, long page, long z, long c, long t, long planes) {
    static final long ALL = -1;

    /** All pages of the file that the text was read from. */
    static final TiffData EVERYTHING = new TiffData(OmeFile.ITSELF, 0, 0, 0, 0, ALL);
}
