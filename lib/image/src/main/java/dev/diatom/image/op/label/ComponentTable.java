package dev.diatom.image.op.label;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.engine.Raster;
import dev.diatom.image.op.engine.Work;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A number for each provisional label of a segment: kept in memory while that has room, else in the scratch space. */
final class ComponentTable {
    private static final int ROW = 1 << 14;

    private final int length;
    private int @Nullable [] kept;
    private @Nullable Raster spilled;

    /**
     * @param values by label; index 0 means nothing. Not copied
     * @param room the bytes of memory that are left for such tables, counted down by what is kept
     */
    ComponentTable(Work work, int[] values, AtomicLong room) throws IOException {
        this.length = values.length;
        long bytes = 4L * length;
        if (room.addAndGet(-bytes) >= 0) {
            this.kept = values;
        } else {
            room.addAndGet(bytes);
            this.spilled = work.temporary(PixelType.INT32, Extent.of(ROW, (length - 1) / ROW + 1));
            store(values);
        }
    }

    int labels() {
        return length - 1;
    }

    /** The numbers, to be given back by {@link #store} once they are changed. */
    int[] load() throws IOException {
        if (kept != null) {
            return kept;
        }
        var values = new int[length];
        var file = file();
        for (int row = 0; row < length / ROW; row++) {
            file.read(Selection.rows(file.extent(), 0, row, 1), values, row * ROW);
        }
        if (length % ROW > 0) {
            var rest = new int[ROW];
            file.read(Selection.rows(file.extent(), 0, length / ROW, 1), rest, 0);
            System.arraycopy(rest, 0, values, length - length % ROW, length % ROW);
        }
        return values;
    }

    void store(int[] values) throws IOException {
        if (kept != null) {
            return;
        }
        var row = new int[ROW];
        for (int from = 0; from < length; from += ROW) {
            System.arraycopy(values, from, row, 0, Math.min(ROW, length - from));
            file().writeRows(0, from / ROW, 1, row);
        }
    }

    private Raster file() {
        if (spilled == null) {
            throw new IllegalStateException("this table is kept in memory");
        }
        return spilled;
    }
}
