package dev.diatom.image.io.tiff;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import java.io.IOException;

/**
 * Where the parts of old-style JPEG (TIFF 6.0 section 22) stand. Its tags were understood in many ways: as in libtiff, what
 * the JPEG interchange format (tags 513, 514) holds and what the strips hold is taken as one stream, which may have its
 * header in either, in both, or only as tables that other tags point to (519 to 521). Lengths are not believed.
 */
final class OldJpeg {
    private final TiffDirectory directory;
    private final TiffPage page;
    private final TiffInput input;
    private long[] offsets;
    private long[] byteCounts;

    private OldJpeg(TiffDirectory directory, TiffPage page, TiffInput input) {
        this.directory = directory;
        this.page = page;
        this.input = input;
        this.offsets = new long[0];
        this.byteCounts = offsets;
    }

    static TiffBlocks read(TiffDirectory directory, TiffPage page, TiffInput input) throws IOException {
        return new OldJpeg(directory, page, input).blocks();
    }

    private TiffBlocks blocks() throws IOException {
        readStrips();
        long start = directory.optional(TiffTag.JPEG_INTERCHANGE_FORMAT, 0);
        long length = directory.optional(TiffTag.JPEG_INTERCHANGE_FORMAT_LENGTH, 0);
        boolean whole = start >= TiffHeader.CLASSIC_BYTES && start < input.length();
        boolean open = whole && !fits(start, length);
        long end = open ? input.length() : start + length;
        var header = new OldJpegHeader(directory, page, input);
        if (whole && header.read(start, end)) {
            joinStream(start, header.next(), end, open);
        }
        if (!header.hasScan() && offsets.length > 0 && header.read(offsets[0], offsets[0] + byteCounts[0])) {
            cutFirst(header.next());
        }
        if (offsets.length == 0) {
            throw new ImageFormatException(
                    Fault.in(input.path(), "old-style JPEG without data in IFD " + directory.index())
                            .expected("strips, or a JPEG interchange format", "neither"));
        }
        boolean joined = page.blocks() == 1;
        if (!joined && offsets.length != page.blocks()) {
            throw new ImageFormatException(directory
                    .fault(page.offsetsTag(), "the number of tiles does not fit the page")
                    .expected(String.valueOf(page.blocks()), offsets.length));
        }
        return TiffBlocks.of(offsets, byteCounts, new JpegHeader(header.bytes(joined ? offsets.length : 1), joined));
    }

    /** The strips or tiles that stand in the file, as far as they do. */
    private void readStrips() throws IOException {
        int tag = page.offsetsTag();
        long count = directory.count(tag);
        if (count == 0) {
            return;
        }
        long most = page.blocks() == 1 ? page.height() : page.blocks();
        if (count > most) {
            throw new ImageFormatException(directory
                    .fault(tag, "the number of " + TiffBlocks.kind(page) + "s does not fit the page")
                    .expected("at most " + most, count));
        }
        offsets = directory.values(tag, (int) count);
        byteCounts = directory.count(page.byteCountsTag()) < count
                ? new long[offsets.length]
                : directory.values(page.byteCountsTag(), offsets.length);
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] < TiffHeader.CLASSIC_BYTES || offsets[i] >= input.length()) {
                throw new ImageFormatException(directory
                        .fault(tag, "a " + TiffBlocks.kind(page) + " stands outside the file")
                        .expected(
                                "an offset of " + TiffHeader.CLASSIC_BYTES + " to " + (input.length() - 1),
                                Long.toUnsignedString(offsets[i]))
                        .advice("The file looks cut short or damaged"));
            }
            if (!fits(offsets[i], byteCounts[i])) {
                byteCounts[i] = input.length() - offsets[i];
            }
        }
    }

    private boolean fits(long start, long length) {
        return length > 0 && length <= input.length() - start;
    }

    /**
     * The stream goes on behind its header, unless the strips hold what does.
     *
     * @param open whether nothing credible says where it ends
     */
    private void joinStream(long start, long next, long end, boolean open) {
        boolean strips = offsets.length > 0;
        boolean same = strips && offsets[0] >= start && offsets[0] < end;
        if (page.blocks() > 1 || next >= end || (strips && !same)) {
            return;
        }
        if (offsets.length > 1) {
            cutFirst(next);
            return;
        }
        long last = strips ? offsets[0] + byteCounts[0] : end;
        offsets = new long[] {next};
        byteCounts = new long[] {Math.max(open ? input.length() : end, last) - next};
    }

    /** What stands before was the header. */
    private void cutFirst(long next) {
        long header = Math.max(0, Math.min(byteCounts[0], next - offsets[0]));
        byteCounts[0] -= header;
        offsets[0] += header;
    }
}
