package dev.diatom.image.op;

/**
 * The part of a plane that a {@link PlaneKernel} computes, and how what it reads lies in memory: rows one behind the other,
 * x fastest, with a halo of so many pixels at each side.
 *
 * @param columns of the result
 * @param rows of the result
 * @param haloX columns before and behind each row
 * @param haloY rows before the first and behind the last
 */
public record Window(int columns, int rows, int haloX, int haloY) {
    /** From one row of a padded plane to the next. */
    public int stride() {
        return columns + 2 * haloX;
    }

    /** Rows of a padded plane. */
    public int paddedRows() {
        return rows + 2 * haloY;
    }

    /** Pixels of a padded plane. */
    public int paddedPixels() {
        return stride() * paddedRows();
    }

    /** Pixels of the result. */
    public int pixels() {
        return columns * rows;
    }

    /** Where the result's pixel x, y stands in a padded plane. */
    public int index(int x, int y) {
        return (y + haloY) * stride() + x + haloX;
    }
}
