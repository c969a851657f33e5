package dev.diatom.image.io.tiff;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.BlockCache;
import dev.diatom.image.io.BlockMemory;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;
import dev.diatom.image.io.StoredPixels;
import dev.diatom.image.io.Strides;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Pixels in strips or tiles that must be decoded. A block is decoded whole and kept in the cache, but for one that is wanted
 * whole for the first time in a while, which is decoded to where it is wanted. One that is too large for the cache is decoded
 * row by row each time, from where the last read stopped.
 */
final class TiffBlockPixels implements StoredPixels {
    private final PixelFile file;
    private final ByteOrder order;
    private final Extent extent;
    private final TiffGrid grid;
    private final TiffPage page;
    private final TiffTables tables;
    private final BlockStreams streams;
    /** One sample, which stands for those of a block that is not in the file. */
    private final Object missing;

    /** @param missingValue what is read where a block is not in the file */
    TiffBlockPixels(
            PixelFile file, ByteOrder order, Extent extent, TiffGrid grid, TiffTables tables, double missingValue) {
        this.file = file;
        this.order = order;
        this.extent = extent;
        this.grid = grid;
        this.page = grid.page();
        this.tables = tables;
        this.streams = new BlockStreams(this::open);
        this.missing = Samples.allocate(page.type(), 1);
        Samples.set(page.type(), missing, 0, missingValue);
    }

    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public PixelType type() {
        return page.type();
    }

    @Override
    public Extent extent() {
        return extent;
    }

    @Override
    public long rowsTogether() {
        return grid.blockHeight();
    }

    @Override
    public double get(long x, long y, long z, long c, long t) {
        file.checkOpen();
        var block = grid.blockOf(x, y, z, c, t);
        var samples = BlockCache.SHARED.find(this, block.page(), block.number());
        if (samples == null) {
            var one = Samples.allocate(type(), 1);
            var at = new Selection(Range.at(x), Range.at(y), Range.at(z), Range.at(c), Range.at(t));
            IoThreads.call(() -> {
                read(at, one, 0);
                return one;
            });
            return Samples.get(type(), one, 0);
        }
        long column = x % page.blockWidth() * page.samplesTogether();
        long row = y % grid.blockHeight() * page.rowSamples();
        return Samples.get(type(), samples, (int) (row + column + (page.planar() ? 0 : c % page.samples())));
    }

    @Override
    public void read(Selection selection, Object pixels, int start) throws IOException {
        file.checkOpen();
        var to = selection.arrayStrides();
        grid.forEachBlock(selection, (block, x, y, c, at) -> {
            if (tables.of(block.page()).isMissing(grid.stored(block.number()))) {
                long[] counts = {x.count(), y.count(), c.count()};
                var strides = Strides.of(counts, new long[counts.length], new long[] {to[0], to[1], to[3]});
                Samples.copy(strides, missing, 0, pixels, start + at);
                return;
            }
            long rows = grid.rowsOfBlock(block.number());
            long blockBytes = rows * page.rowSamples() * type().bytes();
            boolean all = y.start() == 0 && y.count() == rows && y.stride() == 1 && areRows(x, to);
            if (all && BlockCache.SHARED.passesOn(this, block.page(), block.number(), blockBytes)) {
                decode(block, (int) rows, pixels, Math.toIntExact(start + at), Math.toIntExact(to[1]));
            } else if (page.decoder().isWhole() || BlockCache.SHARED.keeps(blockBytes)) {
                var samples = BlockCache.SHARED.get(
                        this, block.page(), block.number(), blockBytes, () -> decode(block, (int) rows));
                copy(samples, x, y, c, to, pixels, start + at);
            } else {
                readRows(block, x, y, c, to, pixels, start + at);
            }
        });
    }

    private BlockStream open(TiffGrid.Block block) {
        return new BlockStream(file, order, grid, block, tables.of(block.page()));
    }

    private Object decode(TiffGrid.Block block, int rows) throws IOException {
        var samples = Samples.allocate(type(), rows * page.rowSamples());
        decode(block, rows, samples, 0, page.rowSamples());
        return samples;
    }

    /** Decodes a whole block into an array in which its rows stand this far apart. */
    private void decode(TiffGrid.Block block, int rows, Object samples, int start, int rowStride) throws IOException {
        if (!page.decoder().isWhole()) {
            decodeRows(block, rows, samples, start, rowStride);
            return;
        }
        long bytes = page.wholeBlockBytes();
        BlockMemory.take(bytes);
        try {
            decodeRows(block, rows, samples, start, rowStride);
        } finally {
            BlockMemory.giveBack(bytes);
        }
    }

    private void decodeRows(TiffGrid.Block block, int rows, Object samples, int start, int rowStride)
            throws IOException {
        try (var stream = open(block)) {
            for (int row = 0; row < rows; row++) {
                stream.readRow(samples, start + row * rowStride);
            }
        }
    }

    private void copy(Object samples, Range x, Range y, Range c, long[] to, Object pixels, long start) {
        long[] counts = {x.count(), y.count(), c.count()};
        long[] from = {
            x.stride() * page.samplesTogether(), y.stride() * page.rowSamples(), c.stride(),
        };
        long first = x.start() * page.samplesTogether() + y.start() * page.rowSamples() + c.start();
        Samples.copy(Strides.of(counts, from, new long[] {to[0], to[1], to[3]}), samples, first, pixels, start);
    }

    private void readRows(TiffGrid.Block block, Range x, Range y, Range c, long[] to, Object pixels, long start)
            throws IOException {
        var stream = streams.take(block, y.start());
        boolean read = false;
        boolean direct = areRows(x, to);
        try {
            var row = Samples.allocate(type(), direct ? 0 : page.rowSamples());
            for (long i = 0; i < y.count(); i++) {
                while (stream.rowsRead() < y.position(i)) {
                    stream.skipRow();
                }
                long at = start + i * to[1];
                if (direct) {
                    stream.readRow(pixels, Math.toIntExact(at));
                } else {
                    stream.readRow(row, 0);
                    copy(row, x, Range.at(0), c, to, pixels, at);
                }
            }
            read = true;
        } finally {
            if (read) {
                streams.putBack(stream);
            } else {
                stream.close();
            }
        }
    }

    /** Whether rows of blocks go into the array as they are. */
    private boolean areRows(Range x, long[] to) {
        return page.samplesTogether() == 1 && x.count() == page.rowSamples() && x.stride() == 1 && to[0] == 1;
    }

    @Override
    public void close() throws IOException {
        file.close();
        streams.close();
        BlockCache.SHARED.drop(this);
    }
}
