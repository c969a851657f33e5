package dev.diatom.image.op.engine;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.StencilOperator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The arrays and kernels of one worker, used again for tile after tile. */
final class Buffers {
    private final Map<PixelType, List<Object>> free = new EnumMap<>(PixelType.class);
    private final Map<PixelType, List<Object>> taken = new EnumMap<>(PixelType.class);
    private final Map<KernelKey, PlaneKernel> kernels = new HashMap<>();

    private final List<Runnable> ends = new ArrayList<>();

    private record KernelKey(StencilOperator operator, PixelType input) {}

    /** An array of at least this length; what it holds is undefined. */
    Object take(PixelType type, int length) {
        var candidates = free.computeIfAbsent(type, t -> new ArrayList<>());
        Object found = null;
        for (int i = 0; i < candidates.size() && found == null; i++) {
            if (Samples.length(candidates.get(i)) >= length) {
                found = candidates.remove(i);
            }
        }
        if (found == null) {
            if (!candidates.isEmpty()) {
                candidates.remove(0);
            }
            found = Samples.allocate(type, length);
        }
        taken.computeIfAbsent(type, t -> new ArrayList<>()).add(found);
        return found;
    }

    /** Has something ended before the arrays are taken again. */
    void beforeRecycling(Runnable end) {
        ends.add(end);
    }

    /** All arrays may be taken again. */
    void recycle() {
        var running = List.copyOf(ends);
        ends.clear();
        inTurn(running.iterator());
        taken.forEach((type, arrays) -> Objects.requireNonNull(free.get(type)).addAll(arrays));
        taken.clear();
    }

    /** Each is run, whatever becomes of those before it. */
    private static void inTurn(Iterator<Runnable> ends) {
        if (ends.hasNext()) {
            try {
                ends.next().run();
            } finally {
                inTurn(ends);
            }
        }
    }

    PlaneKernel kernel(StencilOperator operator, PixelType input) {
        return kernels.computeIfAbsent(new KernelKey(operator, input), key -> operator.kernel(input));
    }
}
