package dev.diatom.image.op.engine;

import dev.diatom.image.op.Boundary;
import dev.diatom.image.op.PairOperator;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.StencilOperator;
import dev.diatom.image.op.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many bytes a worker holds for a tile of a chain. */
final class TileMemory {
    /** More than any budget. */
    private static final long TOO_MUCH = Long.MAX_VALUE >> 8;

    private final List<Step> steps;
    private final List<@Nullable PlaneKernel> kernels = new ArrayList<>();

    TileMemory(List<Step> steps) {
        this.steps = steps;
        for (var step : steps) {
            kernels.add(
                    step.operator() instanceof StencilOperator stencil
                            ? stencil.kernel(step.input().type())
                            : null);
        }
    }

    /** What comes before each step is larger by the halos of those behind it. */
    long bytes(int tileColumns, int tileRows) {
        long columns = tileColumns;
        long rows = tileRows;
        // What is written and what is read ahead have two arrays each.
        long total =
                2 * columns * rows * steps.get(steps.size() - 1).output().type().bytes();
        for (int i = steps.size() - 1; i >= 0; i--) {
            var step = steps.get(i);
            var kernel = kernels.get(i);
            if (kernel != null && step.operator() instanceof StencilOperator stencil) {
                var halo = step.halo();
                long padded = (columns + 2L * halo.x()) * (rows + 2L * halo.y());
                if (padded > Integer.MAX_VALUE - 8) {
                    return TOO_MUCH;
                }
                var window = new Window((int) columns, (int) rows, halo.x(), halo.y());
                total += ringBytes(kernel, step, window);
                columns = neededColumns(stencil, step, columns);
                rows += 2L * halo.y();
            } else if (step.operator() instanceof PairOperator pair) {
                total += columns * rows * pair.operand().type().bytes();
            }
            total += columns * rows * step.input().type().bytes();
        }
        return total + columns * rows * steps.get(0).input().type().bytes();
    }

    /** A part of a row that wraps needs the whole row: what stands at its other end, and what is between. */
    private static long neededColumns(StencilOperator stencil, Step step, long columns) {
        long wide = columns + 2L * stencil.halo().x();
        boolean wraps = stencil.boundary().equals(Boundary.WRAP) && wide > columns;
        return wraps ? Math.max(wide, step.input().extent().x()) : wide;
    }

    private static long ringBytes(PlaneKernel kernel, Step step, Window window) {
        long padded = (long) window.paddedPixels() * kernel.working().bytes();
        long kept = kernel.keptBytes(window);
        long planes = 2L * step.halo().z() + 1;
        long result = kernel.result() == step.output().type()
                ? 0
                : (long) window.pixels() * kernel.result().bytes();
        return result + (kept == 0 ? padded * planes : padded + kept * planes);
    }
}
