package dev.diatom.image.io;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The uncompressed pixels of one file, read and written where they stand. */
public final class PixelStore implements PixelSource {
    private final PixelFile file;
    private final PixelType type;
    private final ByteOrder order;
    private final Extent extent;
    private final RowOffsets rows;

    public PixelStore(PixelFile file, PixelType type, ByteOrder order, Extent extent, RowOffsets rows) {
        this.file = file;
        this.type = type;
        this.order = order;
        this.extent = extent;
        this.rows = rows;
    }

    public PixelFile file() {
        return file;
    }

    @Override
    public PixelType type() {
        return type;
    }

    @Override
    public Extent extent() {
        return extent;
    }

    /** Reads one pixel on the caller's thread. */
    public double get(long plane, long x, long y) throws IOException {
        var bytes = new byte[Double.BYTES];
        file.readBytes(bytes, type.bytes(), pixelOffset(plane, x, y));
        var value = Samples.allocate(type, 1);
        Samples.decode(type, ByteBuffer.wrap(bytes).order(order), value, 0, 1);
        return Samples.get(type, value, 0);
    }

    /** Writes one pixel on the caller's thread. */
    public void set(long plane, long x, long y, double value) throws IOException {
        var pixel = Samples.allocate(type, 1);
        Samples.set(type, pixel, 0, value);
        var bytes = new byte[type.bytes()];
        Samples.encode(type, pixel, 0, 1, ByteBuffer.wrap(bytes).order(order));
        file.writeBytes(bytes, bytes.length, pixelOffset(plane, x, y));
    }

    private long pixelOffset(long plane, long x, long y) {
        return rows.rowOffset(plane, y) + x * type.bytes();
    }

    /** Reads only the rows that the selection touches, and of each only from its first to its last pixel. */
    @Override
    public void read(Selection selection, Object pixels, int first) throws IOException {
        long rowsTaken = selection.y().count();
        boolean wholeRows = selection.x().count() == extent.x() && selection.y().stride() == 1;
        int start = first;
        for (long t = 0; t < selection.t().count(); t++) {
            for (long c = 0; c < selection.c().count(); c++) {
                for (long z = 0; z < selection.z().count(); z++) {
                    long plane = extent.planeIndex(
                            selection.z().position(z),
                            selection.c().position(c),
                            selection.t().position(t));
                    for (long y = 0; y < rowsTaken; ) {
                        long row = selection.y().position(y);
                        long together = wholeRows ? Math.min(rows.contiguousRows(plane, row), rowsTaken - y) : 1;
                        start = readRun(rows.rowOffset(plane, row), selection.x(), together, pixels, start);
                        y += together;
                    }
                }
            }
        }
    }

    /** Reads what is taken of {@code together} adjoining rows; more than one only when rows are taken whole. */
    private int readRun(long rowOffset, Selection.Range x, long together, Object pixels, int start) throws IOException {
        long stride = x.stride();
        long taken = x.count() * together;
        // A stride too long for one chunk takes its pixels one by one.
        int perChunk = (int) Math.max(1, IoThreads.CHUNK_BYTES / type.bytes() / stride);
        for (long done = 0; done < taken; ) {
            Cancellation.check();
            int count = Math.toIntExact(Math.min(perChunk, taken - done));
            long first = x.start() + done * stride;
            int span = Math.toIntExact((count - 1) * stride + 1);
            var buffer = IoThreads.buffer(span * type.bytes()).order(order);
            file.read(buffer, rowOffset + first * type.bytes());
            if (count == 1 || stride == 1) {
                Samples.decode(type, buffer, pixels, start, count);
            } else {
                Samples.decodeStrided(type, buffer, (int) stride, pixels, start, count);
            }
            start += count;
            done += count;
        }
        return start;
    }

    /** Writes whole rows of a plane from the array, from index 0 on. On {@link IoThreads} only. */
    public void writeRows(long plane, long firstRow, int count, Object pixels) throws IOException {
        int width = Math.toIntExact(extent.x());
        int start = 0;
        for (long row = firstRow; row < firstRow + count; ) {
            long together = Math.min(rows.contiguousRows(plane, row), firstRow + count - row);
            long byteOffset = rows.rowOffset(plane, row);
            for (long left = together * width; left > 0; ) {
                int pixelsNow = (int) Math.min(IoThreads.CHUNK_BYTES / type.bytes(), left);
                var buffer = IoThreads.buffer(pixelsNow * type.bytes()).order(order);
                Samples.encode(type, pixels, start, pixelsNow, buffer);
                file.write(buffer.flip(), byteOffset);
                byteOffset += (long) pixelsNow * type.bytes();
                start += pixelsNow;
                left -= pixelsNow;
            }
            row += together;
        }
    }
}
