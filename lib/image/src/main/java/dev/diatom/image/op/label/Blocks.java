package dev.diatom.image.op.label;

import dev.diatom.image.Extent;

/**
 * The parts of an image between which nothing spreads (its planes, or its volumes), cut into blocks of whole rows that are
 * worked on one at a time.
 *
 * @param extent of the image
 * @param volumes whether the parts are volumes; else planes
 * @param rows of a block
 * @param planes of a block
 */
record Blocks(Extent extent, boolean volumes, long rows, long planes) {
    /** One block. Rows and planes count within its part. */
    record Block(long part, long firstRow, int rows, long firstPlane, int planes) {}

    /** Less than this is not worth a second thread. */
    private static final long FEW_PIXELS = 1 << 19;

    /** Blocks that with a border of one pixel have at most so many, if that is possible. */
    static Blocks of(Extent extent, boolean volumes, long mostPixels, int threads) {
        long columns = extent.x() + 2;
        long around = volumes ? 2 : 0;
        long depth = volumes ? extent.z() : 1;
        long rows = extent.y();
        long planes = Math.min(depth, mostPixels / (columns * (rows + 2)) - around);
        if (planes < 1) {
            planes = 1;
            rows = Math.max(1, Math.min(rows, mostPixels / (columns * (1 + around)) - 2));
        }
        var blocks = new Blocks(extent, volumes, rows, planes);
        long parts = blocks.parts();
        // Neighbours are not worked on at the same time, so that half of the blocks have to be enough for the threads.
        long wanted = Math.min(2L * threads, extent.planePixels() * depth / FEW_PIXELS);
        if (parts >= threads || blocks.perPart() >= wanted) {
            return blocks;
        }
        return depth >= wanted
                ? new Blocks(extent, volumes, rows, (depth + wanted - 1) / wanted)
                : new Blocks(extent, volumes, Math.max(1, Math.min(rows, (extent.y() + wanted - 1) / wanted)), planes);
    }

    /** How many planes or volumes there are. */
    long parts() {
        return volumes ? extent.c() * extent.t() : extent.planes();
    }

    /** The planes of a part. */
    long depth() {
        return volumes ? extent.z() : 1;
    }

    int down() {
        return Math.toIntExact((extent.y() + rows - 1) / rows);
    }

    int deep() {
        return Math.toIntExact((depth() + planes - 1) / planes);
    }

    int perPart() {
        return Math.multiplyExact(down(), deep());
    }

    /** The pixels of the largest block with its border. */
    int paddedPixels() {
        long padded = (extent.x() + 2) * (rows + 2) * (planes + 2L * borderPlanes());
        return Math.toIntExact(padded);
    }

    /** How many planes of border a block has before it, and behind it. */
    int borderPlanes() {
        return volumes ? 1 : 0;
    }

    /** The block with this number, Y counting fastest, then Z, then the part. */
    Block block(long number) {
        long part = number / perPart();
        long y = number % perPart() % down() * rows;
        long z = number % perPart() / down() * planes;
        return new Block(part, y, (int) Math.min(rows, extent.y() - y), z, (int) Math.min(planes, depth() - z));
    }

    /** The plane of the image at this depth of a part. */
    long plane(long part, long z) {
        return part * depth() + z;
    }
}
