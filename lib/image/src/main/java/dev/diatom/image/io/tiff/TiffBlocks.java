package dev.diatom.image.io.tiff;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.codec.Codec;
import java.io.IOException;

/**
 * Where the strips or tiles of a page stand: row by row from the upper left, then the next sample's where each has planes
 * of its own. Checked against the file's length.
 */
final class TiffBlocks {
    private final long[] offsets;
    private final long[] byteCounts;

    private TiffBlocks(long[] offsets, long[] byteCounts) {
        this.offsets = offsets;
        this.byteCounts = byteCounts;
    }

    static TiffBlocks read(TiffDirectory directory, TiffPage page, TiffInput input) throws IOException {
        int tag = page.offsetsTag();
        long blocks = page.blocks();
        checkSize(directory, page, input);
        directory.required(tag);
        if (directory.count(tag) != blocks || blocks > Integer.MAX_VALUE - 8) {
            throw new ImageFormatException(directory
                    .fault(tag, "the number of " + kind(page) + "s does not fit the page")
                    .expected(expectedBlocks(page), directory.count(tag)));
        }
        var offsets = directory.values(tag, (int) blocks);
        var byteCounts = byteCounts(directory, page, input, offsets);
        for (int i = 0; i < offsets.length; i++) {
            check(directory, page, input, i, offsets[i], byteCounts[i]);
        }
        return new TiffBlocks(offsets, byteCounts);
    }

    /** A page cannot hold more than its file, however well it is compressed. */
    private static void checkSize(TiffDirectory directory, TiffPage page, TiffInput input) {
        int expansion = page.decoder().mostExpansion();
        long most = input.length() > Long.MAX_VALUE / expansion ? Long.MAX_VALUE : input.length() * expansion;
        long rows = page.tiled() ? page.blockHeight() : page.height();
        if (rows > most / page.rowBytes()) {
            throw new ImageFormatException(directory
                    .fault(TiffTag.IMAGE_LENGTH, "the page is larger than the file")
                    .expected(
                            "at most " + most / page.rowBytes() + " rows of " + page.rowBytes() + " bytes in a file of "
                                    + input.length(),
                            rows)
                    .advice("The file looks cut short or damaged"));
        }
    }

    /** How many numbers are held. */
    long size() {
        return 2L * offsets.length;
    }

    long offset(long block) {
        return offsets[(int) block];
    }

    long byteCount(long block) {
        return byteCounts[(int) block];
    }

    /** Whether all rows of all strips follow each other without a gap. */
    boolean isContiguous(TiffPage page) {
        if (page.planar() || (page.tiled() && (page.across() > 1 || page.blockWidth() != page.width()))) {
            return offsets.length == 1 && page.blockWidth() == page.width();
        }
        for (int i = 1; i < offsets.length; i++) {
            if (offsets[i] != offsets[i - 1] + page.rowBytes() * page.blockHeight()) {
                return false;
            }
        }
        return true;
    }

    /** What the blocks hold: of uncompressed ones as much as they must, whatever the file says. */
    private static long[] byteCounts(TiffDirectory directory, TiffPage page, TiffInput input, long[] offsets)
            throws IOException {
        int tag = page.byteCountsTag();
        if (page.decoder() == Codec.NONE || !directory.has(tag)) {
            var counts = new long[offsets.length];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = page.decoder() == Codec.NONE
                        ? page.rowBytes() * page.rowsOfBlock(i)
                        : input.length() - Math.min(input.length(), offsets[i]);
            }
            return counts;
        }
        if (directory.count(tag) != offsets.length) {
            throw new ImageFormatException(directory
                    .fault(tag, "each " + kind(page) + " needs a length")
                    .expected(String.valueOf(offsets.length), directory.count(tag)));
        }
        return directory.values(tag, offsets.length);
    }

    private static void check(
            TiffDirectory directory, TiffPage page, TiffInput input, int block, long offset, long byteCount) {
        int tag = page.offsetsTag();
        if (offset == 0) {
            throw new UnsupportedFormatException(directory
                    .fault(tag, "TIFFs with missing (sparse) " + kind(page) + "s are not read")
                    .expected("an offset for every " + kind(page), "0 for " + kind(page) + " " + block));
        }
        if (offset < 8 || byteCount < 0 || offset > input.length() || byteCount > input.length() - offset) {
            throw new ImageFormatException(fault(input, directory, page, block, offset)
                    .expected(
                            "offset + length <= " + input.length(),
                            Long.toUnsignedString(offset) + " + " + Long.toUnsignedString(byteCount))
                    .advice("The file looks cut short or damaged"));
        }
        long rows = page.rowsOfBlock(block);
        if (byteCount < page.rowBytes() * rows / page.decoder().mostExpansion()) {
            throw new ImageFormatException(directory
                    .fault(page.byteCountsTag(), "a " + kind(page) + " is too short for its rows")
                    .expected(
                            "at least "
                                    + page.rowBytes() * rows / page.decoder().mostExpansion() + " bytes for " + rows
                                    + " rows of " + page.rowBytes() + " bytes",
                            byteCount + " for " + kind(page) + " " + block)
                    .advice("The file looks damaged"));
        }
    }

    private static Fault fault(TiffInput input, TiffDirectory directory, TiffPage page, int block, long offset) {
        return Fault.in(input.path(), "a " + kind(page) + " runs past the end of the file")
                .atByte(
                        offset,
                        "IFD " + directory.index() + ", tag " + page.offsetsTag() + " "
                                + TiffTag.name(page.offsetsTag()) + "[" + block + "]");
    }

    static String kind(TiffPage page) {
        return page.tiled() ? "tile" : "strip";
    }

    private static String expectedBlocks(TiffPage page) {
        return page.tiled()
                ? page.blocks() + " (" + page.across() + " x " + page.down() + ")"
                : page.blocks() + " (" + page.height() + " rows, " + page.blockHeight() + " a strip)";
    }
}
