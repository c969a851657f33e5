package dev.diatom.image.io.tiff;

import dev.diatom.image.Extent;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.PixelType;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.BlockMemory;
import dev.diatom.image.io.codec.Ccitt;
import dev.diatom.image.io.codec.Codec;
import dev.diatom.image.io.codec.Decoder;
import dev.diatom.image.io.codec.JpegDecoder;
import dev.diatom.image.io.codec.Predictor;
import java.io.IOException;
import java.util.Map;

/**
 * What a page says of its pixels, beside where they stand. A block is a strip or a tile.
 *
 * @param width columns
 * @param height rows
 * @param format the kind of its samples
 * @param samples how many samples a pixel has
 * @param planar whether each sample has planes of its own (planar configuration 2), rather than standing side by side
 * @param photometric what the samples mean, by TIFF's number
 * @param decoder how blocks are decoded
 * @param predictor what was done to rows before
 * @param reversed whether the bits of every byte in the file are in reverse (fill order 2)
 * @param tiled whether blocks are tiles
 * @param blockWidth the columns of a block: those of the page, or of a tile
 * @param blockHeight the rows of a block; the last strip of a page may have fewer
 */
record TiffPage(
        long width,
        long height,
        SampleFormat format,
        int samples,
        boolean planar,
        int photometric,
        Decoder decoder,
        Predictor predictor,
        boolean reversed,
        boolean tiled,
        long blockWidth,
        long blockHeight) {
    static final int MOST_SAMPLES = 1 << 16;
    /** Each thread that decodes holds a row, decoded and before; together they take a fourth of the memory at most. */
    private static final long MOST_DECODED_ROW_BYTES = Runtime.getRuntime().maxMemory()
            / (8L * Math.max(4, Runtime.getRuntime().availableProcessors()));

    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int YCBCR = 6;

    private static final Map<Integer, String> OTHER_PHOTOMETRICS =
            Map.of(32803, "colour filter array", 32844, "LogL", 32845, "LogLuv");

    /** Whether a tag is one of those that {@link #read} looks at. */
    static boolean isDescribedBy(int tag) {
        return switch (tag) {
            case TiffTag.IMAGE_WIDTH,
                    TiffTag.IMAGE_LENGTH,
                    TiffTag.BITS_PER_SAMPLE,
                    TiffTag.COMPRESSION,
                    TiffTag.PHOTOMETRIC,
                    TiffTag.FILL_ORDER,
                    TiffTag.SAMPLES_PER_PIXEL,
                    TiffTag.ROWS_PER_STRIP,
                    TiffTag.PLANAR_CONFIGURATION,
                    TiffTag.T4_OPTIONS,
                    TiffTag.PREDICTOR,
                    TiffTag.TILE_WIDTH,
                    TiffTag.TILE_LENGTH,
                    TiffTag.SAMPLE_FORMAT,
                    TiffTag.YCBCR_COEFFICIENTS,
                    TiffTag.YCBCR_SUBSAMPLING,
                    TiffTag.REFERENCE_BLACK_WHITE -> true;
            default -> false;
        };
    }

    static TiffPage read(TiffDirectory directory) throws IOException {
        long width = size(directory, TiffTag.IMAGE_WIDTH);
        long height = size(directory, TiffTag.IMAGE_LENGTH);
        boolean tiled = directory.has(TiffTag.TILE_WIDTH);
        long blockWidth = tiled ? size(directory, TiffTag.TILE_WIDTH) : width;
        var decoder = TiffCompression.decoder(directory, blockWidth);
        int samples = samples(directory);
        int photometric = photometric(directory, samples);
        var format = SampleFormat.read(directory, samples);
        var predictor = TiffCompression.predictor(directory, decoder, format);
        boolean planar = samples > 1 && isPlanar(directory);
        if (decoder instanceof Ccitt) {
            CcittTags.check(directory, format, planar ? 1 : samples);
        }
        long blockHeight = tiled ? size(directory, TiffTag.TILE_LENGTH) : rowsPerStrip(directory, height);
        // JPEG has an order of its own.
        boolean reversed = directory.optional(TiffTag.FILL_ORDER, 1) == 2 && !decoder.isWhole();
        if (decoder instanceof JpegDecoder jpeg) {
            checkJpeg(directory, jpeg, format, planar);
            blockHeight = jpeg.old() && !tiled ? height : blockHeight;
            decoder = photometric == RGB && samples == 3 && !jpeg.old() ? JpegDecoder.RGB : jpeg;
        }
        if (photometric == YCBCR) {
            decoder = YCbCrTags.decoder(directory, decoder, predictor, format, samples, planar);
            predictor = Predictor.NONE;
            planar = false;
        }
        var page = new TiffPage(
                width,
                height,
                format,
                samples,
                planar,
                photometric,
                decoder,
                predictor,
                reversed,
                tiled,
                blockWidth,
                blockHeight);
        page.checkRows(directory);
        page.checkWholeBlocks(directory);
        return page;
    }

    PixelType type() {
        return format.type();
    }

    /** How many samples stand side by side in a block. */
    int samplesTogether() {
        return planar ? 1 : samples;
    }

    /** How many samples a row of a block has. */
    int rowSamples() {
        return Math.toIntExact(blockWidth * samplesTogether());
    }

    /** The bytes of a decoded row of a block. */
    long rowBytes() {
        return format.packedBytes(blockWidth * samplesTogether());
    }

    long across() {
        return (width - 1) / blockWidth + 1;
    }

    long down() {
        return (height - 1) / blockHeight + 1;
    }

    /** How many blocks the page has. */
    long blocks() {
        long eachSample = across() * down();
        return !planar ? eachSample : eachSample > Long.MAX_VALUE / samples ? Long.MAX_VALUE : eachSample * samples;
    }

    /** How many strips or tiles of the file hold them. */
    long storedBlocks() {
        int streams = decoder.streams();
        return blocks() > Long.MAX_VALUE / streams ? Long.MAX_VALUE : blocks() * streams;
    }

    /** The bytes of the largest block when it is decoded. */
    long wholeBlockBytes() {
        return rowBytes() * blockHeight;
    }

    /** How many rows the blocks of this row of blocks have. */
    private long rows(long blockDown) {
        return tiled ? blockHeight : Math.min(blockHeight, height - blockDown * blockHeight);
    }

    /** How many rows a block has, by its number in the page. */
    long rowsOfBlock(long block) {
        return rows(block % (across() * down()) / across());
    }

    /** What a block holds, by its number in the page. */
    Decoder.Shape shape(long block) {
        long firstColumn = block % across() * blockWidth;
        long firstRow = block % (across() * down()) / across() * blockHeight;
        int columns = Math.toIntExact(blockWidth);
        int rows = Math.toIntExact(rowsOfBlock(block));
        return new Decoder.Shape(columns, rows, samplesTogether(), (int) Math.min(columns, width - firstColumn), (int)
                Math.min(rows, height - firstRow));
    }

    /** Whether samples can be read and written where they stand. */
    boolean isInPlace() {
        return decoder == Codec.NONE && format.isPlain() && !reversed;
    }

    boolean isRgb() {
        return (photometric == RGB && (samples == 3 || samples == 4)) || isYCbCr();
    }

    boolean isYCbCr() {
        return photometric == YCBCR;
    }

    boolean isPalette() {
        return photometric == PALETTE;
    }

    boolean isWhiteZero() {
        return photometric == 0;
    }

    int offsetsTag() {
        return tiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS;
    }

    int byteCountsTag() {
        return tiled ? TiffTag.TILE_BYTE_COUNTS : TiffTag.STRIP_BYTE_COUNTS;
    }

    /** As a user would say it. */
    String describe() {
        return Extent.of(width, height) + " " + type().label() + (samples > 1 ? ", " + samples + " samples" : "");
    }

    private void checkRows(TiffDirectory directory) {
        if (blockWidth * samplesTogether() > Integer.MAX_VALUE - 8) {
            throw new UnsupportedFormatException(directory
                    .fault(TiffTag.IMAGE_WIDTH, "rows this long are not read")
                    .expected("at most " + (Integer.MAX_VALUE - 8) + " samples", blockWidth * samplesTogether()));
        }
        if (!isInPlace()) {
            checkDecodedRows(directory);
        }
    }

    /** Throws where rows are too long to be decoded. */
    void checkDecodedRows(TiffDirectory directory) {
        if (rowBytes() > MOST_DECODED_ROW_BYTES) {
            throw new UnsupportedFormatException(directory
                    .fault(tiled ? TiffTag.TILE_WIDTH : TiffTag.IMAGE_WIDTH, "rows this long are not read")
                    .expected("at most " + MOST_DECODED_ROW_BYTES + " bytes in the memory that Java has", rowBytes())
                    .advice("Give Java a larger heap"));
        }
    }

    private void checkWholeBlocks(TiffDirectory directory) {
        if (decoder.isWhole() && wholeBlockBytes() > BlockMemory.MOST_BLOCK_BYTES) {
            throw new UnsupportedFormatException(directory
                    .fault(TiffTag.COMPRESSION, "a " + TiffBlocks.kind(this) + " this large is not decoded")
                    .expected(
                            "at most " + BlockMemory.MOST_BLOCK_BYTES + " bytes in the memory that Java has",
                            wholeBlockBytes() + " for " + blockWidth + " x " + blockHeight + " pixels of "
                                    + samplesTogether() + " samples")
                    .advice("Give Java a larger heap"));
        }
    }

    private static void checkJpeg(TiffDirectory directory, JpegDecoder jpeg, SampleFormat format, boolean planar) {
        if (format.bits() != Byte.SIZE) {
            throw unsupported(
                    directory, TiffTag.BITS_PER_SAMPLE, "JPEG of this depth is not read", "8 bits", format.describe());
        }
        if (jpeg.old() && planar) {
            throw unsupported(
                    directory,
                    TiffTag.PLANAR_CONFIGURATION,
                    "old-style JPEG of separate planes is not read",
                    "samples side by side",
                    "planar configuration 2");
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

    /** Where the rows of a strip are not said, or are said to be 0, there is one strip. */
    private static long rowsPerStrip(TiffDirectory directory, long height) throws IOException {
        long rows = directory.optional(TiffTag.ROWS_PER_STRIP, height);
        return rows < 1 ? height : Math.min(height, rows);
    }

    /** Where their number is not said, there are as many as have bits. */
    private static int samples(TiffDirectory directory) throws IOException {
        long samples =
                directory.optional(TiffTag.SAMPLES_PER_PIXEL, Math.max(1, directory.count(TiffTag.BITS_PER_SAMPLE)));
        if (samples < 1 || samples > MOST_SAMPLES) {
            int tag = directory.has(TiffTag.SAMPLES_PER_PIXEL) ? TiffTag.SAMPLES_PER_PIXEL : TiffTag.BITS_PER_SAMPLE;
            throw new ImageFormatException(directory
                    .fault(tag, "a pixel cannot have this many samples")
                    .expected("1 to " + MOST_SAMPLES, samples));
        }
        return (int) samples;
    }

    /** Where it is not said, three samples and more are colours, and facsimiles (CCITT) are black on white 0. */
    private static int photometric(TiffDirectory directory, int samples) throws IOException {
        long compression = directory.optional(TiffTag.COMPRESSION, 1);
        int grey = compression >= 2 && compression <= 4 ? 0 : 1;
        long photometric = directory.optional(TiffTag.PHOTOMETRIC, samples >= 3 ? RGB : grey);
        boolean channels = (photometric >= 0 && photometric <= YCBCR) || (photometric >= 8 && photometric <= 10);
        if (!channels) {
            throw new UnsupportedFormatException(notRead(
                            directory,
                            TiffTag.PHOTOMETRIC,
                            "samples of this meaning are not read",
                            "grey, RGB, palette, CMYK, YCbCr or L*a*b*",
                            TiffNumbers.named(photometric, OTHER_PHOTOMETRICS))
                    .advice(TiffCompression.USE_ITS_PROGRAM));
        }
        return (int) photometric;
    }

    private static boolean isPlanar(TiffDirectory directory) throws IOException {
        long planar = directory.optional(TiffTag.PLANAR_CONFIGURATION, 1);
        if (planar != 1 && planar != 2) {
            throw new ImageFormatException(directory
                    .fault(TiffTag.PLANAR_CONFIGURATION, "there is no such planar configuration")
                    .expected("1 or 2", planar));
        }
        return planar == 2;
    }

    static UnsupportedFormatException unsupported(
            TiffDirectory directory, int tag, String wrong, String rule, Object found) {
        return new UnsupportedFormatException(notRead(directory, tag, wrong, rule, found));
    }

    static Fault notRead(TiffDirectory directory, int tag, String wrong, String rule, Object found) {
        Fault fault = directory.has(tag)
                ? directory.fault(tag, wrong)
                : directory.fault(TiffTag.IMAGE_WIDTH, wrong + " (" + TiffTag.name(tag) + " is missing)");
        return fault.expected(rule, found);
    }
}
