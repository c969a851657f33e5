package dev.diatom.image.io.tiff;

import dev.diatom.image.Compression;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.Palette;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.AtomicSave;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PageSequence;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.PixelWriter;
import dev.diatom.image.io.codec.Codec;
import dev.diatom.image.io.codec.Predictor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes TIFF, little-endian, or BigTIFF where the file might exceed 4 GB. Uncompressed: header, all pixels without a gap,
 * then the directories at equal distance. Compressed: each page's strips, then its directory. What all directories share
 * stands behind the header.
 */
public final class TiffWriter {
    private static final long CLASSIC_LIMIT = 1L << 32;
    private static final long MOST_STRIPS = 1 << 16;
    private static final int STRIP_BYTES = 1 << 20;
    private static final int COMPRESSED_STRIP_BYTES = 1 << 18;
    private static final double MOST_RATIO = 1e9;
    private static final int COLOURS = 2;
    private static final int PALETTE = 3;
    private static final int UNASSOCIATED_ALPHA = 2;

    private final PixelSource source;
    private final PageSequence pages;
    private final PixelType type;
    private final Compression compression;
    private final boolean big;
    private final DirectoryBuilder directory;
    private final int rowsPerStrip;
    /** The header, and behind it what all directories share. */
    private final ByteBuffer shared;

    /** Where the directory written last keeps the offset of the next. */
    private long nextPosition;

    private TiffWriter(
            PixelSource source, ImageMetadata metadata, PixelType type, Compression compression, boolean big) {
        var extent = source.extent();
        this.source = source;
        this.pages = new PageSequence(extent, samples(source, metadata), true);
        this.type = type;
        this.compression = compression;
        this.big = big;
        this.rowsPerStrip = rowsPerStrip();
        this.directory = describe(metadata);
        this.shared = ByteBuffer.allocate(directory.sharedBytes(headerBytes())).order(ByteOrder.LITTLE_ENDIAN);
        directory.share(shared.position(headerBytes()));
    }

    /**
     * Saves an image.
     *
     * @param narrowed whether labels become 16-bit numbers where they fit
     */
    public static void save(
            PixelSource source, ImageMetadata metadata, Path path, Compression compression, boolean narrowed) {
        save(source, metadata, path, compression, narrowed, CLASSIC_LIMIT);
    }

    /** The same, as BigTIFF from this length on. */
    static void save(
            PixelSource source,
            ImageMetadata metadata,
            Path path,
            Compression compression,
            boolean narrowed,
            long classicLimit) {
        if (source.extent().x() > Integer.MAX_VALUE || source.extent().y() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(path + ": cannot be saved as TIFF: a page has at most "
                    + Integer.MAX_VALUE + " columns and rows, the image is " + source.extent() + ". Save it as RAW.");
        }
        IoThreads.call(() -> {
            var type = narrowed ? LabelType.of(source, metadata.role()) : source.type();
            var classic = new TiffWriter(source, metadata, type, compression, false);
            var writer = classic.mostBytes() < classicLimit
                    ? classic
                    : new TiffWriter(source, metadata, type, compression, true);
            AtomicSave.replace(
                    path, writer.expectedBytes(), file -> writer.write(file, "saving " + path.getFileName()));
            return path;
        });
    }

    /**
     * Colours stand side by side where ImageJ reads them so: of 8 bits, or in a single plane of 16. All other channels have
     * pages of their own.
     */
    private static int samples(PixelSource source, ImageMetadata metadata) {
        var extent = source.extent();
        boolean colours = metadata.role() == Role.RGB && (extent.c() == 3 || extent.c() == 4);
        boolean together =
                source.type() == PixelType.UINT8 || (source.type() == PixelType.UINT16 && extent.z() * extent.t() == 1);
        return colours && together ? (int) extent.c() : 1;
    }

    /** Strips of about a megabyte, so that readers which take whole strips stay small; smaller where they are compressed. */
    private int rowsPerStrip() {
        long rowBytes = rowBytes();
        long wanted = compression == Compression.NONE ? STRIP_BYTES : COMPRESSED_STRIP_BYTES;
        long height = source.extent().y();
        long fewest = (height - 1) / MOST_STRIPS + 1;
        return (int) Math.max(fewest, Math.min(height, Math.max(1, wanted / rowBytes)));
    }

    private long rowBytes() {
        return source.extent().x() * pages.samples() * type.bytes();
    }

    private long pageBytes() {
        return rowBytes() * source.extent().y();
    }

    private int strips() {
        return Math.toIntExact((source.extent().y() - 1) / rowsPerStrip + 1);
    }

    private int headerBytes() {
        return big ? TiffHeader.BIG_BYTES : TiffHeader.CLASSIC_BYTES;
    }

    /** The entries of the first page; the others have all but the description, and strips of their own. */
    private DirectoryBuilder describe(ImageMetadata metadata) {
        var extent = source.extent();
        int samples = pages.samples();
        var bits = new int[samples];
        var formats = new int[samples];
        Arrays.fill(bits, type.bytes() * Byte.SIZE);
        Arrays.fill(formats, type.isFloat() ? 3 : type.min() < 0 ? 2 : 1);
        var palette = type == PixelType.UINT8 && samples == 1
                ? metadata.findPalette().filter(colours -> colours.size() <= 1 << Byte.SIZE)
                : Optional.<Palette>empty();
        var entries = new DirectoryBuilder(big)
                .longs(TiffTag.IMAGE_WIDTH, extent.x())
                .longs(TiffTag.IMAGE_LENGTH, extent.y())
                .shorts(TiffTag.BITS_PER_SAMPLE, bits)
                .shorts(TiffTag.COMPRESSION, TiffPage.code(codec()))
                .shorts(TiffTag.PHOTOMETRIC, samples > 1 ? COLOURS : palette.isPresent() ? PALETTE : 1)
                .text(
                        TiffTag.IMAGE_DESCRIPTION,
                        ImageJDescription.of(extent, samples, metadata.calibration(), metadata.role())
                                .text())
                .shorts(TiffTag.SAMPLES_PER_PIXEL, samples)
                .longs(TiffTag.ROWS_PER_STRIP, rowsPerStrip)
                .shorts(TiffTag.SAMPLE_FORMAT, formats);
        palette.ifPresent(colours -> entries.shorts(TiffTag.COLOR_MAP, colorMap(colours)));
        if (predictor() != Predictor.NONE) {
            entries.shorts(TiffTag.PREDICTOR, 2);
        }
        if (samples == 4) {
            entries.shorts(TiffTag.EXTRA_SAMPLES, UNASSOCIATED_ALPHA);
        }
        if (metadata.calibration().isKnown()) {
            checkRatio(metadata.calibration().x());
            checkRatio(metadata.calibration().y());
            entries.ratio(TiffTag.X_RESOLUTION, 1 / metadata.calibration().x())
                    .ratio(TiffTag.Y_RESOLUTION, 1 / metadata.calibration().y())
                    .shorts(TiffTag.RESOLUTION_UNIT, 1);
        }
        return entries;
    }

    /** TIFF keeps pixels per unit as a ratio of two numbers of 32 bits. */
    private static void checkRatio(double size) {
        if (size < 1.0 / MOST_RATIO || size > MOST_RATIO) {
            throw new IllegalArgumentException("a pixel size of " + size + " cannot be kept in a TIFF: expected "
                    + 1.0 / MOST_RATIO + " to " + MOST_RATIO + ". Use another unit of length.");
        }
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

    private Codec codec() {
        return switch (compression) {
            case NONE -> Codec.NONE;
            case LZW -> Codec.LZW;
            case DEFLATE -> Codec.DEFLATE;
            case ZSTD -> Codec.ZSTD;
        };
    }

    /** Differences help integers; ImageJ undoes them for 8 and 16 bits only. */
    private Predictor predictor() {
        return compression != Compression.NONE && type.bytes() <= Short.BYTES ? Predictor.HORIZONTAL : Predictor.NONE;
    }

    /** No file is longer: what does not compress grows by a little. */
    private long mostBytes() {
        long pixels = Math.multiplyExact(pageBytes(), pages.count());
        long grown = compression == Compression.NONE ? pixels : Math.addExact(pixels, pixels / 2 + 1024);
        return Math.addExact(grown, shared.capacity() + pages.count() * directoryBytes());
    }

    /** What is held against the free space: of compressed files nobody knows. */
    private long expectedBytes() {
        return compression == Compression.NONE ? mostBytes() : 0;
    }

    private int directoryBytes() {
        return page(0, new long[strips()], new long[strips()]).bytes();
    }

    private DirectoryBuilder page(long number, long[] offsets, long[] byteCounts) {
        directory.offsets(TiffTag.STRIP_OFFSETS, offsets).offsets(TiffTag.STRIP_BYTE_COUNTS, byteCounts);
        return number == 1 ? directory.without(TiffTag.IMAGE_DESCRIPTION) : directory;
    }

    private void write(PixelFile file, String task) throws IOException {
        if (compression == Compression.NONE) {
            long firstDirectory = writePlain(file, task);
            writeHeader(file, firstDirectory);
        } else {
            writeHeader(file, 0);
            var strips = new StripWriter(source, pages, type, codec(), predictor(), rowsPerStrip);
            strips.write(file, shared.capacity(), task, this::writeDirectory);
        }
    }

    private void writeHeader(PixelFile file, long firstDirectory) throws IOException {
        shared.clear();
        shared.put((byte) 'I').put((byte) 'I').putShort((short) (big ? TiffHeader.BIG : TiffHeader.CLASSIC));
        if (big) {
            shared.putShort((short) Long.BYTES).putShort((short) 0).putLong(firstDirectory);
        } else {
            shared.putInt((int) firstDirectory);
        }
        file.write(shared.clear(), 0);
    }

    /** Writes pixels and directories, and returns where the first directory stands. */
    private long writePlain(PixelFile file, String task) throws IOException {
        PixelWriter.write(file, source, pages, type, shared.capacity(), task);
        long first = (shared.capacity() + pageBytes() * pages.count() + 7) / 8 * 8;
        int step = directoryBytes();
        var offsets = new long[strips()];
        var byteCounts = new long[offsets.length];
        for (long page = 0; page < pages.count(); page++) {
            for (int i = 0; i < offsets.length; i++) {
                long start = (long) i * rowsPerStrip * rowBytes();
                offsets[i] = shared.capacity() + page * pageBytes() + start;
                byteCounts[i] = Math.min(rowsPerStrip * rowBytes(), pageBytes() - start);
            }
            long at = first + page * step;
            boolean last = page == pages.count() - 1;
            file.write(page(page, offsets, byteCounts).build(at, last ? 0 : at + step), at);
        }
        return first;
    }

    /** Writes the directory of a page behind its strips, and links it to the one before; returns where it ends. */
    private long writeDirectory(PixelFile file, long page, long end, long[] offsets, long[] byteCounts)
            throws IOException {
        long at = (end + 7) / 8 * 8;
        var link = ByteBuffer.allocate(directory.offsetBytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (big) {
            link.putLong(at);
        } else {
            link.putInt((int) at);
        }
        var built = page(page, offsets, byteCounts);
        file.write(built.build(at, 0), at);
        file.write(link.clear(), page == 0 ? (big ? 8 : 4) : nextPosition);
        nextPosition = at + built.nextPosition();
        return at + built.bytes();
    }
}
