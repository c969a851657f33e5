package dev.diatom.image.io;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads a selection on several I/O threads at once, where that is worth it. */
public final class ParallelRead {
    private static final int MOST_AT_ONCE = Math.max(4, Runtime.getRuntime().availableProcessors());
    /** Rows that one thread reads as soon as two would have begun. */
    private static final long FEW_ROWS = 128;

    private static final long FEW_BYTES = 1 << 20;
    /** So much is read before it is said how far it is: bytes, or rows that may each have to be looked for. */
    private static final long LARGE_PART = 1 << 25;

    private static final long MANY_ROWS = 1 << 14;

    private ParallelRead() {}

    /**
     * Fills the array from index 0 on, and returns when no thread works on it any more.
     *
     * @param task what this is called while it takes long
     */
    public static void read(PixelSource source, Selection selection, Object pixels, String task) {
        var parts = parts(source, selection);
        if (parts.size() == 1) {
            IoThreads.call(() -> {
                source.read(selection, pixels, 0);
                return pixels;
            });
            return;
        }
        var reading = new Reading(source, parts, pixels, selection.extent().bytes(source.type()), task);
        IoThreads.runAll(Math.min(MOST_AT_ONCE, parts.size()), reading::work);
    }

    /** Parts that threads take one after the other. */
    private static final class Reading {
        private final PixelSource source;
        private final List<Part> parts;
        private final Object pixels;
        private final long totalBytes;
        private final String task;
        private final AtomicInteger next = new AtomicInteger();
        private long doneBytes;

        Reading(PixelSource source, List<Part> parts, Object pixels, long totalBytes, String task) {
            this.source = source;
            this.parts = parts;
            this.pixels = pixels;
            this.totalBytes = totalBytes;
            this.task = task;
        }

        Object work() throws IOException {
            for (int i; (i = next.getAndIncrement()) < parts.size(); ) {
                Cancellation.check();
                var part = parts.get(i);
                source.read(part.selection, pixels, part.start);
                report(part.selection.extent().bytes(source.type()));
            }
            return pixels;
        }

        private synchronized void report(long bytes) {
            doneBytes += bytes;
            Progress.current().update(task, doneBytes, totalBytes, Progress.Unit.BYTES);
        }
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
        long bytesEach = Math.max(1, extent.bytes(source.type()) / range.count());
        long rowsEach = Math.max(1, rows / range.count());
        long most = Math.max(1, Math.min(LARGE_PART / bytesEach, MANY_ROWS / rowsEach));
        long each = Math.min((range.count() - 1) / MOST_AT_ONCE, most - 1) / together * together + together;
        var parts = new ArrayList<Part>();
        long stride = selection.arrayStrides()[axis];
        for (long from = 0; from < range.count(); from += each) {
            long to = Math.min(range.count(), from + each);
            parts.add(new Part(selection.with(axis, range.part(from, to, 0)), Math.toIntExact(from * stride)));
        }
        return parts;
    }
}
