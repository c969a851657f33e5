package dev.diatom.image.op.filter;

import dev.diatom.image.op.order.RowOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * Comparators one after the other, each of which puts the smaller of two wires on the first and the larger on the second.
 * Wires are rows of pixels.
 *
 * @param wires how many
 * @param output the wire that is asked for
 * @param steps what is left of the comparators when all that nobody looks at is left out
 */
record ComparatorNetwork(int wires, int output, List<Step> steps) {
    private static final int ALL = -1;

    private enum Kind {
        SMALLER,
        LARGER,
        BOTH
    }

    private record Step(Kind kind, int low, int high) {}

    /** A network of which one wire is asked for. */
    static ComparatorNetwork of(int wires, int output, int... pairs) {
        var needed = new BitSet(wires);
        needed.set(output);
        return new ComparatorNetwork(wires, output, steps(needed, pairs));
    }

    /** A network of which all wires are asked for. */
    static ComparatorNetwork sorting(int wires, int... pairs) {
        var needed = new BitSet(wires);
        needed.set(0, wires);
        return new ComparatorNetwork(wires, ALL, steps(needed, pairs));
    }

    private static List<Step> steps(BitSet needed, int[] pairs) {
        var steps = new ArrayList<Step>();
        for (int i = pairs.length - 2; i >= 0; i -= 2) {
            int low = pairs[i];
            int high = pairs[i + 1];
            if (needed.get(low) || needed.get(high)) {
                var kind = !needed.get(high) ? Kind.SMALLER : needed.get(low) ? Kind.BOTH : Kind.LARGER;
                steps.add(new Step(kind, low, high));
                needed.set(low);
                needed.set(high);
            }
        }
        Collections.reverse(steps);
        return List.copyOf(steps);
    }

    /** Runs the network over the first pixels of rows; wires that nobody looks at are left in any state. */
    void run(RowOrder order, Object[] rows, int count) {
        for (var step : steps) {
            var low = rows[step.low];
            var high = rows[step.high];
            switch (step.kind) {
                case SMALLER -> order.smaller(low, high, count);
                case LARGER -> order.larger(high, low, count);
                case BOTH -> order.sort(low, high, count);
            }
        }
    }
}
