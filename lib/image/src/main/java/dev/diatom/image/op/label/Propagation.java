package dev.diatom.image.op.label;

import dev.diatom.image.op.engine.LineMemory;
import dev.diatom.image.op.engine.Raster;
import dev.diatom.image.op.engine.Work;
import java.io.IOException;
import java.util.BitSet;
import java.util.function.Function;

/**
 * Lets numbers spread through an image until all are at rest, in a memory that does not grow with it. A block is loaded with a
 * border of one pixel, brought to rest, and written back; where its outermost pixels changed, the blocks that have them in
 * their border are due again. The numbers at rest are the same whatever the blocks and the threads.
 *
 * <p>A pass is what is due at one time. No two neighbours are worked on at once: of the blocks that are due, those with even
 * numbers come first. What spreads within a block costs no pass, so that most images need two or three, and an object that
 * winds through many blocks as often as it enters one, each time at the cost of that block alone.
 */
final class Propagation {
    /** The bytes of a pixel that is worked on: its number, its place in the queue, its mark. */
    private static final int BYTES = 9;

    /** The bytes of a pixel of a row that is read or written for the numbers, or for a rule. */
    private static final int ROW_BYTES = 16;

    /** How many kinds of blocks there are so that none touches another of its kind. */
    private static final int KINDS = 4;

    private final Work work;
    private final String task;
    private final Raster state;
    private final Ordinals ordinals;
    private final Connectivity connectivity;
    private final Blocks blocks;
    private final BitSet due = new BitSet();

    private Propagation(
            Work work, String task, Raster state, Ordinals ordinals, Connectivity connectivity, int ruleBytes) {
        this.work = work;
        this.task = task;
        this.state = state;
        this.ordinals = ordinals;
        this.connectivity = connectivity;
        int rows = connectivity.isVolume() ? 9 : 3;
        LineMemory.check(work, task, "rows", state.extent().x(), rows + 1, rows * (BYTES + ruleBytes) + ROW_BYTES);
        long share = Math.min(work.memoryBudget() / work.threads(), Integer.MAX_VALUE - 8);
        this.blocks = Blocks.of(state.extent(), connectivity.isVolume(), share / (BYTES + ruleBytes), work.threads());
    }

    /**
     * Brings an image of numbers to rest.
     *
     * @param state the numbers, which fall
     * @param ordinals how they are kept
     * @param ruleBytes the bytes of a pixel that a rule takes
     * @param rules makes a rule for one thread
     */
    static void run(
            Work work,
            String task,
            Raster state,
            Ordinals ordinals,
            Connectivity connectivity,
            int ruleBytes,
            Function<Blocks, Rule> rules) {
        new Propagation(work, task, state, ordinals, connectivity, ruleBytes).run(rules);
    }

    private void run(Function<Blocks, Rule> rules) {
        due.set(0, Math.toIntExact(Math.multiplyExact(blocks.parts(), blocks.perPart())));
        var visited = new BitSet();
        while (!due.isEmpty()) {
            for (int kind = 0; kind < KINDS; kind++) {
                pass(take(kind), visited, rules);
            }
        }
    }

    private int[] take(int kind) {
        int[] taken = due.stream().filter(number -> kind(number) == kind).toArray();
        for (int number : taken) {
            due.clear(number);
        }
        return taken;
    }

    private int kind(int number) {
        int within = number % blocks.perPart();
        return within % blocks.down() % 2 + within / blocks.down() % 2 * 2;
    }

    private void pass(int[] numbers, BitSet visited, Function<Blocks, Rule> rules) {
        if (numbers.length == 0) {
            return;
        }
        long bytes = (long) blocks.paddedPixels() * state.type().bytes();
        work.parallel(task, numbers.length, bytes, () -> {
            var rest = new BlockAtRest(blocks, connectivity, rules.apply(blocks));
            var cells = new Cells(blocks, state, ordinals, Integer.MAX_VALUE);
            return step -> visit(numbers[(int) step], cells, rest, visited);
        });
    }

    private void visit(int number, Cells cells, BlockAtRest rest, BitSet visited) throws IOException {
        var block = blocks.block(number);
        cells.load(block);
        boolean again;
        synchronized (due) {
            again = visited.get(number);
            visited.set(number);
        }
        var changed = rest.bring(cells.numbers(), block, again);
        cells.store(state, block, changed.rows());
        synchronized (due) {
            wake(number, changed);
        }
    }

    /** Makes the neighbours due that see what changed. */
    private void wake(int number, BlockAtRest.Changed changed) {
        int within = number % blocks.perPart();
        int y = within % blocks.down();
        int z = within / blocks.down();
        for (int dz = -1; dz <= 1; dz++) {
            for (int dy = -1; dy <= 1; dy++) {
                boolean isThere = y + dy >= 0 && y + dy < blocks.down() && z + dz >= 0 && z + dz < blocks.deep();
                if ((dy != 0 || dz != 0) && isThere && changed.towards(dy, dz)) {
                    due.set(number + dz * blocks.down() + dy);
                }
            }
        }
    }
}
