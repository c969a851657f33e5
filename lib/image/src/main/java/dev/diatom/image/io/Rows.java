package dev.diatom.image.io;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;

/** The rows of an image cut into bands that fit a chunk, for work that goes through an image once. */
public final class Rows {
    /** A whole row is held in memory; no scanner or microscope comes near this. */
    private static final long MOST_COLUMNS = 1 << 24;

    private Rows() {}

    /** One band: whole rows of one plane. */
    public record Band(long plane, long firstRow, int rows) {
        public Selection selection(Extent extent) {
            return Selection.rows(extent, plane, firstRow, rows);
        }

        public int pixels(Extent extent) {
            return Math.toIntExact(rows * extent.x());
        }
    }

    /** How many rows a band has: as many as fit a chunk, at least one. */
    public static int perBand(PixelType type, Extent extent) {
        if (extent.x() > MOST_COLUMNS) {
            throw new IllegalArgumentException("an image with rows of " + extent.x() + " pixels cannot be processed or"
                    + " saved: at most " + MOST_COLUMNS + " are held in memory at once");
        }
        long rowBytes = Math.multiplyExact(extent.x(), type.bytes());
        return (int) Math.max(1, Math.min(extent.y(), IoThreads.CHUNK_BYTES / rowBytes));
    }

    /** How many bands an image has. */
    public static long bands(int perBand, Extent extent) {
        return extent.planes() * bandsPerPlane(perBand, extent);
    }

    /** The band with this number, in the order of the file. */
    public static Band band(long index, int perBand, Extent extent) {
        long perPlane = bandsPerPlane(perBand, extent);
        long firstRow = index % perPlane * perBand;
        return new Band(index / perPlane, firstRow, (int) Math.min(perBand, extent.y() - firstRow));
    }

    private static long bandsPerPlane(int perBand, Extent extent) {
        return (extent.y() + perBand - 1) / perBand;
    }
}
