package dev.diatom.image.io;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.PixelType;
import dev.diatom.image.UnsupportedFormatException;
import java.io.IOException;

/** What a page says of its pixels: size, type, and where its strips stand. Checked against the file's length. */
final class TiffPage {
    private static final String[] COMPRESSIONS = {"", "none", "CCITT RLE", "CCITT Group 3", "CCITT Group 4", "LZW"};

    private final long width;
    private final long height;
    private final PixelType type;
    private final long rowsPerStrip;
    private final long[] stripOffsets;

    private TiffPage(long width, long height, PixelType type, long rowsPerStrip, long[] stripOffsets) {
        this.width = width;
        this.height = height;
        this.type = type;
        this.rowsPerStrip = rowsPerStrip;
        this.stripOffsets = stripOffsets;
    }

    static TiffPage read(TiffDirectory directory, TiffInput input) throws IOException {
        long width = size(directory, TiffTag.IMAGE_WIDTH);
        long height = size(directory, TiffTag.IMAGE_LENGTH);
        checkKind(directory);
        var type = type(directory);
        long pageBytes = pageBytes(directory, input, width, height, type);
        long rowsPerStrip = Math.min(height, directory.optional(TiffTag.ROWS_PER_STRIP, height));
        if (rowsPerStrip < 1) {
            throw new ImageFormatException(directory
                    .fault(TiffTag.ROWS_PER_STRIP, "a strip cannot have this many rows")
                    .expected("1 or more", rowsPerStrip));
        }
        long strips = (height - 1) / rowsPerStrip + 1;
        directory.required(TiffTag.STRIP_OFFSETS);
        if (strips > Integer.MAX_VALUE || directory.count(TiffTag.STRIP_OFFSETS) != strips) {
            throw new ImageFormatException(directory
                    .fault(TiffTag.STRIP_OFFSETS, "the number of strips does not fit the page")
                    .expected(
                            strips + " (" + height + " rows, " + rowsPerStrip + " a strip)",
                            directory.count(TiffTag.STRIP_OFFSETS)));
        }
        var offsets = directory.values(TiffTag.STRIP_OFFSETS, (int) strips);
        var page = new TiffPage(width, height, type, rowsPerStrip, offsets);
        page.checkStrips(directory, input, pageBytes);
        return page;
    }

    long width() {
        return width;
    }

    long height() {
        return height;
    }

    PixelType type() {
        return type;
    }

    /** Where the page's first pixel stands. */
    long firstOffset() {
        return stripOffsets[0];
    }

    long rowOffset(long row) {
        return stripOffsets[(int) (row / rowsPerStrip)] + row % rowsPerStrip * rowBytes();
    }

    /** How many rows from this one on stand in the same strip. */
    long rowsLeftInStrip(long row) {
        return Math.min(height - row, rowsPerStrip - row % rowsPerStrip);
    }

    long rowBytes() {
        return width * type.bytes();
    }

    /** Whether the rows of all strips follow each other without a gap. */
    boolean isContiguous() {
        long stripBytes = rowsPerStrip * rowBytes();
        for (int i = 1; i < stripOffsets.length; i++) {
            if (stripOffsets[i] != stripOffsets[0] + i * stripBytes) {
                return false;
            }
        }
        return true;
    }

    boolean sameShape(TiffPage other) {
        return width == other.width && height == other.height && type == other.type;
    }

    private void checkStrips(TiffDirectory directory, TiffInput input, long pageBytes) {
        for (int i = 0; i < stripOffsets.length; i++) {
            long rows = Math.min(rowsPerStrip, height - i * rowsPerStrip);
            long bytes = rows * rowBytes();
            if (stripOffsets[i] == 0) {
                throw new UnsupportedFormatException(directory
                        .fault(TiffTag.STRIP_OFFSETS, "TIFFs with missing (sparse) strips are not read")
                        .expected("an offset for every strip", "0 for strip " + i));
            }
            if (stripOffsets[i] < 8 || bytes > pageBytes || bytes > input.length() - stripOffsets[i]) {
                var fault = Fault.in(input.path(), "a strip runs past the end of the file")
                        .atByte(
                                stripOffsets[i],
                                "IFD " + directory.index() + ", tag " + TiffTag.STRIP_OFFSETS + " StripOffsets[" + i
                                        + "]")
                        .expected(
                                "offset + length <= " + input.length(),
                                Long.toUnsignedString(stripOffsets[i]) + " + " + bytes);
                throw new ImageFormatException(fault.advice("The file looks cut short or damaged"));
            }
        }
    }

    private static long size(TiffDirectory directory, int tag) throws IOException {
        long size = directory.required(tag);
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw new ImageFormatException(
                    directory.fault(tag, "a page cannot have this size").expected("1 to 2147483647", size));
        }
        return size;
    }

    /** The bytes of a page, which cannot exceed those of the file. */
    private static long pageBytes(TiffDirectory directory, TiffInput input, long width, long height, PixelType type) {
        long rowBytes = width * type.bytes();
        if (height > input.length() / rowBytes) {
            throw new ImageFormatException(directory
                    .fault(TiffTag.IMAGE_LENGTH, "the page is larger than the file")
                    .expected(
                            "at most " + input.length() / rowBytes + " rows of " + rowBytes + " bytes in a file of "
                                    + input.length(),
                            height)
                    .advice("The file looks cut short or damaged"));
        }
        return rowBytes * height;
    }

    private static void checkKind(TiffDirectory directory) throws IOException {
        if (directory.has(TiffTag.TILE_WIDTH)) {
            throw unsupported(directory, TiffTag.TILE_WIDTH, "tiled TIFFs", "strips", "tiles");
        }
        long compression = directory.optional(TiffTag.COMPRESSION, 1);
        if (compression != 1) {
            String name = compression > 1 && compression < COMPRESSIONS.length
                    ? " (" + COMPRESSIONS[(int) compression] + ")"
                    : "";
            throw unsupported(directory, TiffTag.COMPRESSION, "compressed TIFFs", "1 (none)", compression + name);
        }
        long samples = directory.optional(TiffTag.SAMPLES_PER_PIXEL, 1);
        if (samples != 1) {
            throw unsupported(directory, TiffTag.SAMPLES_PER_PIXEL, "colour TIFFs", "1 sample a pixel", samples);
        }
        long photometric = directory.optional(TiffTag.PHOTOMETRIC, 1);
        if (photometric > 1) {
            throw unsupported(directory, TiffTag.PHOTOMETRIC, "colour TIFFs", "0 or 1 (grey)", photometric);
        }
    }

    private static PixelType type(TiffDirectory directory) throws IOException {
        long bits = directory.optional(TiffTag.BITS_PER_SAMPLE, 1);
        long format = directory.optional(TiffTag.SAMPLE_FORMAT, 1);
        if (format == 1) {
            if (bits == 8) {
                return PixelType.UINT8;
            }
            if (bits == 16) {
                return PixelType.UINT16;
            }
            if (bits == 32) {
                return PixelType.UINT32;
            }
        } else if (format == 2) {
            if (bits == 8) {
                return PixelType.INT8;
            }
            if (bits == 16) {
                return PixelType.INT16;
            }
            if (bits == 32) {
                return PixelType.INT32;
            }
        } else if (format == 3) {
            if (bits == 32) {
                return PixelType.FLOAT32;
            }
            if (bits == 64) {
                return PixelType.FLOAT64;
            }
        }
        int tag = directory.has(TiffTag.BITS_PER_SAMPLE) ? TiffTag.BITS_PER_SAMPLE : TiffTag.IMAGE_WIDTH;
        throw unsupported(
                directory,
                tag,
                "samples of this kind",
                "8, 16 or 32 bits, unsigned or signed, or 32 or 64 bits of float",
                bits + " bits of sample format " + format);
    }

    private static UnsupportedFormatException unsupported(
            TiffDirectory directory, int tag, String what, String rule, Object found) {
        return new UnsupportedFormatException(
                directory.fault(tag, what + " are not read").expected(rule, found));
    }
}
