package dev.diatom.image.op.morphology;

import dev.diatom.image.Extent;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.engine.Foreground;
import dev.diatom.image.op.engine.Raster;
import java.io.IOException;

/** Thins band after band of one image into another. One thread's. */
final class ThinningBand {
    private final ThinningBands bands;
    private final PixelSource from;
    private final Raster to;
    private final Thinning thinning;
    private final int readRows;
    private final Object read;
    private final byte[] written;

    ThinningBand(ThinningBands bands, PixelSource from, Raster to) {
        this.bands = bands;
        this.from = from;
        this.to = to;
        int columns = Math.toIntExact(extent().x());
        this.thinning = new Thinning(columns, bands.rows() + 2 * bands.halo());
        this.readRows = bands.rowsAtOnce(from.type());
        this.read = Samples.allocate(from.type(), readRows * columns);
        this.written = new byte[readRows * columns];
    }

    private Extent extent() {
        return bands.extent();
    }

    /** Whether pixels of the band went. */
    boolean run(long number) throws IOException {
        long plane = number / bands.inPlane();
        long first = number % bands.inPlane() * bands.rows();
        long end = Math.min(extent().y(), first + bands.rows());
        long readFrom = Math.max(0, first - bands.halo());
        int rows = (int) (Math.min(extent().y(), end + bands.halo()) - readFrom);
        load(plane, readFrom, rows);
        int skipped = (int) (first - readFrom);
        int inner = (int) (end - first);
        boolean changed = thinning.thin(rows, bands.iterations(), skipped, skipped + inner);
        store(plane, first, skipped, inner);
        return changed;
    }

    private void load(long plane, long firstRow, int rows) throws IOException {
        int columns = (int) extent().x();
        for (int row = 0; row < rows; row += readRows) {
            int count = Math.min(readRows, rows - row);
            from.read(Selection.rows(extent(), plane, firstRow + row, count), read, 0);
            for (int i = 0; i < count; i++) {
                Foreground.mark(read, i * columns, thinning.pixels(), thinning.start(row + i), columns);
            }
        }
    }

    private void store(long plane, long firstRow, int skipped, int rows) throws IOException {
        int columns = (int) extent().x();
        for (int row = 0; row < rows; row += readRows) {
            int count = Math.min(readRows, rows - row);
            for (int i = 0; i < count; i++) {
                int start = thinning.start(skipped + row + i);
                for (int x = 0; x < columns; x++) {
                    written[i * columns + x] = (byte) -thinning.pixels()[start + x];
                }
            }
            to.writeRows(plane, firstRow + row, count, written);
        }
    }
}
