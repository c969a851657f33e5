package dev.diatom.image.io.tiff;

import dev.diatom.image.Compression;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.PixelType;
import dev.diatom.image.TiffOptions;
import dev.diatom.image.io.AtomicSave;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PageSequence;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.PixelWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes TIFF, little-endian, or BigTIFF where the file might exceed 4 GB. Strips that are not compressed: header, all
 * pixels without a gap, then the directories at equal distance. Else each page's blocks, those of its smaller copies among
 * them, then its directories. What all directories share stands behind the header.
 */
public final class TiffWriter {
    /** Strips of about a megabyte, so that readers which take whole strips stay small; smaller where they are compressed. */
    private static final long STRIP_BYTES = 1 << 20;

    private static final long COMPRESSED_STRIP_BYTES = 1 << 18;
    /** What a compressed block may have beside its bytes: an end, sums and sizes. */
    private static final long BLOCK_OVERHEAD = 64;

    private final PixelSource source;
    private final PageSequence pages;
    private final PageEntries entries;
    private final TiffOptions options;
    private final List<WrittenLevel> levels;
    private final boolean big;
    private final PageDirectories directories;
    /** The header, and behind it what all directories share. */
    private final ByteBuffer shared;

    private TiffWriter(PixelSource source, PageEntries entries, boolean big) {
        this.source = source;
        this.entries = entries;
        this.options = entries.options();
        this.pages = new PageSequence(source.extent(), entries.samples(), true);
        this.levels = WrittenLevel.of(
                source.extent(),
                options,
                source.extent().x() * pixelBytes(),
                options.compression() == Compression.NONE ? STRIP_BYTES : COMPRESSED_STRIP_BYTES);
        this.big = big;
        this.directories = new PageDirectories(entries, levels, big);
        int headerBytes = big ? TiffHeader.BIG_BYTES : TiffHeader.CLASSIC_BYTES;
        this.shared = ByteBuffer.allocate(directories.sharedEnd(headerBytes)).order(ByteOrder.LITTLE_ENDIAN);
        directories.share(shared.position(headerBytes));
    }

    /**
     * Saves an image.
     *
     * @param narrowed whether labels become 16-bit numbers where they fit
     */
    public static void save(
            PixelSource source, ImageMetadata metadata, Path path, TiffOptions options, boolean narrowed) {
        save(source, metadata, path, options, narrowed, TiffHeader.CLASSIC_LIMIT);
    }

    /** The same, as BigTIFF from this length on. */
    static void save(
            PixelSource source,
            ImageMetadata metadata,
            Path path,
            TiffOptions options,
            boolean narrowed,
            long classicLimit) {
        var extent = source.extent();
        if (extent.x() > Integer.MAX_VALUE || extent.y() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(path + ": cannot be saved as TIFF: a page has at most "
                    + Integer.MAX_VALUE + " columns and rows, the image is " + extent + ". Save it as RAW.");
        }
        IoThreads.call(() -> {
            int samples = PageEntries.samples(extent, source.type(), options, metadata.role());
            PixelType type = narrowed ? LabelType.of(source, metadata.role()) : source.type();
            var entries = new PageEntries(extent, samples, type, options, metadata);
            var classic = new TiffWriter(source, entries, false);
            var writer = classic.mostBytes() < classicLimit ? classic : new TiffWriter(source, entries, true);
            AtomicSave.replace(
                    path, writer.expectedBytes(), file -> writer.write(file, "saving " + path.getFileName()));
            return path;
        });
    }

    private long pixelBytes() {
        return (long) entries.samples() * entries.type().bytes();
    }

    /** No file is longer: what does not compress grows by a little. */
    private long mostBytes() {
        long pixels = 0;
        long blocks = 0;
        for (var level : levels) {
            pixels = Math.addExact(pixels, Math.multiplyExact(level.writtenPixels(), pixelBytes()));
            blocks += level.blocks();
        }
        long page = options.compression() == Compression.NONE
                ? pixels
                : Math.addExact(pixels, pixels / 2 + blocks * BLOCK_OVERHEAD);
        // What is aligned: each of the directories.
        long directoryBytes = directories.bytesPerPage() + 8L * levels.size();
        return Math.addExact(shared.capacity(), Math.multiplyExact(Math.addExact(page, directoryBytes), pages.count()));
    }

    /** What is held against the free space: of compressed files nobody knows. */
    private long expectedBytes() {
        return options.compression() == Compression.NONE ? mostBytes() : 0;
    }

    private void write(PixelFile file, String task) throws IOException {
        if (options.compression() == Compression.NONE && !options.isTiled()) {
            long firstDirectory = writePlain(file, task);
            writeHeader(file, firstDirectory);
        } else {
            writeHeader(file, 0);
            var blocks = new BlockWriter(source, pages, levels, entries.encoder(), entries.hasNoMeans());
            blocks.write(file, shared.capacity(), task, directories::write);
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
        PixelWriter.write(file, source, pages, entries.type(), shared.capacity(), task);
        var level = levels.get(0);
        long rowBytes = level.width() * pixelBytes();
        long pageBytes = rowBytes * level.height();
        long first = PageDirectories.aligned(shared.capacity() + pageBytes * pages.count());
        long step = directories.bytesPerPage();
        var table = BlockTable.of(level);
        for (long page = 0; page < pages.count(); page++) {
            for (int strip = 0; strip < level.down(); strip++) {
                long start = (long) strip * level.blockHeight() * rowBytes;
                table.set(strip, shared.capacity() + page * pageBytes + start, level.rows(strip) * rowBytes);
            }
            long at = first + page * step;
            boolean last = page == pages.count() - 1;
            file.write(directories.laidOut(page, table).build(at, last ? 0 : at + step), at);
        }
        return first;
    }
}
