package dev.diatom.image.io;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes planes of a source into a file, one after another, little-endian, band by band. */
final class PixelWriter {
    private final PixelFile file;
    private final PixelSource source;
    private final String task;
    private final int rowsPerBand;
    private final Object band;
    private long byteOffset;
    private long planesWritten;

    PixelWriter(PixelFile file, PixelSource source, String task) {
        this.file = file;
        this.source = source;
        this.task = task;
        this.rowsPerBand = Rows.perBand(source.type(), source.extent());
        this.band = Samples.allocate(
                source.type(), Math.toIntExact(rowsPerBand * source.extent().x()));
    }

    /** Where the next plane goes. */
    void position(long newByteOffset) {
        byteOffset = newByteOffset;
    }

    void writePlane(long plane) throws IOException {
        var extent = source.extent();
        for (long row = 0; row < extent.y(); row += rowsPerBand) {
            Cancellation.check();
            long rows = Math.min(rowsPerBand, extent.y() - row);
            // The source reads through this thread's buffer, so that it is filled only afterwards.
            source.read(Selection.rows(extent, plane, row, rows), band, 0);
            write(Math.toIntExact(rows * extent.x()));
        }
        planesWritten++;
        Progress.current().update(task, planesWritten, extent.planes());
    }

    private void write(int count) throws IOException {
        int perChunk = IoThreads.CHUNK_BYTES / source.type().bytes();
        for (long done = 0; done < count; done += perChunk) {
            int start = (int) done;
            int now = Math.min(perChunk, count - start);
            int bytes = now * source.type().bytes();
            ByteBuffer buffer = IoThreads.buffer(bytes).order(ByteOrder.LITTLE_ENDIAN);
            Samples.encode(source.type(), band, start, now, buffer);
            file.write(buffer.flip(), byteOffset);
            byteOffset += bytes;
        }
    }
}
