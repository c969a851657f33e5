package dev.diatom.image.op.geometry;

import dev.diatom.image.Axis;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.engine.Boxes;
import dev.diatom.image.op.engine.Work;
import java.io.IOException;

/**
 * Copies pixels to other places, box by box. Where rows stay rows a box is some rows; otherwise it reaches as far along the
 * image's rows as along the result's, so that both are read and written in long pieces.
 */
final class Rearranging {
    private final Work work;
    private final Arrangement arrangement;
    private final int pixelBytes;

    private Rearranging(Work work, Arrangement arrangement) {
        this.work = work;
        this.arrangement = arrangement;
        this.pixelBytes = work.input().type().bytes();
    }

    /** Fills the output of the work. */
    static void run(Work work, Arrangement arrangement, String task) {
        var rearranging = new Rearranging(work, arrangement);
        var boxes = rearranging.boxes();
        int most = Math.toIntExact(boxes.pixels());
        var type = work.input().type();
        work.parallel(task, boxes.count(), boxes.pixels() * type.bytes(), () -> {
            var in = Samples.allocate(type, most);
            var out = Samples.allocate(type, most);
            return number -> rearranging.copy(boxes.box(number), in, out);
        });
    }

    private Boxes boxes() {
        long share = Math.max(1, work.memoryBudget() / work.threads() / (2L * pixelBytes));
        var extent = arrangement.extent();
        var rowsLieAlong = arrangement.target(Axis.X);
        return rowsLieAlong == Axis.X
                ? new Boxes(extent, Math.min(share, IoThreads.CHUNK_BYTES / pixelBytes)).grow(Axis.X, Axis.Y)
                : new Boxes(extent, Math.min(share, Integer.MAX_VALUE / 2))
                        .growTogether(Axis.X, rowsLieAlong)
                        .grow(Axis.X, rowsLieAlong, Axis.Y, Axis.Z);
    }

    private void copy(Selection box, Object in, Object out) throws IOException {
        var selection = arrangement.selection(box);
        work.input().read(selection, in, 0);
        var counts = new long[Selection.AXES];
        var from = new long[Selection.AXES];
        var to = box.arrayStrides();
        var inStrides = selection.arrayStrides();
        long first = 0;
        for (var axis : Axis.values()) {
            int i = axis.number();
            var source = arrangement.source(axis);
            counts[i] = box.axis(i).count();
            from[i] = inStrides[source.axis().number()];
            if (source.backwards()) {
                first += (counts[i] - 1) * to[i];
                to[i] = -to[i];
            }
        }
        TiledCopy.copy(counts, from, to, in, out, first);
        work.output().write(box, out, 0);
    }
}
