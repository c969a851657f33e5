package dev.diatom.image.io;

import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import dev.diatom.image.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** Writes the pages of a source into a file, one behind the other, little-endian, band by band, on a few threads. */
public final class PixelWriter {
    private final PixelFile file;
    private final PixelSource source;
    private final PageSequence pages;
    private final PixelType type;
    private final long byteOffset;
    private final String task;
    private final int rowsPerBand;
    private final long bandsPerPage;
    private final AtomicLong next = new AtomicLong();
    private long doneBytes;

    private PixelWriter(
            PixelFile file, PixelSource source, PageSequence pages, PixelType type, long byteOffset, String task) {
        this.file = file;
        this.source = source;
        this.pages = pages;
        this.type = type;
        this.byteOffset = byteOffset;
        this.task = task;
        this.rowsPerBand = Math.max(1, Rows.perBand(source.type(), source.extent()) / pages.samples());
        this.bandsPerPage = (source.extent().y() - 1) / rowsPerBand + 1;
    }

    /** Writes all pages as this type from a byte offset on. */
    public static void write(
            PixelFile file, PixelSource source, PageSequence pages, PixelType type, long byteOffset, String task) {
        var writer = new PixelWriter(file, source, pages, type, byteOffset, task);
        long count = Math.min(
                pages.count() * writer.bandsPerPage, Runtime.getRuntime().availableProcessors());
        IoThreads.runAll(count, writer::work);
    }

    private PixelFile work() throws IOException {
        var store = type == source.type() ? source.inPlace() : null;
        var copier = store != null && store.byteOffsetOfWritten(pages.rows(0, 0, 1)) >= 0 ? store : null;
        var reader = copier == null ? new BandReader(source, pages, type, rowsPerBand) : null;
        long rowSamples = source.extent().x() * pages.samples();
        for (long band; (band = next.getAndIncrement()) < pages.count() * bandsPerPage; ) {
            Cancellation.check();
            long page = band / bandsPerPage;
            long firstRow = band % bandsPerPage * rowsPerBand;
            int rows = (int) Math.min(rowsPerBand, source.extent().y() - firstRow);
            long at = byteOffset + (page * pages.pageSamples() + firstRow * rowSamples) * type.bytes();
            if (reader == null) {
                long from = Objects.requireNonNull(copier).byteOffsetOfWritten(pages.rows(page, firstRow, rows));
                copy(copier.file(), from, at, rows * rowSamples * type.bytes());
            } else {
                write(reader.read(page, firstRow, rows), Math.toIntExact(rows * rowSamples), at);
            }
            report(rows * rowSamples * type.bytes());
        }
        return file;
    }

    /** Copies bytes that need not be looked at, through a buffer that stays in the processor's cache. */
    private void copy(PixelFile from, long fromOffset, long at, long bytes) throws IOException {
        for (long done = 0; done < bytes; ) {
            int now = (int) Math.min(IoThreads.WRITE_BYTES, bytes - done);
            var buffer = IoThreads.buffer(now);
            from.read(buffer, fromOffset + done);
            file.write(buffer, at + done);
            done += now;
        }
    }

    private void write(Object samples, int count, long at) throws IOException {
        int perChunk = IoThreads.WRITE_BYTES / type.bytes();
        for (long written = 0; written < count; written += perChunk) {
            int start = (int) written;
            int now = Math.min(perChunk, count - start);
            ByteBuffer buffer = IoThreads.buffer(now * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
            Samples.encode(type, samples, start, now, buffer);
            file.write(buffer.flip(), at + written * type.bytes());
        }
    }

    private synchronized void report(long bytes) {
        doneBytes += bytes;
        long total = pages.count() * pages.pageSamples() * type.bytes();
        Progress.current().update(task, doneBytes, total, Progress.Unit.BYTES);
    }
}
