package dev.diatom.image.op.engine;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;
import dev.diatom.image.io.Strides;
import java.io.IOException;
import java.util.function.Supplier;

/** Pixels that are computed when they are read: those that are asked for, and what their halos reach. */
public final class ComputedSource implements PixelSource {
    private final Stages stages;
    private final Supplier<Resources> resources;

    public ComputedSource(Stages stages, Supplier<Resources> resources) {
        this.stages = stages;
        this.resources = resources;
    }

    @Override
    public PixelType type() {
        return stages.last().output().type();
    }

    @Override
    public Extent extent() {
        return stages.last().output().extent();
    }

    @Override
    public void read(Selection selection, Object pixels, int start) throws IOException {
        var buffers = new Buffers();
        var box = selection.extent();
        int columns = Math.toIntExact((box.x() - 1) * selection.x().stride() + 1);
        long rowsEach = rowsEach(selection, columns);
        var strides = selection.arrayStrides();
        for (long t = 0; t < box.t(); t++) {
            for (long c = 0; c < box.c(); c++) {
                for (long row = 0; row < box.y(); row += rowsEach) {
                    long rows = Math.min(rowsEach, box.y() - row);
                    var tile = new Tile(
                            selection.x().start(),
                            columns,
                            selection.y().position(row),
                            Math.toIntExact((rows - 1) * selection.y().stride() + 1),
                            selection.c().position(c),
                            selection.t().position(t));
                    long at = start + t * strides[4] + c * strides[3] + row * strides[1];
                    read(tile, selection.z(), strides[2], picked(selection, tile, rows), pixels, at, buffers);
                    buffers.recycle();
                }
            }
        }
    }

    /** Rows of one tile; rows that are far apart are computed one by one. */
    private long rowsEach(Selection selection, int columns) {
        long halos = 0;
        for (var step : stages.steps()) {
            halos += 2L * step.halo().y();
        }
        if (selection.y().stride() > halos + 1) {
            return 1;
        }
        var memory = new TileMemory(stages.steps());
        long share = resources.get().share();
        long most = selection.y().count();
        while (most > 1
                && memory.bytes(columns, (int)
                                Math.min(1 << 24, most * selection.y().stride()))
                        > share) {
            most = (most + 1) / 2;
        }
        return most;
    }

    private void read(
            Tile tile, Range planes, long planeStride, Strides picked, Object pixels, long at, Buffers buffers)
            throws IOException {
        var stage = stages.stage(tile, buffers, false);
        var computed = buffers.take(type(), tile.pixels());
        for (long z = 0; z < planes.count(); z++) {
            stage.plane(planes.position(z), computed);
            Samples.copy(picked, computed, 0, pixels, at + z * planeStride);
        }
    }

    private static Strides picked(Selection selection, Tile tile, long rows) {
        long[] counts = {selection.x().count(), rows};
        long[] from = {selection.x().stride(), selection.y().stride() * tile.columns()};
        long[] to = {1, selection.x().count()};
        return Strides.of(counts, from, to);
    }
}
