package dev.diatom.image.io.tiff;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Fault;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.PixelFile;
import java.io.IOException;
import java.util.Arrays;

/**
 * Whether the pixels of a series can be written where they stand: uncompressed, in whole bytes, and in bytes that belong to
 * one pixel alone and to no directory. Costs a pass over the directories, and 16 bytes of memory for each strip or tile.
 */
final class EditableCheck {
    private final PixelFile file;
    private final TiffContents contents;
    private long[] starts = new long[64];
    private long[] ends = new long[64];
    private int count;

    private EditableCheck(PixelFile file, TiffContents contents) {
        this.file = file;
        this.contents = contents;
    }

    /** Throws where the pixels of a series cannot be edited in place. */
    static void check(PixelFile file, TiffContents contents, TiffSeries series, TiffInput input) throws IOException {
        var page = series.page();
        if (!page.isInPlace()) {
            throw refused(
                    file, series.first(), page.codec() + ", " + page.format().describe());
        }
        new EditableCheck(file, contents).checkOverlaps(input);
    }

    private static UnsupportedFormatException refused(PixelFile file, TiffDirectory first, String found) {
        return new UnsupportedFormatException(Fault.in(file.path(), "this image cannot be edited in its file")
                .atByte(first.byteOffset(), "IFD " + first.index())
                .expected("uncompressed samples of whole bytes", found)
                .advice("Edit a copy (DiskImage.copyOf) and save that"));
    }

    private void checkOverlaps(TiffInput input) throws IOException {
        add(0, contents.headerBytes());
        for (var series : contents.allSeries()) {
            for (int page = 0; page < series.pages(); page++) {
                Cancellation.check();
                var directory = contents.directory(series, page);
                add(directory.byteOffset(), directory.byteCount());
                addBlocks(series.page(), TiffBlocks.read(directory, series.page(), input));
            }
        }
        var order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(starts[a], starts[b]));
        for (int i = 1; i < count; i++) {
            if (starts[order[i]] < ends[order[i - 1]]) {
                throw new UnsupportedFormatException(Fault.in(file.path(), "this image cannot be edited in its file")
                        .atByte(starts[order[i]], "strips, tiles and directories")
                        .expected("bytes that belong to one pixel alone", "bytes that are used twice")
                        .advice("Edit a copy (DiskImage.copyOf) and save that"));
            }
        }
    }

    private void addBlocks(TiffPage page, TiffBlocks blocks) {
        if (blocks.isContiguous(page)) {
            add(blocks.offset(0), page.rowBytes() * page.height());
            return;
        }
        for (long i = 0; i < page.blocks(); i++) {
            add(blocks.offset(i), blocks.byteCount(i));
        }
    }

    private void add(long start, long bytes) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = start;
        ends[count] = start + bytes;
        count++;
    }
}
