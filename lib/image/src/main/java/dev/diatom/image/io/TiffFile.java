package dev.diatom.image.io;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Extent;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Opens TIFF and BigTIFF files: goes through the chain of directories and learns where the pixels stand. */
public final class TiffFile {
    private static final int CLASSIC = 42;
    private static final int BIG = 43;
    private static final int CLASSIC_HEADER_BYTES = 8;
    private static final int BIG_HEADER_BYTES = 16;
    private static final int MOST_DESCRIPTION_BYTES = 1 << 20;

    private TiffFile() {}

    /** Opens a file; when that fails, no file stays open. */
    public static PixelStore open(Path path) {
        var file = PixelFile.open(path);
        return IoThreads.call(() -> {
            boolean opened = false;
            try {
                var store = read(file);
                opened = true;
                return store;
            } finally {
                if (!opened) {
                    file.close();
                }
            }
        });
    }

    private static PixelStore read(PixelFile file) throws IOException {
        long length = file.length();
        if (length < CLASSIC_HEADER_BYTES) {
            throw new ImageFormatException(Fault.in(file.path(), "too short for a TIFF header")
                    .expected("at least " + CLASSIC_HEADER_BYTES + " bytes", length));
        }
        var head = ByteBuffer.allocate(CLASSIC_HEADER_BYTES);
        file.read(head, 0);
        var mark = new String(head.array(), 0, 2, StandardCharsets.ISO_8859_1);
        var order = mark.equals("MM") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int version = head.order(order).getShort(2);
        if (!(mark.equals("II") || mark.equals("MM")) || (version != CLASSIC && version != BIG)) {
            var start = new String(head.array(), 0, 4, StandardCharsets.ISO_8859_1);
            throw new ImageFormatException(Fault.in(file.path(), "this is not a TIFF")
                    .atByte(0, "header")
                    .expected("II or MM, then 42 or 43", Fault.quote(start)));
        }
        var input = new TiffInput(file, length, order);
        boolean big = version == BIG;
        return readPages(file, input, big, big ? firstOfBig(input) : head.getInt(4) & 0xffff_ffffL);
    }

    private static long firstOfBig(TiffInput input) throws IOException {
        var head = input.bytes(0, BIG_HEADER_BYTES, "header");
        if (head.getShort(4) != 8 || head.getShort(6) != 0) {
            throw new ImageFormatException(Fault.in(input.path(), "the BigTIFF header is damaged")
                    .atByte(4, "header")
                    .expected("8, then 0", head.getShort(4) + ", then " + head.getShort(6)));
        }
        return head.getLong(8);
    }

    private static PixelStore readPages(PixelFile file, TiffInput input, boolean big, long first) throws IOException {
        var strips = new TiffStrips.Builder();
        var visited = new HashSet<Long>();
        TiffPage shape = null;
        var description = ImageJDescription.of(Extent.of(1, 1));
        for (long offset = first; offset != 0 || shape == null; ) {
            Cancellation.check();
            checkOffset(input, offset, strips.pages(), visited);
            var directory = TiffDirectory.read(input, offset, big, strips.pages());
            var page = TiffPage.read(directory, input);
            if (shape == null) {
                shape = page;
                description =
                        ImageJDescription.parse(directory.text(TiffTag.IMAGE_DESCRIPTION, MOST_DESCRIPTION_BYTES));
            } else if (!page.sameShape(shape)) {
                throw new UnsupportedFormatException(directory
                        .fault(TiffTag.IMAGE_WIDTH, "pages of different size or type are not read")
                        .expected(describe(shape), describe(page)));
            }
            strips.add(page);
            offset = directory.next();
        }
        var extent = extent(input, shape, strips.pages(), description);
        var rows = strips.pages() == extent.planes()
                ? strips.build(shape, PageOrder.of(extent))
                : singleDirectory(shape, extent);
        return new PixelStore(file, shape.type(), input.order(), extent, rows);
    }

    private static void checkOffset(TiffInput input, long offset, int index, Set<Long> visited) {
        var where = index == 0 ? "header, first IFD" : "IFD " + (index - 1) + ", next IFD";
        if (offset < CLASSIC_HEADER_BYTES || offset >= input.length()) {
            throw new ImageFormatException(Fault.in(input.path(), "a page stands outside the file (" + where + ")")
                    .expected(
                            "an offset of " + CLASSIC_HEADER_BYTES + " to " + (input.length() - 1),
                            Long.toUnsignedString(offset))
                    .advice("The file looks cut short or damaged"));
        }
        if (!visited.add(offset)) {
            throw new ImageFormatException(Fault.in(input.path(), "the chain of pages loops")
                    .atByte(offset, where)
                    .expected("an offset that was not visited before", offset));
        }
    }

    private static String describe(TiffPage page) {
        return Extent.of(page.width(), page.height()) + " " + page.type().label();
    }

    /** The axes: as ImageJ describes them where that fits, else all pages are Z. */
    private static Extent extent(TiffInput input, TiffPage page, int pages, ImageJDescription description) {
        long planes = pages == 1 && page.isContiguous() ? planesOfSingleDirectory(input, page, description) : pages;
        return description.describes(planes)
                ? new Extent(
                        page.width(), page.height(), description.slices(), description.channels(), description.frames())
                : Extent.of(page.width(), page.height(), planes);
    }

    /**
     * ImageJ writes stacks above 4 GB with one directory, and all planes behind its first. A description that a program has
     * copied to a file of one plane says nothing.
     */
    private static long planesOfSingleDirectory(TiffInput input, TiffPage page, ImageJDescription description) {
        long planeBytes = page.rowBytes() * page.height();
        long available = (input.length() - page.firstOffset()) / planeBytes;
        long planes = description.images();
        if (planes == 1 || available == 1) {
            return 1;
        }
        if (planes > available) {
            throw new ImageFormatException(Fault.in(input.path(), "the stack is shorter than ImageJ's description says")
                    .atByte(page.firstOffset(), "first plane")
                    .expected(planes + " planes of " + planeBytes + " bytes", available)
                    .advice("The file looks cut short or damaged"));
        }
        return planes;
    }

    private static RowOffsets singleDirectory(TiffPage page, Extent extent) {
        var order = PageOrder.of(extent);
        long planeBytes = page.rowBytes() * page.height();
        var pages = new RowOffsets.Even(page.firstOffset(), planeBytes, page.rowBytes(), page.height());
        return new RowOffsets() {
            @Override
            public long rowOffset(long plane, long row) {
                return pages.rowOffset(order.page(plane), row);
            }

            @Override
            public long contiguousRows(long plane, long row) {
                return pages.contiguousRows(plane, row);
            }
        };
    }
}
