package dev.diatom.image.io.tiff;

import java.io.IOException;

/** Pages of one size and kind, in the order of the file. */
final class TiffSeries {
    private final TiffPage page;
    private final TiffDirectory first;
    /** Where the first directory describes the page. */
    private final int[] describing;
    /** The entry that holds the offset of the only block; -1 where there is none such. */
    private final int onlyBlock;

    private final Offsets directories = new Offsets();
    private final Offsets pixels = new Offsets();
    private boolean contiguous = true;
    private long missing;

    /** A series that begins with this page. */
    TiffSeries(TiffPage page, TiffDirectory first) {
        this.page = page;
        this.first = first;
        this.describing = first.describingRanges();
        this.onlyBlock = page.isInPlace() && page.blocks() == 1 && page.blockWidth() == page.width()
                ? first.inlineEntry(page.offsetsTag())
                : -1;
    }

    /**
     * Adds a page whose directory says the same as the first's and whose pixels stand in one block, in place: the usual
     * stack, of which thousands of pages are read by their bytes alone.
     *
     * @return whether it is such a page
     */
    boolean addAlike(TiffDirectory directory, TiffInput input) {
        if (onlyBlock < 0 || !directory.describesAs(first, describing)) {
            return false;
        }
        long offset = directory.inlineValue(onlyBlock);
        if (offset < 8 || offset > input.length() - page.rowBytes() * page.rowsOfBlock(0)) {
            return false;
        }
        directories.add(directory.byteOffset());
        if (contiguous) {
            pixels.add(offset);
        }
        return true;
    }

    /** Whether a directory says the same of its page as the first. */
    boolean isLike(TiffDirectory directory) {
        return directory.describesAs(first, describing);
    }

    void add(long directoryOffset, TiffBlocks blocks) {
        directories.add(directoryOffset);
        contiguous = contiguous && blocks.isContiguous(page);
        missing += blocks.missing();
        if (contiguous) {
            pixels.add(blocks.offset(0));
        }
    }

    /** Some of its pages, in another order. */
    TiffSeries inOrder(int[] pageNumbers) {
        var some = new TiffSeries(page, first);
        some.contiguous = contiguous;
        some.missing = missing;
        for (int number : pageNumbers) {
            some.directories.add(directories.get(number));
            if (contiguous) {
                some.pixels.add(pixels.get(number));
            }
        }
        return some;
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

    /** How many strips or tiles of its pages are not in the file. */
    long missing() {
        return missing;
    }

    /** What is read where a strip or tile is missing: 0, or what GDAL says that it is. */
    double missingValue() throws IOException {
        if (missing == 0) {
            return 0;
        }
        var said = first.text(TiffTag.GDAL_NODATA, 64).trim();
        if (said.isEmpty()) {
            return 0;
        }
        double value;
        try {
            value = said.equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(said);
        } catch (NumberFormatException e) {
            return 0;
        }
        var type = page.type();
        boolean fits = type.isFloat() || (value == Math.rint(value) && value >= type.min() && value <= type.max());
        return fits ? value : 0;
    }

    /** Whether samples of all pages can be read and written where they stand. */
    boolean isInPlace() {
        return page.isInPlace() && missing == 0;
    }

    /**
     * Whether it is the image itself, and neither a smaller copy of another (NewSubfileType bit 0, SubfileType 2) nor a mask
     * for one (bit 2).
     */
    boolean isMain() {
        return isMain(first);
    }

    /** Whether a directory has an image itself. */
    static boolean isMain(TiffDirectory directory) {
        long kinds = directory.inlineOr(TiffTag.NEW_SUBFILE_TYPE, 0);
        return (kinds & 5) == 0 && directory.inlineOr(TiffTag.SUBFILE_TYPE, 1) != 2;
    }

    /** Where the first samples of pages stand, if they are contiguous. */
    Offsets pixels() {
        return pixels;
    }
}
