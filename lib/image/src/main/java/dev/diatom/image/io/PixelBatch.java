package dev.diatom.image.io;

import dev.diatom.image.Axis;
import dev.diatom.image.Cancellation;
import dev.diatom.image.Points;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.concurrent.Future;

/**
 * Reads and writes many single pixels in the order in which they stand in the file. Where they stand near together, what
 * lies between them is read, too, and in a scratch file written back as it was.
 */
public final class PixelBatch {
    private static final int CHUNK_BYTES = IoThreads.WRITE_BYTES;
    private static final long MOST_GAP = 1 << 13;
    private static final int FEW = 1 << 12;

    private PixelBatch() {}

    /** Reads the points' values. */
    public static void get(StoredPixels pixels, Points points, double[] values) {
        if (!(pixels instanceof PixelStore store)) {
            getEach(pixels, points, values);
            return;
        }
        long length = IoThreads.call(() -> store.file().length());
        for (int done = 0; done < points.size(); ) {
            var sorted = SortedOffsets.from(done, store.layout(), length, points);
            readSorted(store, sorted, values);
            done += sorted.size();
        }
    }

    private static void readSorted(PixelStore store, SortedOffsets sorted, double[] values) {
        int workers = sorted.size() <= FEW ? 1 : Runtime.getRuntime().availableProcessors();
        var cancellation = new Cancellation();
        var futures = new ArrayList<Future<double[]>>();
        for (int i = 0; i < workers; i++) {
            int part = i;
            futures.add(IoThreads.submit(cancellation, () -> {
                int to = sorted.sortPart(part, workers);
                for (int at = sorted.startOfPart(part, workers); at < to; ) {
                    at = readChunk(store, sorted, at, to, values);
                }
                return values;
            }));
        }
        IoThreads.awaitAll(futures, cancellation);
    }

    /** What is decoded is read plane by plane and row by row, so that each strip or tile is decoded once. */
    private static void getEach(StoredPixels pixels, Points points, double[] values) {
        var extent = pixels.extent();
        var order = new EvenLayout(
                0,
                1,
                extent.x(),
                extent.planePixels(),
                extent.planePixels() * extent.z(),
                extent.planePixels() * extent.z() * extent.c());
        IoThreads.call(() -> {
            for (int done = 0; done < points.size(); ) {
                var sorted = SortedOffsets.from(done, order, extent.pixels(), points);
                sorted.sortPart(0, 1);
                for (int i = 0; i < sorted.size(); i++) {
                    Cancellation.check();
                    int point = sorted.point(i);
                    values[point] = pixels.get(
                            points.coordinate(Axis.X, point),
                            points.coordinate(Axis.Y, point),
                            points.coordinate(Axis.Z, point),
                            points.coordinate(Axis.C, point),
                            points.coordinate(Axis.T, point));
                }
                done += sorted.size();
            }
            return values;
        });
    }

    private static int readChunk(PixelStore store, SortedOffsets sorted, int from, int limit, double[] values)
            throws IOException {
        Cancellation.check();
        int bytes = store.type().bytes();
        int end = chunkEnd(sorted, from, limit, bytes, MOST_GAP);
        long first = sorted.offset(from);
        var buffer =
                IoThreads.buffer((int) (sorted.offset(end - 1) - first) + bytes).order(store.order());
        store.file().read(buffer, first);
        for (int i = from; i < end; i++) {
            values[sorted.point(i)] =
                    Samples.fromBits(store.type(), bits(buffer, (int) (sorted.offset(i) - first), bytes));
        }
        return end;
    }

    /** Where the points end that are near enough to each other. */
    private static int chunkEnd(SortedOffsets sorted, int from, int limit, int bytes, long mostGap) {
        long first = sorted.offset(from);
        int end = from + 1;
        while (end < limit
                && sorted.offset(end) - sorted.offset(end - 1) <= mostGap
                && sorted.offset(end) - first + bytes <= CHUNK_BYTES) {
            end++;
        }
        return end;
    }

    private static long bits(ByteBuffer buffer, int at, int bytes) {
        return switch (bytes) {
            case 1 -> buffer.get(at);
            case 2 -> buffer.getShort(at);
            case 4 -> buffer.getInt(at);
            default -> buffer.getLong(at);
        };
    }

    /**
     * Writes values to the points. On {@link IoThreads} only.
     *
     * @param ours whether bytes between the points may be written back as they were
     */
    public static void set(PixelStore store, Points points, double[] values, boolean ours) throws IOException {
        synchronized (store.file()) {
            long length = store.file().length();
            for (int done = 0; done < points.size(); ) {
                var sorted = SortedOffsets.from(done, store.layout(), length, points);
                sorted.sortPart(0, 1);
                for (int from = 0; from < sorted.size(); ) {
                    from = writeChunk(store, sorted, from, values, ours);
                }
                done += sorted.size();
            }
        }
    }

    private static int writeChunk(PixelStore store, SortedOffsets sorted, int from, double[] values, boolean ours)
            throws IOException {
        Cancellation.check();
        int bytes = store.type().bytes();
        int end = chunkEnd(sorted, from, sorted.size(), bytes, ours ? MOST_GAP : bytes);
        long first = sorted.offset(from);
        var buffer =
                IoThreads.buffer((int) (sorted.offset(end - 1) - first) + bytes).order(store.order());
        if (ours && end > from + 1) {
            store.file().read(buffer, first);
        }
        for (int i = from; i < end; i++) {
            long bits = Samples.toBits(store.type(), values[sorted.point(i)]);
            putBits(buffer, (int) (sorted.offset(i) - first), bytes, bits);
        }
        store.file().write(buffer, first);
        return end;
    }

    private static void putBits(ByteBuffer buffer, int at, int bytes, long bits) {
        switch (bytes) {
            case 1 -> buffer.put(at, (byte) bits);
            case 2 -> buffer.putShort(at, (short) bits);
            case 4 -> buffer.putInt(at, (int) bits);
            default -> buffer.putLong(at, bits);
        }
    }
}
