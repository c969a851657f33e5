package dev.diatom.image.io.tiff;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.codec.Codec;
import dev.diatom.image.io.codec.JpegDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Where the strips or tiles of a page stand: row by row from the upper left, then the next sample's where each has planes
 * of its own. Checked against the file's length. Blocks may be missing: those of a sparse file, which have neither an
 * offset nor a length, and strips at a page's end that are not listed. What is listed beyond the page is passed over.
 */
final class TiffBlocks {
    private final long[] offsets;
    private final long[] byteCounts;
    private final long missing;
    private final JpegHeader header;

    private TiffBlocks(long[] offsets, long[] byteCounts, long missing, JpegHeader header) {
        this.offsets = offsets;
        this.byteCounts = byteCounts;
        this.missing = missing;
        this.header = header;
    }

    /** Blocks that are found otherwise than by their tags alone. */
    static TiffBlocks of(long[] offsets, long[] byteCounts, JpegHeader header) {
        return new TiffBlocks(offsets, byteCounts, 0, header);
    }

    static TiffBlocks read(TiffDirectory directory, TiffPage page, TiffInput input) throws IOException {
        int tag = page.offsetsTag();
        long blocks = page.storedBlocks();
        if (page.decoder() instanceof JpegDecoder jpeg && jpeg.old()) {
            checkSize(directory, page, input);
            return OldJpeg.read(directory, page, input);
        }
        directory.required(tag);
        int listed = (int) Math.min(directory.count(tag), blocks);
        if (listed < blocks) {
            checkSize(directory, page, input);
        }
        if (blocks > Integer.MAX_VALUE - 8 || (!mayEndEarly(page) && listed < blocks)) {
            throw new ImageFormatException(directory
                    .fault(tag, "the number of " + kind(page) + "s does not fit the page")
                    .expected(expectedBlocks(page), directory.count(tag)));
        }
        var offsets = directory.values(tag, listed);
        var byteCounts = byteCounts(directory, page, input, offsets);
        long missing = blocks - listed;
        for (int i = 0; i < listed; i++) {
            if (offsets[i] == 0 && byteCounts[i] == 0) {
                missing++;
            }
        }
        if (missing == 0) {
            checkSize(directory, page, input);
        } else {
            page.checkDecodedRows(directory);
        }
        for (int i = 0; i < listed; i++) {
            if (offsets[i] != 0 || byteCounts[i] != 0) {
                check(directory, page, input, i, offsets[i], byteCounts[i]);
            }
        }
        return new TiffBlocks(offsets, byteCounts, missing, JpegHeader.read(directory, page));
    }

    /** Tiles stand in no order of rows, and of planes that make one block none can miss. */
    private static boolean mayEndEarly(TiffPage page) {
        return !page.tiled() && page.decoder().streams() == 1;
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
        return 2L * offsets.length + header.size();
    }

    /** How many strips or tiles of the file there are. */
    int stored() {
        return offsets.length;
    }

    /** The bytes of a strip or tile of the file, as its decoder takes them. */
    InputStream bytes(PixelFile file, long stored) {
        return header.before(this, file, (int) stored);
    }

    /** How many blocks of the page are not in the file. */
    long missing() {
        return missing;
    }

    /** Whether a block is not in the file. */
    boolean isMissing(long block) {
        return block >= offsets.length || offsets[(int) block] == 0;
    }

    long offset(long block) {
        return offsets[(int) block];
    }

    long byteCount(long block) {
        return byteCounts[(int) block];
    }

    /** Whether all rows of all strips are there, and follow each other without a gap. */
    boolean isContiguous(TiffPage page) {
        if (missing > 0) {
            return false;
        }
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

    /**
     * What the blocks hold: of uncompressed ones as much as they must, whatever the file says. Of compressed ones whose length
     * is not said, or is said to be 0, all up to the next: decoders know where they end.
     */
    private static long[] byteCounts(TiffDirectory directory, TiffPage page, TiffInput input, long[] offsets)
            throws IOException {
        int tag = page.byteCountsTag();
        int said = directory.has(tag) ? (int) Math.min(offsets.length, directory.count(tag)) : 0;
        boolean plain = page.decoder() == Codec.NONE;
        var counts = said == 0 || (plain && !hasZero(offsets))
                ? new long[offsets.length]
                : Arrays.copyOf(directory.values(tag, said), offsets.length);
        long[] sorted = {};
        for (int i = 0; i < counts.length; i++) {
            if (offsets[i] == 0) {
                continue;
            }
            if (plain) {
                counts[i] = page.rowBytes() * page.rowsOfBlock(i);
            } else if (counts[i] == 0) {
                if (sorted.length == 0) {
                    sorted = offsets.clone();
                    Arrays.sort(sorted);
                }
                counts[i] = Math.max(0, next(sorted, offsets[i], input.length()) - offsets[i]);
            }
        }
        return counts;
    }

    private static boolean hasZero(long[] offsets) {
        return Arrays.stream(offsets).anyMatch(offset -> offset == 0);
    }

    /** The first offset behind another. */
    private static long next(long[] sorted, long offset, long end) {
        int at = Arrays.binarySearch(sorted, offset + 1);
        int index = at < 0 ? -1 - at : at;
        return index < sorted.length ? Math.min(sorted[index], end) : end;
    }

    private static void check(
            TiffDirectory directory, TiffPage page, TiffInput input, int block, long offset, long byteCount) {
        if (offset >= 0 && offset < TiffHeader.CLASSIC_BYTES) {
            throw new ImageFormatException(fault(input, directory, page, block, offset, "stands in the file's header")
                    .expected(TiffHeader.CLASSIC_BYTES + " or more, or 0 and a length of 0", offset)
                    .advice("The file looks damaged"));
        }
        if (offset < 0 || byteCount < 0 || offset > input.length() || byteCount > input.length() - offset) {
            throw new ImageFormatException(fault(input, directory, page, block, offset, "runs past the end of the file")
                    .expected(
                            "offset + length <= " + input.length(),
                            Long.toUnsignedString(offset) + " + " + Long.toUnsignedString(byteCount))
                    .advice("The file looks cut short or damaged"));
        }
        long rows = page.rowsOfBlock(block);
        if (byteCount < page.rowBytes() * rows / page.decoder().mostExpansion()) {
            throw new ImageFormatException(directory
                    .fault(
                            directory.has(page.byteCountsTag()) ? page.byteCountsTag() : page.offsetsTag(),
                            "a " + kind(page) + " is too short for its rows")
                    .expected(
                            "at least "
                                    + page.rowBytes() * rows / page.decoder().mostExpansion() + " bytes for " + rows
                                    + " rows of " + page.rowBytes() + " bytes",
                            byteCount + " for " + kind(page) + " " + block)
                    .advice("The file looks damaged"));
        }
    }

    private static Fault fault(
            TiffInput input, TiffDirectory directory, TiffPage page, int block, long offset, String wrong) {
        return Fault.in(input.path(), "a " + kind(page) + " " + wrong)
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
                ? page.storedBlocks() + " (" + page.across() + " x " + page.down() + ")"
                : page.storedBlocks() + " (" + page.height() + " rows, " + page.blockHeight() + " a strip)";
    }
}
