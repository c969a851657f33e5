package dev.diatom.image.io.tiff;

import dev.diatom.image.ByteSize;
import java.util.List;

/**
 * How rows of blocks are cut into pieces that are read and encoded by one thread: whole rows where that is not too much at
 * once, since many sources read whole rows best.
 *
 * @param mostBytes the decoded bytes of a piece of several blocks
 */
record BlockPieces(BlockEncoder encoder, long mostBytes) {
    /** How many blocks a piece has; the last of a row may have fewer. */
    int blocks(WrittenLevel level) {
        return (int) Math.max(1, Math.min(level.across(), mostBytes / blockBytes(level)));
    }

    int perRow(WrittenLevel level) {
        return (level.across() - 1) / blocks(level) + 1;
    }

    /** How many pieces may be under way, so that all together they are at most so many bytes. */
    int atOnce(WrittenLevel level, long bytes) {
        long pieceBytes = blockBytes(level) * blocks(level);
        return (int) Math.max(1, Math.min(2L * Runtime.getRuntime().availableProcessors(), bytes / pieceBytes));
    }

    private long blockBytes(WrittenLevel level) {
        return (long) level.blockWidth()
                * level.blockHeight()
                * encoder.samples()
                * encoder.type().bytes();
    }

    /** Each smaller level has a row of blocks that is being filled, and one that is being encoded. */
    void checkMemory(List<WrittenLevel> levels) {
        long bytes = 0;
        long longest = 0;
        for (var level : levels.subList(1, levels.size())) {
            longest = Math.max(longest, level.width() * level.blockHeight() * encoder.samples());
            bytes += 2
                    * level.width()
                    * level.blockHeight()
                    * encoder.samples()
                    * encoder.type().bytes();
        }
        long most = Runtime.getRuntime().maxMemory() / 4;
        var largest = levels.get(0);
        if (bytes > most
                || longest > Integer.MAX_VALUE - 8
                || (largest.tiled() && blockBytes(largest) > Math.min(most / 4, Integer.MAX_VALUE - 8))) {
            throw new IllegalArgumentException("to write " + largest.width() + " columns in blocks of "
                    + largest.blockWidth() + " x " + largest.blockHeight() + " pixels takes "
                    + ByteSize.text(Math.max(bytes, 4 * blockBytes(largest))) + " of memory: at most "
                    + ByteSize.text(most) + " are taken. Choose smaller tiles (TiffOptions.tiles(64)), or give Java a"
                    + " larger heap.");
        }
    }
}
