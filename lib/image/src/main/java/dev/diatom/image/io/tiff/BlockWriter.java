package dev.diatom.image.io.tiff;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Progress;
import dev.diatom.image.io.BandReader;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PageSequence;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Writes strips or tiles one behind the other, encoded on a few threads, in one pass over the image: each piece of a row of
 * blocks is halved where it is encoded, and as soon as the halves make a row of blocks of the next level, that is encoded in
 * turn. What is in memory is the pieces under way, and of each smaller level the row of blocks that is being filled.
 */
final class BlockWriter {
    /** The decoded bytes of all pieces that are under way at once: each is held up to four times. */
    private static final long MOST_UNDER_WAY =
            Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 32);

    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final PixelSource source;
    private final PageSequence pages;
    private final List<WrittenLevel> levels;
    private final BlockEncoder encoder;
    private final Halving halving;
    private final BlockPieces pieces;

    private final ArrayDeque<Future<Encoded>> underWay = new ArrayDeque<>();
    private final Cancellation cancellation = new Cancellation();
    private final Map<Long, List<BlockTable>> tables = new HashMap<>();
    /** The row of blocks of each level that is being filled; none for the largest, which is read. */
    private final @Nullable Object[] bands;

    private long at;
    private long doneBytes;

    /** Hears that all blocks of a page are written, those of each level, and says where the next may begin. */
    @FunctionalInterface
    interface PageEnd {
        long written(PixelFile file, long page, long end, List<BlockTable> levels) throws IOException;
    }

    /** Some blocks of one row of blocks; of the largest level they are read, of the others they stand in a band. */
    private record Piece(
            long page,
            int level,
            int down,
            int across,
            int count,
            @Nullable Object band) {}

    /** The bytes of a piece's blocks, and its pixels for the next level. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Encoded(
            Piece piece, byte[][] blocks, @Nullable Object halved) {}

    BlockWriter(
            PixelSource source, PageSequence pages, List<WrittenLevel> levels, BlockEncoder encoder, boolean nearest) {
        this.source = source;
        this.pages = pages;
        this.levels = levels;
        this.encoder = encoder;
        this.halving = new Halving(encoder.type(), encoder.samples(), nearest);
        this.pieces = new BlockPieces(encoder, MOST_UNDER_WAY / (2L * THREADS));
        pieces.checkMemory(levels);
        this.bands = new @Nullable Object[levels.size()];
    }

    /** Writes all blocks from a byte offset on. */
    void write(PixelFile file, long byteOffset, String task, PageEnd pageEnd) throws IOException {
        at = byteOffset;
        var first = levels.get(0);
        int perRow = pieces.perRow(first);
        long perPage = (long) perRow * first.down();
        long count = pages.count() * perPage;
        long submitted = 0;
        try {
            while (submitted < count || !underWay.isEmpty()) {
                Cancellation.check();
                while (submitted < count && underWay.size() < pieces.atOnce(first, MOST_UNDER_WAY)) {
                    long page = submitted / perPage;
                    int within = (int) (submitted % perPage);
                    submit(page, 0, within / perRow, within % perRow, null);
                    submitted++;
                }
                var encoded = IoThreads.await(underWay.remove(), cancellation);
                write(file, encoded);
                if (isEndOfPage(encoded.piece)) {
                    var written = Objects.requireNonNull(tables.remove(encoded.piece.page));
                    at = pageEnd.written(file, encoded.piece.page, at, written);
                }
                report(task, encoded.piece);
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

    private void submit(long page, int level, int down, int pieceInRow, @Nullable Object band) {
        int perPiece = pieces.blocks(levels.get(level));
        int across = pieceInRow * perPiece;
        int count = Math.min(perPiece, levels.get(level).across() - across);
        var piece = new Piece(page, level, down, across, count, band);
        underWay.add(IoThreads.submit(cancellation, () -> encode(piece)));
    }

    private Encoded encode(Piece piece) throws IOException {
        var level = levels.get(piece.level);
        int rows = level.rows(piece.down);
        int columns = level.columns(piece.across, piece.count);
        var pixels = pixels(piece, level, columns, rows);
        var blocks = new byte[piece.count][];
        for (int i = 0; i < piece.count; i++) {
            int start = pixels.start() + i * level.blockWidth() * encoder.samples();
            var block = new Halving.Rows(pixels.array(), start, pixels.rowSamples());
            blocks[i] = encoder.encode(level, block, level.columns(piece.across + i, 1), rows);
        }
        if (piece.level == levels.size() - 1) {
            return new Encoded(piece, blocks, null);
        }
        int halfColumns = Halving.half(columns);
        var halved = Samples.allocate(encoder.type(), halfColumns * Halving.half(rows) * encoder.samples());
        halving.halve(pixels, columns, rows, new Halving.Rows(halved, 0, halfColumns * encoder.samples()));
        return new Encoded(piece, blocks, halved);
    }

    private Halving.Rows pixels(Piece piece, WrittenLevel level, int columns, int rows) throws IOException {
        int firstColumn = piece.across * level.blockWidth();
        var band = piece.band;
        if (band != null) {
            int rowSamples = Math.toIntExact(level.width() * encoder.samples());
            return new Halving.Rows(band, firstColumn * encoder.samples(), rowSamples);
        }
        var reader = new BandReader(source, pages, encoder.type(), columns, rows);
        var read = reader.read(
                piece.page,
                new Range(firstColumn, columns, 1),
                new Range((long) piece.down * level.blockHeight(), rows, 1));
        return new Halving.Rows(read, 0, columns * encoder.samples());
    }

    private void write(PixelFile file, Encoded encoded) throws IOException {
        var piece = encoded.piece;
        var level = levels.get(piece.level);
        var table = tables.computeIfAbsent(
                        piece.page, page -> levels.stream().map(BlockTable::of).toList())
                .get(piece.level);
        for (int i = 0; i < piece.count; i++) {
            byte[] bytes = encoded.blocks[i];
            file.write(ByteBuffer.wrap(bytes), at);
            table.set(piece.down * level.across() + piece.across + i, at, bytes.length);
            at += bytes.length;
        }
        if (encoded.halved != null) {
            keep(piece, level, encoded.halved);
        }
    }

    /** Puts halves where they stand in the next level, and goes on with that when its row of blocks is full. */
    private void keep(Piece piece, WrittenLevel level, Object halved) {
        int next = piece.level + 1;
        var smaller = levels.get(next);
        int samples = encoder.samples();
        int rowSamples = Math.toIntExact(smaller.width() * samples);
        var band = bands[next];
        if (band == null) {
            int rows = smaller.rows(piece.down / 2);
            band = Samples.allocate(encoder.type(), Math.toIntExact((long) rows * rowSamples));
            bands[next] = band;
        }
        int halfColumns = Halving.half(level.columns(piece.across, piece.count)) * samples;
        int firstRow = piece.down % 2 * (level.blockHeight() / 2);
        int firstSample = piece.across * level.blockWidth() / 2 * samples;
        for (int row = 0; row < Halving.half(level.rows(piece.down)); row++) {
            int to = (firstRow + row) * rowSamples + firstSample;
            System.arraycopy(halved, row * halfColumns, band, to, halfColumns);
        }
        boolean lastOfRow = piece.across + piece.count == level.across();
        if (lastOfRow && (piece.down % 2 == 1 || piece.down == level.down() - 1)) {
            bands[next] = null;
            for (int i = 0; i < pieces.perRow(smaller); i++) {
                submit(piece.page, next, piece.down / 2, i, band);
            }
        }
    }

    /** What is submitted of a page last is the last piece of its smallest level, and is written last. */
    private boolean isEndOfPage(Piece piece) {
        var level = levels.get(piece.level);
        return piece.level == levels.size() - 1
                && piece.down == level.down() - 1
                && piece.across + piece.count == level.across();
    }

    private void report(String task, Piece piece) {
        var level = levels.get(piece.level);
        long pixelBytes = (long) encoder.samples() * encoder.type().bytes();
        doneBytes += pixelBytes * level.rows(piece.down) * level.columns(piece.across, piece.count);
        long total = 0;
        for (var each : levels) {
            total += pages.count() * each.width() * each.height() * pixelBytes;
        }
        Progress.current().update(task, doneBytes, total, Progress.Unit.BYTES);
    }
}
