package dev.diatom.image.io.tiff;

import dev.diatom.image.Cancellation;
import dev.diatom.image.ClosedException;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.FileRange;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.codec.Codec;
import dev.diatom.image.io.codec.Predictor;
import dev.diatom.image.io.codec.UnsupportedCodingException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** The rows of one strip or tile, decoded one after another. On the library's I/O threads only. */
final class BlockStream implements Closeable {
    /** Integers up to here are exact as floats of 64 bits. */
    private static final long MOST_EXACT = 1L << 53;

    private static final int BUFFER_BYTES = 1 << 16;

    private final PixelFile file;
    private final TiffPage page;
    private final TiffGrid.Block block;
    /** The strip or tile that holds the block, and how many rows stand before. */
    private final long stored;

    private final long rowsBefore;
    private final long byteOffset;
    private final ByteOrder order;
    private final Predictor.Row format;
    private final InputStream decoded;
    private final PackedSamples packed;
    private final int rowBytes;
    private final byte[] row;
    private long rowsRead;

    BlockStream(PixelFile file, ByteOrder order, TiffGrid grid, TiffGrid.Block block, TiffBlocks blocks) {
        this.file = file;
        this.page = grid.page();
        this.block = block;
        this.stored = grid.stored(block.number());
        this.rowsBefore = grid.rowsBefore(block.number());
        this.byteOffset = blocks.offset(stored);
        this.order = order;
        this.format = new Predictor.Row(page.type(), order, page.rowSamples(), page.samplesTogether());
        this.decoded = page.decoder().decode(streams(blocks), page.shape(stored));
        this.packed = new PackedSamples(page.format(), order);
        this.rowBytes = Math.toIntExact(page.rowBytes());
        this.row = new byte[Math.addExact(rowBytes, PackedSamples.SPARE_BYTES)];
    }

    /** The bytes that make a block: of one strip or tile, or of one of each plane. */
    private List<InputStream> streams(TiffBlocks blocks) {
        if (page.decoder() == Codec.NONE) {
            long bytesBefore = rowsBefore * page.rowBytes();
            var rows = new FileRange(file, byteOffset + bytesBefore, blocks.byteCount(stored) - bytesBefore);
            return List.of(inOrder(new BufferedInputStream(rows, BUFFER_BYTES)));
        }
        var streams = new ArrayList<InputStream>();
        for (int i = 0; i < page.decoder().streams(); i++) {
            streams.add(inOrder(blocks.bytes(file, stored + i * page.blocks())));
        }
        return streams;
    }

    private InputStream inOrder(InputStream bytes) {
        return page.reversed() ? new ReversedBits(bytes) : bytes;
    }

    TiffGrid.Block block() {
        return block;
    }

    /** How many rows were read or passed over. */
    long rowsRead() {
        return rowsRead;
    }

    /** Passes over a row. */
    void skipRow() {
        pass(page.decoder().skipsFaster());
    }

    /** Reads a row into an array. */
    void readRow(Object samples, int start) {
        pass(false);
        if (page.format().isPlain()) {
            page.predictor().undo(row, format, samples, start);
            return;
        }
        page.predictor().restore(row, page.format().bits() / Byte.SIZE, format);
        if (page.format().integer64()) {
            toDoubles((double[]) samples, start);
        } else {
            packed.unpack(row, samples, start, format.count());
        }
    }

    /** Goes behind the next row; where it is not skipped, its bytes are in the array. */
    private void pass(boolean skip) {
        Cancellation.check();
        int read;
        try {
            int skipped = skip ? (int) decoded.skip(rowBytes) : 0;
            read = skipped + decoded.readNBytes(row, skipped, rowBytes - skipped);
        } catch (UncheckedIOException | ClosedException | CancellationException e) {
            throw e;
        } catch (UnsupportedCodingException e) {
            throw new UnsupportedFormatException(
                    fault(e.wrong()).expected(e.rule(), e.found()).advice(e.advice()));
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
        if (read < rowBytes) {
            throw new ImageFormatException(fault("a " + TiffBlocks.kind(page) + " ends early")
                    .expected(
                            page.rowsOfBlock(stored) + " rows of " + rowBytes + " bytes",
                            rowsBefore + rowsRead + " rows and " + read + " bytes"));
        }
        rowsRead++;
    }

    private ImageFormatException damaged(Exception cause) {
        return new ImageFormatException(
                fault("a " + TiffBlocks.kind(page) + " cannot be decoded")
                        .expected(page.decoder() + " data", String.valueOf(cause.getMessage())),
                cause);
    }

    private Fault fault(String wrong) {
        return Fault.in(file.path(), wrong)
                .atByte(
                        byteOffset,
                        "page " + block.page() + ", " + TiffBlocks.kind(page) + " " + stored + ", row "
                                + (rowsBefore + rowsRead))
                .advice("The file looks damaged");
    }

    private void toDoubles(double[] samples, int start) {
        var buffer = ByteBuffer.wrap(row).order(order);
        boolean signed = page.format().signed();
        for (int i = 0; i < format.count(); i++) {
            long value = buffer.getLong(i * Long.BYTES);
            if (value > MOST_EXACT || value < (signed ? -MOST_EXACT : 0)) {
                throw new UnsupportedFormatException(fault("an integer of 64 bits cannot be kept exactly")
                        .expected("at most " + MOST_EXACT, signed ? value : Long.toUnsignedString(value)));
            }
            samples[start + i] = value;
        }
    }

    @Override
    public void close() throws IOException {
        decoded.close();
    }
}
