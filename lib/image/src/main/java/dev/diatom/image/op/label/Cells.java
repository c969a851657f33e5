package dev.diatom.image.op.label;

import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.engine.Raster;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The numbers of one block and of a border of one pixel around it, in one array; beyond the image's edge stands a number that
 * matters to nobody.
 */
final class Cells {
    private static final int PIXELS_AT_ONCE = 1 << 14;

    private final Blocks blocks;
    private final PixelSource source;
    private final Ordinals ordinals;
    private final int beyond;
    private final int[] numbers;
    private final Object pixels;
    private final int rowsAtOnce;

    Cells(Blocks blocks, PixelSource source, Ordinals ordinals, int beyond) {
        this.blocks = blocks;
        this.source = source;
        this.ordinals = ordinals;
        this.beyond = beyond;
        this.numbers = new int[blocks.paddedPixels()];
        int columns = Math.toIntExact(source.extent().x());
        this.rowsAtOnce = (int) Math.min(blocks.rows() + 2, Math.max(1, PIXELS_AT_ONCE / columns));
        this.pixels = Samples.allocate(source.type(), columns * rowsAtOnce);
    }

    /** The array, as {@link #index} says. */
    int[] numbers() {
        return numbers;
    }

    static int width(Blocks blocks) {
        return (int) blocks.extent().x() + 2;
    }

    static int area(Blocks blocks, Blocks.Block block) {
        return width(blocks) * (block.rows() + 2);
    }

    /** Where a row of the block begins; rows and planes from -1 on. */
    static int index(Blocks blocks, Blocks.Block block, int row, int plane) {
        return (plane + blocks.borderPlanes()) * area(blocks, block) + (row + 1) * width(blocks) + 1;
    }

    void load(Blocks.Block block) throws IOException {
        int border = blocks.borderPlanes();
        Arrays.fill(numbers, 0, (block.planes() + 2 * border) * area(blocks, block), beyond);
        for (int plane = -border; plane < block.planes() + border; plane++) {
            long z = block.firstPlane() + plane;
            if (z >= 0 && z < blocks.depth()) {
                loadPlane(block, plane, blocks.plane(block.part(), z));
            }
        }
    }

    private void loadPlane(Blocks.Block block, int plane, long stored) throws IOException {
        var extent = source.extent();
        int columns = (int) extent.x();
        long end = Math.min(extent.y(), block.firstRow() + block.rows() + 1);
        for (long row = Math.max(0, block.firstRow() - 1); row < end; row += rowsAtOnce) {
            int count = (int) Math.min(rowsAtOnce, end - row);
            source.read(Selection.rows(extent, stored, row, count), pixels, 0);
            for (int i = 0; i < count; i++) {
                int to = index(blocks, block, (int) (row - block.firstRow()) + i, plane);
                ordinals.read(pixels, i * columns, numbers, to, columns);
            }
        }
    }

    /** Writes the rows of the block that changed. */
    void store(Raster raster, Blocks.Block block, BitSet changedRows) throws IOException {
        int columns = (int) blocks.extent().x();
        for (int plane = 0; plane < block.planes(); plane++) {
            long stored = blocks.plane(block.part(), block.firstPlane() + plane);
            for (int row = 0; row < block.rows(); ) {
                int count = 0;
                while (count < rowsAtOnce
                        && row + count < block.rows()
                        && changedRows.get(index(blocks, block, row + count, plane) / width(blocks))) {
                    int from = index(blocks, block, row + count, plane);
                    ordinals.write(numbers, from, pixels, count * columns, columns);
                    count++;
                }
                if (count > 0) {
                    raster.writeRows(stored, block.firstRow() + row, count, pixels);
                }
                row += Math.max(1, count);
            }
        }
    }
}
