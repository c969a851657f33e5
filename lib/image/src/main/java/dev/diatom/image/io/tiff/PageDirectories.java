package dev.diatom.image.io.tiff;

import dev.diatom.image.io.PixelFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The directories of an image's pages and of their smaller copies. What they share stands in one place. */
final class PageDirectories {
    private final boolean big;
    private final List<WrittenLevel> levels;
    /** One for each level, whose entries about blocks are those of the page that was laid out last. */
    private final List<DirectoryBuilder> builders = new ArrayList<>();

    /** Where the directory written last keeps the offset of the next. */
    private long nextPosition;

    PageDirectories(PageEntries entries, List<WrittenLevel> levels, boolean big) {
        this.big = big;
        this.levels = levels;
        for (var level : levels) {
            builders.add(builders.isEmpty() ? entries.first(level, big) : entries.reduced(level, big));
        }
        this.nextPosition = big ? Long.BYTES : Integer.BYTES;
    }

    /** Where shared values end that begin at this byte. */
    int sharedEnd(int start) {
        int end = start;
        for (var builder : builders) {
            end = builder.sharedBytes(end);
        }
        return end;
    }

    /** Puts what directories share into a place, from its position on. */
    void share(ByteBuffer place) {
        builders.forEach(builder -> builder.share(place));
    }

    /** The bytes of a page's directories; no page has more. */
    long bytesPerPage() {
        long bytes = 0;
        for (int level = 0; level < levels.size(); level++) {
            bytes += laidOut(level, 0, BlockTable.of(levels.get(level)), new long[levels.size() - 1])
                    .bytes();
        }
        return bytes;
    }

    /** The directory of a page, of which the first has entries of its own. */
    DirectoryBuilder laidOut(long page, BlockTable table) {
        return laidOut(0, page, table, new long[0]);
    }

    private DirectoryBuilder laidOut(int level, long page, BlockTable table, long[] smaller) {
        var builder = builders.get(level);
        boolean tiled = levels.get(level).tiled();
        builder.offsets(tiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS, table.offsets())
                .offsets(tiled ? TiffTag.TILE_BYTE_COUNTS : TiffTag.STRIP_BYTE_COUNTS, table.byteCounts());
        if (level == 0 && smaller.length > 0) {
            builder.offsets(TiffTag.SUB_IFDS, smaller);
        }
        return level == 0 && page == 1 ? builder.without(TiffTag.IMAGE_DESCRIPTION) : builder;
    }

    /** Writes the directories of a page behind its blocks, and links it to the one before; returns where they end. */
    long write(PixelFile file, long page, long end, List<BlockTable> tables) throws IOException {
        long at = aligned(end);
        var smaller = new long[levels.size() - 1];
        for (int level = 1; level < levels.size(); level++) {
            smaller[level - 1] = at;
            var built = laidOut(level, page, tables.get(level), smaller);
            file.write(built.build(at, 0), at);
            at = aligned(at + built.bytes());
        }
        var built = laidOut(0, page, tables.get(0), smaller);
        file.write(built.build(at, 0), at);
        file.write(link(at), nextPosition);
        nextPosition = at + built.nextPosition();
        return at + built.bytes();
    }

    private ByteBuffer link(long to) {
        var link = ByteBuffer.allocate(big ? Long.BYTES : Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (big) {
            link.putLong(to);
        } else {
            link.putInt((int) to);
        }
        return link.clear();
    }

    static long aligned(long at) {
        return (at + 7) / 8 * 8;
    }
}
