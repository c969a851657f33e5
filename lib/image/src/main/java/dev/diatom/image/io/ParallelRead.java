package dev.diatom.image.io;

import dev.diatom.image.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** Reads a selection on several I/O threads at once, where that is worth it. */
public final class ParallelRead {
    private static final int MOST_PARTS = Math.max(4, Runtime.getRuntime().availableProcessors());
    /** Rows that one thread reads as soon as two would have begun. */
    private static final long FEW_ROWS = 128;

    private static final long FEW_BYTES = 1 << 20;

    private ParallelRead() {}

    /** Fills the array from index 0 on, and returns when no thread works on it any more. */
    public static void read(PixelSource source, Selection selection, Object pixels) {
        var parts = parts(source, selection);
        if (parts.size() == 1) {
            IoThreads.call(() -> {
                source.read(selection, pixels, 0);
                return pixels;
            });
            return;
        }
        var cancellation = new Cancellation();
        var workers = new ArrayList<Future<Object>>();
        for (var part : parts) {
            workers.add(IoThreads.submit(cancellation, () -> {
                source.read(part.selection, pixels, part.start);
                return pixels;
            }));
        }
        IoThreads.awaitAll(workers, cancellation);
    }

    private record Part(Selection selection, int start) {}

    /** Cuts the slowest axis that has more than one position, so that each part fills an array's range of its own. */
    private static List<Part> parts(PixelSource source, Selection selection) {
        var extent = selection.extent();
        long rows = extent.pixels() / extent.x();
        if (rows <= FEW_ROWS && extent.bytes(source.type()) <= FEW_BYTES) {
            return List.of(new Part(selection, 0));
        }
        int axis = Selection.AXES - 1;
        while (axis > 1 && selection.axis(axis).count() == 1) {
            axis--;
        }
        var range = selection.axis(axis);
        long together = axis == 1 ? (source.rowsTogether() - 1) / range.stride() + 1 : 1;
        long each = (range.count() - 1) / MOST_PARTS / together * together + together;
        var parts = new ArrayList<Part>();
        long stride = selection.arrayStrides()[axis];
        for (long from = 0; from < range.count(); from += each) {
            long to = Math.min(range.count(), from + each);
            parts.add(new Part(selection.with(axis, range.part(from, to, 0)), Math.toIntExact(from * stride)));
        }
        return parts;
    }
}
