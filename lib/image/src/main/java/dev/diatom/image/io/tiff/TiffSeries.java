package dev.diatom.image.io.tiff;

/** Pages of one size and kind, in the order of the file. */
final class TiffSeries {
    private final TiffPage page;
    private final TiffDirectory first;
    private final Offsets directories = new Offsets();
    private final Offsets pixels = new Offsets();
    private boolean contiguous = true;

    /** A series that begins with this page. */
    TiffSeries(TiffPage page, TiffDirectory first) {
        this.page = page;
        this.first = first;
    }

    void add(long directoryOffset, TiffBlocks blocks) {
        directories.add(directoryOffset);
        contiguous = contiguous && blocks.isContiguous(page);
        if (contiguous) {
            pixels.add(blocks.offset(0));
        }
    }

    TiffPage page() {
        return page;
    }

    /** The directory of the first page, which describes them all. */
    TiffDirectory first() {
        return first;
    }

    int pages() {
        return directories.size();
    }

    /** Where the directory of a page stands. */
    long directory(int pageIndex) {
        return directories.get(pageIndex);
    }

    /** Whether each page's rows follow each other without a gap. */
    boolean isContiguous() {
        return contiguous;
    }

    /** Where the first samples of pages stand, if they are contiguous. */
    Offsets pixels() {
        return pixels;
    }
}
