package dev.diatom.image.io;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where the rows of uncompressed TIFF pages stand: one number a page, or all strips where they are scattered. */
final class TiffStrips implements RowOffsets {
    private final long rowBytes;
    private final long rows;
    private final PageOrder order;
    private final long[] firstOffsets;
    private final TiffPage @Nullable [] scattered;

    private TiffStrips(
            long rowBytes, long rows, PageOrder order, long[] firstOffsets, TiffPage @Nullable [] scattered) {
        this.rowBytes = rowBytes;
        this.rows = rows;
        this.order = order;
        this.firstOffsets = firstOffsets;
        this.scattered = scattered;
    }

    @Override
    public long rowOffset(long plane, long row) {
        int page = (int) order.page(plane);
        var strips = scattered == null ? null : scattered[page];
        if (strips == null) {
            return firstOffsets[page] + row * rowBytes;
        }
        return strips.rowOffset(row);
    }

    @Override
    public long contiguousRows(long plane, long row) {
        var strips = scattered == null ? null : scattered[(int) order.page(plane)];
        if (strips == null) {
            return rows - row;
        }
        return strips.rowsLeftInStrip(row);
    }

    /** Gathers pages of one shape. */
    static final class Builder {
        private long[] firstOffsets = new long[16];
        private TiffPage @Nullable [] scattered;
        private int pages;

        void add(TiffPage page) {
            if (pages == firstOffsets.length) {
                firstOffsets = Arrays.copyOf(firstOffsets, pages * 2);
            }
            firstOffsets[pages] = page.firstOffset();
            if (!page.isContiguous()) {
                var table = scattered == null ? new TiffPage[firstOffsets.length] : scattered;
                table = table.length < firstOffsets.length ? Arrays.copyOf(table, firstOffsets.length) : table;
                table[pages] = page;
                scattered = table;
            }
            pages++;
        }

        int pages() {
            return pages;
        }

        TiffStrips build(TiffPage shape, PageOrder order) {
            var table = scattered == null ? null : Arrays.copyOf(scattered, pages);
            return new TiffStrips(shape.rowBytes(), shape.height(), order, Arrays.copyOf(firstOffsets, pages), table);
        }
    }
}
