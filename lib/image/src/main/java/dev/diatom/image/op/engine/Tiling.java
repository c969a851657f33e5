package dev.diatom.image.op.engine;

import dev.diatom.image.Extent;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.PairOperator;
import dev.diatom.image.op.StencilOperator;
import dev.diatom.image.op.Window;
import java.util.List;

/**
 * How an image is cut for a chain: bands of rows, each walked plane by plane. A band is as high as the processor's cache
 * holds what the chain keeps of it, and higher where the halo would cost much, but never takes more than a worker's share
 * of the memory budget: then it becomes lower, and at last narrower.
 *
 * @param columns of a tile
 * @param rows of a tile
 * @param planes that are walked in one go
 */
record Tiling(int columns, int rows, long planes) {
    /** What a worker holds at a time stays in the cache. */
    private static final long CACHE_BYTES = 1 << 19;
    /** The same for rings of planes, which are larger. */
    private static final long RING_CACHE_BYTES = 1 << 22;

    /** Rows of a band in halos, so that not much is computed twice. */
    private static final int HALOS = 8;

    private static final int FEWEST_COLUMNS = 64;

    static Tiling of(List<Step> steps, Extent extent, Resources resources) {
        int aroundY = 0;
        int aroundZ = 0;
        for (var step : steps) {
            aroundY += step.halo().y();
            aroundZ += step.halo().z();
        }
        int columns = Math.toIntExact(extent.x());
        long cache = aroundZ > 0 ? RING_CACHE_BYTES : CACHE_BYTES;
        int rows = largest(steps, columns, extent.y(), Math.min(cache, resources.share()));
        int wanted = (int) Math.min(extent.y(), (long) HALOS * aroundY);
        if (rows < wanted) {
            rows = Math.max(rows, Math.min(wanted, largest(steps, columns, extent.y(), resources.share())));
        }
        while (columns > FEWEST_COLUMNS && bytes(steps, columns, 1) > resources.share()) {
            columns = (columns + 1) / 2;
        }
        long others = extent.c() * extent.t() * ((extent.x() - 1) / columns + 1);
        if (aroundZ == 0) {
            return new Tiling(columns, balanced(extent.y(), rows, others * extent.z(), resources.threads()), 1);
        }
        rows = balanced(extent.y(), rows, others, resources.threads());
        long bands = ((extent.y() - 1) / rows + 1) * others;
        long parts = Math.max(1, Math.min(resources.threads() / bands, extent.z() / (HALOS * (long) aroundZ)));
        return new Tiling(columns, rows, (extent.z() - 1) / parts + 1);
    }

    /** The most rows whose tile takes no more than this; at least one. */
    private static int largest(List<Step> steps, int columns, long sizeY, long mostBytes) {
        int low = 1;
        int high = (int) Math.min(sizeY, Integer.MAX_VALUE / 4 / columns);
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (bytes(steps, columns, middle) <= mostBytes) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Not more rows than that, in bands of one height, and as many bands as keep all threads busy. */
    private static int balanced(long sizeY, int rows, long others, int threads) {
        long bands = (sizeY - 1) / rows + 1;
        if (others * bands < threads) {
            bands = Math.min(sizeY, (threads - 1) / others + 1);
        } else if (others == 1 && bands % threads != 0 && bands < 4L * threads) {
            bands = Math.min(sizeY, (bands / threads + 1) * threads);
        }
        return (int) ((sizeY - 1) / bands + 1);
    }

    /** The bytes that a worker holds for a tile, what comes before each step with the halos of those behind it. */
    static long bytes(List<Step> steps, int tileColumns, int tileRows) {
        var last = steps.get(steps.size() - 1);
        long columns = tileColumns;
        long rows = tileRows;
        // What is written and what is read ahead have two arrays each.
        long total = 2 * columns * rows * last.output().type().bytes();
        for (int i = steps.size() - 1; i >= 0; i--) {
            var step = steps.get(i);
            if (step.operator() instanceof StencilOperator stencil) {
                var halo = step.halo();
                total += ringBytes(stencil, step, columns, rows, halo);
                columns += 2L * halo.x();
                rows += 2L * halo.y();
            } else if (step.operator() instanceof PairOperator pair) {
                total += columns * rows * pair.operand().type().bytes();
            }
            total += columns * rows * step.input().type().bytes();
        }
        total += columns * rows * steps.get(0).input().type().bytes();
        return total;
    }

    private static long ringBytes(StencilOperator stencil, Step step, long columns, long rows, Halo halo) {
        var kernel = stencil.kernel(step.input().type());
        long padded = (columns + 2L * halo.x())
                * (rows + 2L * halo.y())
                * kernel.working().bytes();
        long most = Integer.MAX_VALUE / 4;
        if (padded > most) {
            return padded;
        }
        long kept = kernel.keptBytes(new Window((int) columns, (int) rows, halo.x(), halo.y()));
        long planes = 2L * halo.z() + 1;
        long result = kernel.result() == step.output().type()
                ? 0
                : columns * rows * kernel.result().bytes();
        return result + (kept == 0 ? padded * planes : padded + kept * planes);
    }
}
