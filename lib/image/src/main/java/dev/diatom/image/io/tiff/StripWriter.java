package dev.diatom.image.io.tiff;

import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import dev.diatom.image.Progress;
import dev.diatom.image.io.BandReader;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PageSequence;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.codec.Codec;
import dev.diatom.image.io.codec.Predictor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;

/** Compresses strips on a few threads and writes them one behind the other. */
final class StripWriter {
    /** The decoded bytes of all strips that are under way at once. */
    private static final long MOST_UNDER_WAY = 8L << 20;

    private final PixelSource source;
    private final PageSequence pages;
    private final PixelType type;
    private final Codec codec;
    private final Predictor predictor;
    private final int rowsPerStrip;
    private final int stripsPerPage;

    StripWriter(
            PixelSource source,
            PageSequence pages,
            PixelType type,
            Codec codec,
            Predictor predictor,
            int rowsPerStrip) {
        this.source = source;
        this.pages = pages;
        this.type = type;
        this.codec = codec;
        this.predictor = predictor;
        this.rowsPerStrip = rowsPerStrip;
        this.stripsPerPage = Math.toIntExact((source.extent().y() - 1) / rowsPerStrip + 1);
    }

    /** Hears that the strips of a page are written, and says where the next page may begin. */
    @FunctionalInterface
    interface PageEnd {
        long written(PixelFile file, long page, long end, long[] offsets, long[] byteCounts) throws IOException;
    }

    /** Writes all strips from a byte offset on. */
    void write(PixelFile file, long byteOffset, String task, PageEnd pageEnd) throws IOException {
        long strips = pages.count() * stripsPerPage;
        long total = pages.count() * pages.pageSamples() * type.bytes();
        var cancellation = new Cancellation();
        var underWay = new ArrayDeque<Future<byte[]>>();
        var offsets = new long[stripsPerPage];
        var byteCounts = new long[stripsPerPage];
        long at = byteOffset;
        long submitted = 0;
        try {
            for (long strip = 0; strip < strips; strip++) {
                Cancellation.check();
                while (submitted < strips && underWay.size() < atOnce()) {
                    long number = submitted++;
                    underWay.add(IoThreads.submit(cancellation, () -> compress(number)));
                }
                byte[] bytes = IoThreads.await(underWay.remove(), cancellation);
                int within = (int) (strip % stripsPerPage);
                offsets[within] = at;
                byteCounts[within] = bytes.length;
                file.write(ByteBuffer.wrap(bytes), at);
                at += bytes.length;
                if (within == stripsPerPage - 1) {
                    at = pageEnd.written(file, strip / stripsPerPage, at, offsets, byteCounts);
                }
                // The last strip of a page may be shorter: only the end is exact.
                long done = (long) (total * ((strip + 1.0) / strips));
                Progress.current().update(task, done, total, Progress.Unit.BYTES);
            }
        } catch (CancellationException e) {
            // Perhaps a consequence: then what has failed is among the others.
            IoThreads.awaitAll(List.copyOf(underWay), cancellation);
            throw e;
        } finally {
            cancellation.cancel();
            IoThreads.settleAll(underWay);
        }
    }

    private int atOnce() {
        long stripBytes = source.extent().x() * pages.samples() * type.bytes() * rowsPerStrip;
        return (int) Math.max(
                1, Math.min(2L * Runtime.getRuntime().availableProcessors(), MOST_UNDER_WAY / Math.max(1, stripBytes)));
    }

    private byte[] compress(long strip) throws IOException {
        long firstRow = strip % stripsPerPage * rowsPerStrip;
        int rows = (int) Math.min(rowsPerStrip, source.extent().y() - firstRow);
        var samples = new BandReader(source, pages, type, rows).read(strip / stripsPerPage, firstRow, rows);
        int rowSamples = Math.toIntExact(source.extent().x() * pages.samples());
        var format = new Predictor.Row(type, ByteOrder.LITTLE_ENDIAN, rowSamples, pages.samples());
        var row = new byte[format.bytes()];
        var bytes = new ByteArrayOutputStream(Math.max(64, rows * row.length / 2));
        try (var out = codec.encode(bytes)) {
            for (int i = 0; i < rows; i++) {
                Cancellation.check();
                predictor.apply(samples, i * rowSamples, format, row);
                out.write(row, 0, row.length);
            }
        }
        return bytes.toByteArray();
    }
}
