package dev.diatom.image.op.label;

import dev.diatom.image.Cancellation;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Brings one block to rest: a sweep in the order of the pixels, one against it, and then a queue of those that still change.
 *
 * <p>Source: Vincent, Morphological grayscale reconstruction in image analysis, IEEE Transactions on Image Processing 2
 * (1993), the hybrid algorithm.
 */
final class BlockAtRest {
    private static final int CHECK_EVERY = 1 << 16;

    private static final byte BORDER = 2;
    private static final byte QUEUED = 1;

    private final Blocks blocks;
    private final Connectivity connectivity;
    private final Rule rule;
    private final byte[] marks;
    private final int[] queue;
    private int first;
    private int queued;

    BlockAtRest(Blocks blocks, Connectivity connectivity, Rule rule) {
        this.blocks = blocks;
        this.connectivity = connectivity;
        this.rule = rule;
        this.marks = new byte[blocks.paddedPixels()];
        this.queue = new int[blocks.paddedPixels()];
    }

    /**
     * Which rows changed.
     *
     * @param rows by their number in the padded block
     */
    record Changed(Blocks blocks, Blocks.Block block, BitSet rows) {
        /** Whether a neighbour in this direction has a changed row in its border. */
        boolean towards(int y, int z) {
            int firstRow = y > 0 ? block.rows() - 1 : 0;
            int lastRow = y < 0 ? 0 : block.rows() - 1;
            int firstPlane = z > 0 ? block.planes() - 1 : 0;
            int lastPlane = z < 0 ? 0 : block.planes() - 1;
            for (int plane = firstPlane; plane <= lastPlane; plane++) {
                for (int row = firstRow; row <= lastRow; row++) {
                    if (rows.get(Cells.index(blocks, block, row, plane) / Cells.width(blocks))) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /**
     * Brings the numbers of a block to rest; those of its border stay.
     *
     * @param again whether they were at rest before their border changed
     */
    Changed bring(int[] numbers, Blocks.Block block, boolean again) throws IOException {
        rule.load(block);
        int[] around = around(block);
        var changed = new BitSet();
        mark(block);
        if (!again) {
            sweep(numbers, block, around, changed);
            sweepBack(numbers, block, around, changed);
        }
        fillQueue(numbers, block, around, again);
        settle(numbers, around, changed);
        return new Changed(blocks, block, changed);
    }

    private int[] around(Blocks.Block block) {
        var offsets = new int[connectivity.neighbours()];
        int count = 0;
        for (int z = -1; z <= 1; z++) {
            for (int y = -1; y <= 1; y++) {
                for (int x = -1; x <= 1; x++) {
                    if (connectivity.touches(x, y, z)) {
                        offsets[count++] = z * Cells.area(blocks, block) + y * Cells.width(blocks) + x;
                    }
                }
            }
        }
        return offsets;
    }

    private void mark(Blocks.Block block) {
        int columns = Cells.width(blocks) - 2;
        Arrays.fill(marks, BORDER);
        for (int plane = 0; plane < block.planes(); plane++) {
            for (int row = 0; row < block.rows(); row++) {
                int at = Cells.index(blocks, block, row, plane);
                Arrays.fill(marks, at, at + columns, (byte) 0);
            }
        }
    }

    private void sweep(int[] numbers, Blocks.Block block, int[] around, BitSet changed) {
        int columns = Cells.width(blocks) - 2;
        for (int plane = 0; plane < block.planes(); plane++) {
            for (int row = 0; row < block.rows(); row++) {
                Cancellation.check();
                int at = Cells.index(blocks, block, row, plane);
                for (int i = at; i < at + columns; i++) {
                    int number = rule.fall(numbers, i, around);
                    if (number < numbers[i]) {
                        numbers[i] = number;
                        changed.set(at / Cells.width(blocks));
                    }
                }
            }
        }
    }

    private void sweepBack(int[] numbers, Blocks.Block block, int[] around, BitSet changed) {
        int columns = Cells.width(blocks) - 2;
        for (int plane = block.planes() - 1; plane >= 0; plane--) {
            for (int row = block.rows() - 1; row >= 0; row--) {
                Cancellation.check();
                int at = Cells.index(blocks, block, row, plane);
                for (int i = at + columns - 1; i >= at; i--) {
                    int number = rule.fall(numbers, i, around);
                    if (number < numbers[i]) {
                        numbers[i] = number;
                        changed.set(at / Cells.width(blocks));
                    }
                }
            }
        }
    }

    /** Queues what is not at rest; where only the border changed, that can be nothing but the pixels beside it. */
    private void fillQueue(int[] numbers, Blocks.Block block, int[] around, boolean besideBorder) {
        int columns = Cells.width(blocks) - 2;
        first = 0;
        queued = 0;
        for (int plane = 0; plane < block.planes(); plane++) {
            boolean outerPlane = blocks.volumes() && (plane == 0 || plane == block.planes() - 1);
            for (int row = 0; row < block.rows(); row++) {
                if (besideBorder && !outerPlane && row > 0 && row < block.rows() - 1) {
                    continue;
                }
                Cancellation.check();
                int at = Cells.index(blocks, block, row, plane);
                for (int i = at; i < at + columns; i++) {
                    if (rule.fall(numbers, i, around) < numbers[i]) {
                        enqueue(i);
                    }
                }
            }
        }
    }

    private void settle(int[] numbers, int[] around, BitSet changed) {
        int width = Cells.width(blocks);
        for (long taken = 1; queued > 0; taken++) {
            if (taken % CHECK_EVERY == 0) {
                Cancellation.check();
            }
            int at = queue[first];
            first = first + 1 == queue.length ? 0 : first + 1;
            queued--;
            marks[at] = 0;
            int number = rule.fall(numbers, at, around);
            if (number < numbers[at]) {
                numbers[at] = number;
                changed.set(at / width);
                for (int away : around) {
                    int neighbour = at + away;
                    if (marks[neighbour] == 0 && rule.mayFall(numbers, neighbour, at)) {
                        enqueue(neighbour);
                    }
                }
            }
        }
    }

    /** Each pixel waits at most once, so that there is room for all. */
    private void enqueue(int at) {
        marks[at] = QUEUED;
        int last = first + queued;
        queue[last < queue.length ? last : last - queue.length] = at;
        queued++;
    }
}
