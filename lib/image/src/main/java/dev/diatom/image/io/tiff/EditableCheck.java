package dev.diatom.image.io.tiff;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Fault;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.PixelFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Whether the pixels of a series can be written where they stand: uncompressed, in whole bytes, and in bytes that belong to
 * one pixel alone, to no directory and to no value of a tag. Costs a pass over the directories, and some 40 bytes of memory
 * for each strip or tile.
 */
final class EditableCheck {
    private final PixelFile file;
    private final TiffContents contents;
    private long[] starts = new long[64];
    private long[] ends = new long[64];
    private final BitSet pixels = new BitSet();
    private int count;

    private EditableCheck(PixelFile file, TiffContents contents) {
        this.file = file;
        this.contents = contents;
    }

    /**
     * Throws where the pixels of a series cannot be edited in place.
     *
     * @param planes how many planes it has; of one directory, they follow each other
     */
    static void check(PixelFile file, TiffContents contents, TiffSeries series, long planes, TiffInput input)
            throws IOException {
        var page = series.page();
        if (!page.isInPlace()) {
            throw refused(
                    file,
                    series.first(),
                    page.format().integer64()
                            ? "integers of 64 bits, which are read as floats"
                            : page.decoder() + ", " + page.format().describe());
        }
        if (!series.isInPlace()) {
            throw refused(file, series.first(), series.missing() + " " + TiffBlocks.kind(page) + "s not in the file");
        }
        if (series.first().has(TiffTag.SUB_IFDS)
                || TiffLevels.of(contents, series).count() > 1) {
            throw new UnsupportedFormatException(Fault.in(file.path(), "this image cannot be edited in its file")
                    .atByte(series.first().byteOffset(), "IFD " + series.first().index())
                    .expected("an image without smaller copies, which would stay as they are", "a pyramid")
                    .advice("Edit a copy (DiskImage.copyOf) and save that"));
        }
        var check = new EditableCheck(file, contents);
        check.addAll(input);
        if (series.pages() == 1 && planes > 1) {
            long planeBytes = page.rowBytes() * page.height();
            check.addPixels(series.pixels().get(0) + planeBytes, planeBytes * (planes - 1));
        }
        check.checkOverlaps();
    }

    private static UnsupportedFormatException refused(PixelFile file, TiffDirectory first, String found) {
        return new UnsupportedFormatException(Fault.in(file.path(), "this image cannot be edited in its file")
                .atByte(first.byteOffset(), "IFD " + first.index())
                .expected("uncompressed samples of whole bytes", found)
                .advice("Edit a copy (DiskImage.copyOf) and save that"));
    }

    private void addAll(TiffInput input) throws IOException {
        add(0, contents.headerBytes());
        for (var series : contents.allSeries()) {
            for (int page = 0; page < series.pages(); page++) {
                Cancellation.check();
                var directory = contents.directory(series, page);
                add(directory.byteOffset(), directory.byteCount());
                directory.forEachValueOutside(this::add);
                addBlocks(series.page(), TiffBlocks.read(directory, series.page(), input));
            }
        }
    }

    private void addBlocks(TiffPage page, TiffBlocks blocks) {
        if (blocks.isContiguous(page)) {
            addPixels(blocks.offset(0), page.rowBytes() * page.height());
            return;
        }
        for (long i = 0; i < page.blocks(); i++) {
            if (!blocks.isMissing(i)) {
                addPixels(blocks.offset(i), blocks.byteCount(i));
            }
        }
    }

    private void addPixels(long start, long bytes) {
        pixels.set(count);
        add(start, bytes);
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

    /** Directories may share their values with each other, pixels nothing with anything. */
    private void checkOverlaps() {
        var order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(starts[a], starts[b]));
        long endOfPixels = 0;
        long endOfAll = 0;
        for (int i : order) {
            if (starts[i] < (pixels.get(i) ? endOfAll : endOfPixels)) {
                throw new UnsupportedFormatException(Fault.in(file.path(), "this image cannot be edited in its file")
                        .atByte(starts[i], "strips, tiles and directories")
                        .expected("bytes that belong to one pixel alone", "bytes that are used twice")
                        .advice("Edit a copy (DiskImage.copyOf) and save that"));
            }
            endOfAll = Math.max(endOfAll, ends[i]);
            endOfPixels = pixels.get(i) ? Math.max(endOfPixels, ends[i]) : endOfPixels;
        }
    }
}
