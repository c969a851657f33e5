package dev.diatom.image.io;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** The uncompressed pixels of one file, read and written where they stand. */
public final class PixelStore implements StoredPixels {
    /** Bytes between wanted samples that are read rather than passed over: a call costs as much as reading so many. */
    private static final long MOST_GAP = 1 << 14;
    /** What is read in one go: it stays in the processor's cache until its samples are picked. */
    private static final long CHUNK_BYTES = 1 << 18;

    private final PixelFile file;
    private final PixelType type;
    private final ByteOrder order;
    private final Extent extent;
    private final PixelLayout layout;

    public PixelStore(PixelFile file, PixelType type, ByteOrder order, Extent extent, PixelLayout layout) {
        this.file = file;
        this.type = type;
        this.order = order;
        this.extent = extent;
        this.layout = layout;
    }

    public PixelFile file() {
        return file;
    }

    public ByteOrder order() {
        return order;
    }

    public PixelLayout layout() {
        return layout;
    }

    @Override
    public PixelStore inPlace() {
        return this;
    }

    /**
     * Where rows stand whose bytes are, one behind the other, just those that are written for them: little-endian, and with
     * these samples side by side; -1 where they are not.
     */
    long byteOffsetOfWritten(Selection rows) {
        boolean sameBytes = order == ByteOrder.LITTLE_ENDIAN || type.bytes() == 1;
        long pixelBytes = rows.c().count() * type.bytes();
        if (!(layout instanceof EvenLayout even) || !sameBytes) {
            return -1;
        }
        boolean dense = even.x() == pixelBytes
                && even.y() == pixelBytes * extent.x()
                && (rows.c().count() == 1 || even.c() == type.bytes());
        return dense
                ? even.byteOffset(
                        0,
                        rows.y().start(),
                        rows.z().start(),
                        rows.c().start(),
                        rows.t().start())
                : -1;
    }

    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public PixelType type() {
        return type;
    }

    @Override
    public Extent extent() {
        return extent;
    }

    @Override
    public double get(long x, long y, long z, long c, long t) throws IOException {
        long bits = file.readSample(type.bytes(), layout.byteOffset(x, y, z, c, t), order);
        return Samples.fromBits(type, bits);
    }

    /** Writes one pixel on the caller's thread, and no other byte. */
    public void set(long x, long y, long z, long c, long t, double value) throws IOException {
        file.writeSample(Samples.toBits(type, value), type.bytes(), layout.byteOffset(x, y, z, c, t), order);
    }

    @Override
    public void read(Selection selection, Object pixels, int start) throws IOException {
        layout.forEachPiece(selection, (byteOffset, strides, at) -> readPiece(byteOffset, strides, pixels, start + at));
    }

    /** Reads what stands near together in one go, up to a chunk, and picks the wanted samples from it. */
    private void readPiece(long byteOffset, Strides strides, Object pixels, long start) throws IOException {
        long span = type.bytes();
        int whole = 0;
        long perChunk = 1;
        while (whole < strides.axes() && isNear(strides.from(whole), span)) {
            perChunk = Math.min(strides.count(whole), (CHUNK_BYTES - span) / strides.from(whole) + 1);
            if (perChunk < strides.count(whole)) {
                break;
            }
            span += (perChunk - 1) * strides.from(whole);
            whole++;
        }
        boolean cut = whole < strides.axes() && isNear(strides.from(whole), span) && perChunk > 1;
        var chunks = new Chunks(strides, cut ? whole + 1 : whole, cut ? perChunk : 0, pixels);
        chunks.read(strides.axes() - 1, byteOffset, start);
    }

    /** Within a row everything may be read; a row of which nothing is wanted is passed over. */
    private boolean isNear(long distance, long span) {
        return distance - span < Math.min(MOST_GAP, layout.rowBytes()) && distance % type.bytes() == 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** A piece read in chunks: the nearest axes are within a chunk, the last of them perhaps cut, the others outside. */
    private final class Chunks {
        private final Strides strides;
        private final int inside;
        private final long perChunk;
        private final Object pixels;

        Chunks(Strides strides, int inside, long perChunk, Object pixels) {
            this.strides = strides;
            this.inside = inside;
            this.perChunk = perChunk;
            this.pixels = pixels;
        }

        void read(int axis, long byteOffset, long start) throws IOException {
            if (axis >= inside) {
                for (long i = 0; i < strides.count(axis); i++) {
                    read(axis - 1, byteOffset + i * strides.from(axis), start + i * strides.to(axis));
                }
            } else if (inside == 0 || perChunk == 0) {
                readChunk(strides.nearest(inside, inside == 0 ? 1 : strides.count(inside - 1)), byteOffset, start);
            } else {
                for (long i = 0; i < strides.count(axis); i += perChunk) {
                    long count = Math.min(perChunk, strides.count(axis) - i);
                    readChunk(
                            strides.nearest(inside, count),
                            byteOffset + i * strides.from(axis),
                            start + i * strides.to(axis));
                }
            }
        }

        private void readChunk(Strides chunk, long byteOffset, long start) throws IOException {
            Cancellation.check();
            long span = type.bytes();
            for (int axis = 0; axis < chunk.axes(); axis++) {
                span += (chunk.count(axis) - 1) * chunk.from(axis);
            }
            var buffer = IoThreads.buffer(Math.toIntExact(span)).order(order);
            file.read(buffer, byteOffset);
            chunk.forEachRun(
                    0,
                    start,
                    (from, fromStride, to, toStride, count) -> Samples.gather(
                            type, buffer, (int) from, (int) fromStride, pixels, (int) to, (int) toStride, (int) count));
        }
    }

    /**
     * Writes whole rows of a plane of a dense image from the array, from index 0 on. On {@link IoThreads} only.
     *
     * @param plane counts Z fastest, then C, then T
     */
    public void writeRows(long plane, long firstRow, int count, Object pixels) throws IOException {
        var rows = Selection.rows(extent, plane, firstRow, count);
        long byteOffset = layout.byteOffset(
                0, firstRow, rows.z().start(), rows.c().start(), rows.t().start());
        writeRun(byteOffset, count * extent.x(), pixels, 0);
    }

    /** Writes a box of a dense image from an array that holds it x fastest. On {@link IoThreads} only. */
    public void write(Selection box, Object pixels, int start) throws IOException {
        int at = start;
        boolean wholeRows = box.x().count() == extent.x();
        long rows = wholeRows ? 1 : box.y().count();
        long run = wholeRows ? box.x().count() * box.y().count() : box.x().count();
        for (long t = 0; t < box.t().count(); t++) {
            for (long c = 0; c < box.c().count(); c++) {
                for (long z = 0; z < box.z().count(); z++) {
                    for (long y = 0; y < rows; y++) {
                        Cancellation.check();
                        long byteOffset = layout.byteOffset(
                                box.x().start(),
                                box.y().position(y),
                                box.z().position(z),
                                box.c().position(c),
                                box.t().position(t));
                        writeRun(byteOffset, run, pixels, at);
                        at += (int) run;
                    }
                }
            }
        }
    }

    private void writeRun(long firstByte, long count, Object pixels, int firstIndex) throws IOException {
        long byteOffset = firstByte;
        int start = firstIndex;
        for (long left = count; left > 0; ) {
            int pixelsNow = (int) Math.min(IoThreads.WRITE_BYTES / type.bytes(), left);
            ByteBuffer buffer = IoThreads.buffer(pixelsNow * type.bytes()).order(order);
            Samples.encode(type, pixels, start, pixelsNow, buffer);
            file.write(buffer.flip(), byteOffset);
            byteOffset += (long) pixelsNow * type.bytes();
            start += pixelsNow;
            left -= pixelsNow;
        }
    }
}
