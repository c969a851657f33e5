package dev.diatom.image.op.engine;

import dev.diatom.image.ByteSize;
import dev.diatom.image.Extent;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How an image is cut for a chain: bands of rows, each walked plane by plane. A band is as high as the processor's cache
 * holds what the chain keeps of it, and higher where the halo would cost much, but never takes more than a worker's share
 * of the memory budget: then it becomes lower, and narrower where a low one would compute its halo too often.
 *
 * @param columns of a tile
 * @param rows of a tile
 * @param planes that are walked in one go
 * @param threads that walk at once
 */
record Tiling(int columns, int rows, long planes, int threads) {
    /** What a worker holds at a time stays in the cache. */
    private static final long CACHE_BYTES = 1 << 19;
    /** Rings of planes do not fit it, and are as large as is of use. */
    private static final long RING_BYTES = 1 << 25;

    /** Rows of a band in halos, so that not much is computed twice. */
    private static final int HALOS = 32;

    /** What an operation may take however small the budget is. */
    private static final long LEAST_BYTES = 1 << 23;

    private static final int FEWEST_COLUMNS = 64;
    private static final long MOST_COLUMNS = 1 << 24;

    /**
     * Cuts an image.
     *
     * @throws IllegalArgumentException if the smallest tile takes more than the memory budget
     */
    static Tiling of(List<Step> steps, Extent extent, Resources resources) {
        int aroundX = 0;
        int aroundY = 0;
        int aroundZ = 0;
        for (var step : steps) {
            aroundX += step.halo().x();
            aroundY += step.halo().y();
            aroundZ += step.halo().z();
        }
        var memory = new TileMemory(steps);
        int columns = (int) Math.min(extent.x(), MOST_COLUMNS);
        while (columns > FEWEST_COLUMNS && memory.bytes(columns, 1) > resources.share()) {
            columns = (columns + 1) / 2;
        }
        int threads = threads(steps, memory.bytes(columns, 1), resources);
        long share = resources.memoryBudget() / threads;
        long cache = aroundZ > 0 ? RING_BYTES : CACHE_BYTES;
        int rows = rows(memory, columns, extent.y(), aroundY, cache, share);
        while (columns > FEWEST_COLUMNS && rows < Math.min(extent.y(), 2L * aroundY)) {
            int narrower = (columns + 1) / 2;
            int higher = rows(memory, narrower, extent.y(), aroundY, cache, share);
            if (excess(narrower, higher, aroundX, aroundY) >= excess(columns, rows, aroundX, aroundY)) {
                break;
            }
            columns = narrower;
            rows = higher;
        }
        long others = extent.c() * extent.t() * ((extent.x() - 1) / columns + 1);
        if (aroundZ == 0) {
            return new Tiling(columns, balanced(extent.y(), rows, others * extent.z(), threads), 1, threads);
        }
        rows = balanced(extent.y(), rows, others, threads);
        long bands = ((extent.y() - 1) / rows + 1) * others;
        long parts = Math.max(1, Math.min(threads / bands, extent.z() / (HALOS * (long) aroundZ)));
        return new Tiling(columns, rows, (extent.z() - 1) / parts + 1, threads);
    }

    /** As high as the cache holds, or as the halos want it, or as the share allows. */
    private static int rows(TileMemory memory, int columns, long sizeY, int aroundY, long cache, long share) {
        int rows = largest(memory, columns, sizeY, Math.min(cache, share));
        int wanted = (int) Math.min(sizeY, (long) HALOS * aroundY);
        return rows < wanted ? Math.max(rows, Math.min(wanted, largest(memory, columns, sizeY, share))) : rows;
    }

    /** How many pixels are computed for each pixel of a tile, with the halos. */
    private static double excess(int columns, int rows, int aroundX, int aroundY) {
        return (1 + 2.0 * aroundX / columns) * (1 + 2.0 * aroundY / rows);
    }

    /** As many threads as the budget has room for, if it has for one. */
    private static int threads(List<Step> steps, long bytes, Resources resources) {
        long room = Math.max(LEAST_BYTES, resources.memoryBudget());
        if (bytes > room) {
            var chain = steps.stream().map(step -> step.operator().label()).collect(Collectors.joining(" "));
            throw new IllegalArgumentException(chain + " takes " + ByteSize.text(bytes)
                    + " of working memory for its smallest piece of the image, and the budget is "
                    + ByteSize.text(resources.memoryBudget())
                    + ". Use a smaller radius, or Processing.setMemoryBudget with a larger heap.");
        }
        return (int) Math.max(1, Math.min(resources.threads(), room / Math.max(1, bytes)));
    }

    /** The most rows whose tile takes no more than this; at least one. */
    private static int largest(TileMemory memory, int columns, long sizeY, long mostBytes) {
        int low = 1;
        int high = (int) Math.min(sizeY, Integer.MAX_VALUE / 4 / columns);
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (memory.bytes(columns, middle) <= mostBytes) {
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
}
