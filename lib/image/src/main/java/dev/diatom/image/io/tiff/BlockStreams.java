package dev.diatom.image.io.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Streams of large blocks that have been read in part, to go on with: who reads bands of rows one after another must not
 * decode each time from the block's beginning. Some are kept, one for each of the threads that may be at work.
 */
final class BlockStreams implements Closeable {
    private static final int MOST = Runtime.getRuntime().availableProcessors() + 2;

    private final Opening opening;
    private final Deque<BlockStream> idle = new ArrayDeque<>();
    private boolean closed;

    /** Opens a stream at a block's first row. */
    @FunctionalInterface
    interface Opening {
        BlockStream open(TiffGrid.Block block);
    }

    BlockStreams(Opening opening) {
        this.opening = opening;
    }

    /** A stream of this block that has not gone beyond this row; as far as can be had. */
    BlockStream take(TiffGrid.Block block, long row) {
        synchronized (idle) {
            BlockStream best = null;
            for (var stream : idle) {
                if (stream.block().equals(block)
                        && stream.rowsRead() <= row
                        && (best == null || stream.rowsRead() > best.rowsRead())) {
                    best = stream;
                }
            }
            if (best != null) {
                idle.remove(best);
                return best;
            }
        }
        return opening.open(block);
    }

    void putBack(BlockStream stream) throws IOException {
        BlockStream surplus = stream;
        synchronized (idle) {
            if (!closed) {
                idle.addFirst(stream);
                surplus = idle.size() > MOST ? idle.removeLast() : null;
            }
        }
        if (surplus != null) {
            surplus.close();
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (idle) {
            closed = true;
            while (!idle.isEmpty()) {
                idle.removeFirst().close();
            }
        }
    }
}
