package dev.diatom.image.io.tiff;

import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;
import dev.diatom.image.io.codec.Codec;
import java.io.IOException;

/**
 * How the planes of a series are cut into strips or tiles.
 *
 * @param page what its pages have in common
 * @param order which page holds which plane
 * @param blockHeight the rows of a block: the page's, all of them where its strips follow each other without a gap, or
 *     fewer where they can be read alone
 */
record TiffGrid(TiffPage page, PageOrder order, long blockHeight) {
    private static final long PIECE_BYTES = 1 << 16;

    /** Blocks that are decoded whole: strips that are not compressed are cut into pieces of few rows. */
    static TiffGrid ofDecoded(TiffPage page, PageOrder order) {
        long rows = page.blockHeight();
        if (page.tiled() || page.decoder() != Codec.NONE) {
            return new TiffGrid(page, order, rows);
        }
        long few = Math.max(1, Math.min(rows, PIECE_BYTES / page.rowBytes()));
        while (rows < page.height() && rows % few != 0) {
            few--;
        }
        return new TiffGrid(page, order, few);
    }

    /** One block of one page. */
    record Block(int page, long number) {}

    /** Takes a part of a selection that lies in one block. */
    @FunctionalInterface
    interface BlockVisitor {
        /**
         * Takes the part in one block.
         *
         * @param x columns, counted from the block's first
         * @param y rows, counted from the block's first
         * @param c channels, counted from the first that stands in the block
         * @param start the index of the result's array that the first sample goes to
         */
        void visit(Block block, Range x, Range y, Range c, long start) throws IOException;
    }

    /** The block that holds a sample. */
    Block blockOf(long x, long y, long z, long c, long t) {
        long channelPage = c / page.samples();
        long sample = page.planar() ? c % page.samples() : 0;
        int pageIndex = (int) order.page(z, channelPage, t);
        return new Block(pageIndex, number(sample, y / blockHeight, x / page.blockWidth()));
    }

    private long number(long sample, long down, long across) {
        return (sample * down() + down) * page.across() + across;
    }

    private long down() {
        return (page.height() - 1) / blockHeight + 1;
    }

    /** How many rows a block has, by its number. */
    long rowsOfBlock(long number) {
        return page.tiled() ? blockHeight : Math.min(blockHeight, page.height() - firstRow(number));
    }

    /** The row of the page that a block begins with. */
    private long firstRow(long number) {
        return number / page.across() % down() * blockHeight;
    }

    /** The number of the strip or tile in the file that holds a block. */
    long stored(long number) {
        long sample = number / page.across() / down();
        return (sample * page.down() + firstRow(number) / page.blockHeight()) * page.across() + number % page.across();
    }

    /** How many rows of that strip or tile stand before the block. */
    long rowsBefore(long number) {
        return firstRow(number) % page.blockHeight();
    }

    void forEachBlock(Selection selection, BlockVisitor visitor) throws IOException {
        var to = selection.arrayStrides();
        int samples = page.samples();
        var c = selection.c();
        for (long t = 0; t < selection.t().count(); t++) {
            for (long from = 0; from < c.count(); ) {
                long group = c.position(from) / samples;
                long end = c.indexFrom((group + 1) * samples);
                for (long z = 0; z < selection.z().count(); z++) {
                    int pageIndex = (int) order.page(
                            selection.z().position(z), group, selection.t().position(t));
                    long start = t * to[4] + z * to[2];
                    if (page.planar()) {
                        for (long i = from; i < end; i++) {
                            visitSample(
                                    selection,
                                    pageIndex,
                                    c.position(i) - group * samples,
                                    Range.at(0),
                                    start + i * to[3],
                                    visitor);
                        }
                    } else {
                        var channels = c.part(from, end, group * samples);
                        visitSample(selection, pageIndex, 0, channels, start + from * to[3], visitor);
                    }
                }
                from = end;
            }
        }
    }

    private void visitSample(
            Selection selection, int pageIndex, long sample, Range channels, long start, BlockVisitor visitor)
            throws IOException {
        var x = selection.x();
        var y = selection.y();
        for (long yFrom = 0; yFrom < y.count(); ) {
            long down = y.position(yFrom) / blockHeight;
            long yEnd = y.indexFrom((down + 1) * blockHeight);
            for (long xFrom = 0; xFrom < x.count(); ) {
                long across = x.position(xFrom) / page.blockWidth();
                long xEnd = x.indexFrom((across + 1) * page.blockWidth());
                visitor.visit(
                        new Block(pageIndex, number(sample, down, across)),
                        x.part(xFrom, xEnd, across * page.blockWidth()),
                        y.part(yFrom, yEnd, down * blockHeight),
                        channels,
                        start + yFrom * x.count() + xFrom);
                xFrom = xEnd;
            }
            yFrom = yEnd;
        }
    }
}
