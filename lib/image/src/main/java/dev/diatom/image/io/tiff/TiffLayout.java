package dev.diatom.image.io.tiff;

import dev.diatom.image.io.PixelLayout;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Strides;
import java.io.IOException;

/** Where the samples of uncompressed strips and tiles stand. */
final class TiffLayout implements PixelLayout {
    private final TiffGrid grid;
    private final BlockOffsets offsets;
    private final long sampleBytes;
    private final long pixelBytes;

    /** Where a block begins. */
    @FunctionalInterface
    interface BlockOffsets {
        long of(TiffGrid.Block block);
    }

    TiffLayout(TiffGrid grid, BlockOffsets offsets) {
        this.grid = grid;
        this.offsets = offsets;
        this.sampleBytes = grid.page().type().bytes();
        this.pixelBytes = sampleBytes * grid.page().samplesTogether();
    }

    @Override
    public long rowBytes() {
        return grid.page().rowBytes();
    }

    @Override
    public long byteOffset(long x, long y, long z, long c, long t) {
        long column = x % grid.page().blockWidth();
        long row = y % grid.blockHeight();
        long sample = grid.page().planar() ? 0 : c % grid.page().samples();
        return offsets.of(grid.blockOf(x, y, z, c, t)) + row * rowBytes() + column * pixelBytes + sample * sampleBytes;
    }

    @Override
    public void forEachPiece(Selection selection, PieceVisitor visitor) throws IOException {
        var to = selection.arrayStrides();
        grid.forEachBlock(selection, (block, x, y, c, start) -> {
            long[] counts = {x.count(), y.count(), c.count()};
            long[] from = {x.stride() * pixelBytes, y.stride() * rowBytes(), c.stride() * sampleBytes};
            long first = offsets.of(block) + x.start() * pixelBytes + y.start() * rowBytes() + c.start() * sampleBytes;
            visitor.visit(first, Strides.of(counts, from, new long[] {to[0], to[1], to[3]}), start);
        });
    }
}
