package dev.diatom.image.io.tiff;

import dev.diatom.image.Extent;
import dev.diatom.image.TiffOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * A page as it is written, or a smaller copy of it: its size, and how it is cut into strips or tiles.
 *
 * @param width columns
 * @param height rows
 * @param tiled whether blocks are tiles: all of one size; of strips the last has the rows that are left
 * @param blockWidth the columns of a block
 * @param blockHeight the rows of a block
 */
record WrittenLevel(long width, long height, boolean tiled, int blockWidth, int blockHeight) {
    /** A pyramid ends where it fits a screen. */
    private static final int SMALLEST_SIDE = 512;

    private static final long MOST_STRIPS = 1 << 16;
    /** Their places are held in memory, 16 bytes each. */
    private static final long MOST_TILES = 1 << 24;

    /** The levels of an image, the largest first. */
    static List<WrittenLevel> of(Extent extent, TiffOptions options, long rowBytes, long stripBytes) {
        if (!options.isTiled()) {
            return List.of(strips(extent, rowBytes, stripBytes));
        }
        var levels = new ArrayList<WrittenLevel>();
        var level = tiles(extent.x(), extent.y(), options);
        levels.add(level);
        while (options.isPyramid() && Math.max(level.width, level.height) > SMALLEST_SIDE) {
            level = tiles((level.width + 1) / 2, (level.height + 1) / 2, options);
            levels.add(level);
        }
        return List.copyOf(levels);
    }

    private static WrittenLevel tiles(long width, long height, TiffOptions options) {
        var level = new WrittenLevel(width, height, true, options.tileWidth(), options.tileHeight());
        long tiles = (long) level.across() * level.down();
        if (tiles > MOST_TILES) {
            throw new IllegalArgumentException("a page of " + width + " x " + height + " pixels would be cut into "
                    + tiles + " tiles: at most " + MOST_TILES + " are written. Choose larger"
                    + " tiles: TiffOptions.tiles(1024).");
        }
        return level;
    }

    private static WrittenLevel strips(Extent extent, long rowBytes, long stripBytes) {
        long fewest = (extent.y() - 1) / MOST_STRIPS + 1;
        int rows = (int) Math.max(fewest, Math.min(extent.y(), Math.max(1, stripBytes / rowBytes)));
        return new WrittenLevel(extent.x(), extent.y(), false, (int) extent.x(), rows);
    }

    int across() {
        return (int) ((width - 1) / blockWidth + 1);
    }

    int down() {
        return (int) ((height - 1) / blockHeight + 1);
    }

    int blocks() {
        return across() * down();
    }

    /** The rows of a row of blocks that lie in the page. */
    int rows(int blockDown) {
        return (int) Math.min(blockHeight, height - (long) blockDown * blockHeight);
    }

    /** The columns, from a column of blocks on, of so many blocks, that lie in the page. */
    int columns(int blockAcross, int count) {
        return (int) Math.min((long) count * blockWidth, width - (long) blockAcross * blockWidth);
    }

    /** The pixels of the page, with those that fill up its tiles. */
    long writtenPixels() {
        return tiled ? (long) blocks() * blockWidth * blockHeight : width * height;
    }
}
