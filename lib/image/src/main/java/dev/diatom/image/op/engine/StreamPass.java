package dev.diatom.image.op.engine;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Extent;
import dev.diatom.image.Progress;
import dev.diatom.image.io.IoThreads;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** One pass of a chain over an image into a raster, on a few threads that take tile after tile. */
public final class StreamPass {
    private final Stages stages;
    private final Raster output;
    private final String task;
    private final Extent extent;
    private final Tiling tiling;
    private final long acrossX;
    private final long acrossY;
    private final long acrossZ;
    private final AtomicLong next = new AtomicLong();
    private long doneBytes;

    private StreamPass(Stages stages, Raster output, String task, Tiling tiling) {
        this.stages = stages;
        this.output = output;
        this.task = task;
        this.extent = output.extent();
        this.tiling = tiling;

        this.acrossX = (extent.x() - 1) / tiling.columns() + 1;
        this.acrossY = (extent.y() - 1) / tiling.rows() + 1;
        this.acrossZ = (extent.z() - 1) / tiling.planes() + 1;
    }

    /** Computes all of the output; returns or throws when no thread works on it any more. */
    public static void run(Stages stages, Raster output, String task, Resources resources) {
        var tiling = Tiling.of(stages.steps(), output.extent(), resources);
        run(stages, output, task, tiling);
    }

    static void run(Stages stages, Raster output, String task, Tiling tiling) {
        new StreamPass(stages, output, task, tiling).run();
    }

    private long tiles() {
        return acrossX * acrossY * acrossZ * extent.c() * extent.t();
    }

    private void run() {
        IoThreads.runAll(Math.min(tiles(), tiling.threads()), this::work);
    }

    private Raster work() throws IOException {
        var buffers = new Buffers();
        try {
            for (long number; (number = next.getAndIncrement()) < tiles(); ) {
                Cancellation.check();
                walk(number, buffers);
                buffers.recycle();
            }
        } finally {
            buffers.recycle();
        }
        return output;
    }

    /** Tiles are in the order of the file: across, down, in depth, then channels and frames. */
    private void walk(long number, Buffers buffers) throws IOException {
        long x = number % acrossX * tiling.columns();
        long y = number / acrossX % acrossY * tiling.rows();
        long firstZ = number / acrossX / acrossY % acrossZ * tiling.planes();
        long channels = number / acrossX / acrossY / acrossZ;
        var tile = new Tile(
                x,
                (int) Math.min(tiling.columns(), extent.x() - x),
                y,
                (int) Math.min(tiling.rows(), extent.y() - y),
                channels % extent.c(),
                channels / extent.c());
        long endZ = Math.min(extent.z(), firstZ + tiling.planes());
        if (tiling.planes() == 1) {
            var out = buffers.take(output.type(), tile.pixels());
            stages.stage(tile, buffers, false).plane(firstZ, out);
            write(tile, firstZ, out);
        } else {
            walk(tile, firstZ, endZ, buffers);
        }
    }

    /** Plane by plane: the next one is read, and the last one written, while one is computed. */
    private void walk(Tile tile, long firstZ, long endZ, Buffers buffers) throws IOException {
        var stage = stages.stage(tile, buffers, true);
        var writer =
                new WriteBehind(buffers.take(output.type(), tile.pixels()), buffers.take(output.type(), tile.pixels()));
        buffers.beforeRecycling(writer::stop);
        for (long z = firstZ; z < endZ; z++) {
            Cancellation.check();
            var out = writer.array();
            stage.plane(z, out);
            long at = z;
            writer.write(() -> {
                write(tile, at, out);
                return out;
            });
        }
        writer.await();
    }

    private void write(Tile tile, long z, Object out) throws IOException {
        if (tile.columns() == extent.x()) {
            output.writeRows(extent.planeIndex(z, tile.c(), tile.t()), tile.y(), tile.rows(), out);
        } else {
            output.write(tile.at(z), out, 0);
        }
        report((long) tile.pixels() * output.type().bytes());
    }

    private synchronized void report(long bytes) {
        doneBytes += bytes;
        Progress.current().update(task, doneBytes, extent.bytes(output.type()), Progress.Unit.BYTES);
    }
}
