package dev.diatom.image.io.tiff;

import dev.diatom.image.Compression;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.Palette;
import dev.diatom.image.PixelType;
import dev.diatom.image.TiffOptions;
import dev.diatom.image.io.codec.Codec;
import dev.diatom.image.io.codec.Predictor;
import dev.diatom.image.io.ome.OmeXml;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * What the directories of an image's pages say, beside where its blocks stand.
 *
 * @param samples how many channels stand side by side in a page
 * @param type the type that is written
 */
record PageEntries(Extent extent, int samples, PixelType type, TiffOptions options, ImageMetadata metadata) {
    private static final double MOST_RATIO = 1e9;
    private static final int COLOURS = 2;
    private static final int PALETTE = 3;
    private static final int UNASSOCIATED_ALPHA = 2;
    private static final int REDUCED = 1;

    /** How many channels of an image stand side by side. */
    static int samples(Extent extent, PixelType type, TiffOptions options, Role role) {
        boolean colours = role == Role.RGB && (extent.c() == 3 || extent.c() == 4);
        // ImageJ reads them so of 8 bits, or in a single plane of 16.
        boolean together = options.isOme()
                || type == PixelType.UINT8
                || (type == PixelType.UINT16 && extent.z() * extent.t() == 1);
        return colours && together ? (int) extent.c() : 1;
    }

    /** The entries of the first page. */
    DirectoryBuilder first(WrittenLevel level, boolean big) {
        var entries = page(level, big).text(TiffTag.IMAGE_DESCRIPTION, description());
        if (metadata.calibration().isKnown() && !options.isOme()) {
            checkRatio(metadata.calibration().x());
            checkRatio(metadata.calibration().y());
            entries.ratio(TiffTag.X_RESOLUTION, 1 / metadata.calibration().x())
                    .ratio(TiffTag.Y_RESOLUTION, 1 / metadata.calibration().y())
                    .shorts(TiffTag.RESOLUTION_UNIT, 1);
        }
        if (hasLights()) {
            ImageJExtras.write(metadata.channels(), entries);
        }
        return entries;
    }

    /** Whether ImageJ is told the colours of channels. */
    private boolean hasLights() {
        return !options.isOme()
                && samples == 1
                && extent.c() > 1
                && metadata.channels().stream()
                        .anyMatch(channel -> channel.color().isPresent());
    }

    /** The entries of a smaller copy of a page. */
    DirectoryBuilder reduced(WrittenLevel level, boolean big) {
        return page(level, big).longs(TiffTag.NEW_SUBFILE_TYPE, REDUCED);
    }

    private DirectoryBuilder page(WrittenLevel level, boolean big) {
        var bits = new int[samples];
        var formats = new int[samples];
        Arrays.fill(bits, type.bytes() * Byte.SIZE);
        Arrays.fill(formats, type.isFloat() ? 3 : type.min() < 0 ? 2 : 1);
        var palette = palette();
        var entries = new DirectoryBuilder(big)
                .longs(TiffTag.IMAGE_WIDTH, level.width())
                .longs(TiffTag.IMAGE_LENGTH, level.height())
                .shorts(TiffTag.BITS_PER_SAMPLE, bits)
                .shorts(TiffTag.COMPRESSION, TiffCompression.code(codec()))
                .shorts(TiffTag.PHOTOMETRIC, samples > 1 ? COLOURS : palette.isPresent() ? PALETTE : 1)
                .shorts(TiffTag.SAMPLES_PER_PIXEL, samples)
                .shorts(TiffTag.SAMPLE_FORMAT, formats);
        if (level.tiled()) {
            entries.longs(TiffTag.TILE_WIDTH, level.blockWidth()).longs(TiffTag.TILE_LENGTH, level.blockHeight());
        } else {
            entries.longs(TiffTag.ROWS_PER_STRIP, level.blockHeight());
        }
        palette.ifPresent(colours -> entries.shorts(TiffTag.COLOR_MAP, colorMap(colours)));
        if (predictor() != Predictor.NONE) {
            entries.shorts(TiffTag.PREDICTOR, 2);
        }
        if (samples == 4) {
            entries.shorts(TiffTag.EXTRA_SAMPLES, UNASSOCIATED_ALPHA);
        }
        return entries;
    }

    private String description() {
        if (options.isOme()) {
            return OmeXml.text(
                    type, extent, samples, metadata, UUID.randomUUID().toString());
        }
        return ImageJDescription.of(extent, samples, metadata.calibration(), metadata.role())
                .text(hasLights());
    }

    private Optional<Palette> palette() {
        return type == PixelType.UINT8 && samples == 1
                ? metadata.findPalette().filter(colours -> colours.size() <= 1 << Byte.SIZE)
                : Optional.empty();
    }

    private static int[] colorMap(Palette colours) {
        int size = 1 << Byte.SIZE;
        var map = new int[3 * size];
        for (int i = 0; i < colours.size(); i++) {
            map[i] = colours.red(i);
            map[size + i] = colours.green(i);
            map[2 * size + i] = colours.blue(i);
        }
        return map;
    }

    /** TIFF keeps pixels per unit as a ratio of two numbers of 32 bits. */
    private static void checkRatio(double size) {
        if (size < 1.0 / MOST_RATIO || size > MOST_RATIO) {
            throw new IllegalArgumentException("a pixel size of " + size + " cannot be kept in a TIFF: expected "
                    + 1.0 / MOST_RATIO + " to " + MOST_RATIO + ". Use another unit of length.");
        }
    }

    BlockEncoder encoder() {
        return new BlockEncoder(type, samples, codec(), predictor());
    }

    private Codec codec() {
        return switch (options.compression()) {
            case NONE -> Codec.NONE;
            case LZW -> Codec.LZW;
            case DEFLATE -> Codec.DEFLATE;
            case ZSTD -> Codec.ZSTD;
        };
    }

    /** Differences help integers; ImageJ undoes them for 8 and 16 bits only. */
    private Predictor predictor() {
        return options.compression() != Compression.NONE && type.bytes() <= Short.BYTES
                ? Predictor.HORIZONTAL
                : Predictor.NONE;
    }

    /** The mean of values that number something, or pick a colour, is none of them. */
    boolean hasNoMeans() {
        return metadata.role() == Role.MASK
                || metadata.role() == Role.LABELS
                || metadata.findPalette().isPresent();
    }
}
