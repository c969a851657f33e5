package dev.diatom.image.op.measure;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.engine.Convert;
import java.io.IOException;
import java.util.Arrays;

/** Reads rows of labels as the bits of unsigned 32-bit numbers, with 0 around the image. */
public final class LabelRows {
    private final PixelSource source;
    private final Extent extent;
    private final int columns;
    private final Object stored;
    private final int[] dense;

    /**
     * Reads from an image whose type was checked.
     *
     * @param rows the most that are read together
     */
    public LabelRows(PixelSource source, int rows) {
        this.source = source;
        this.extent = source.extent();
        this.columns = Math.toIntExact(extent.x());
        this.dense = new int[rows * columns];
        this.stored = isUnsigned32(source.type()) ? dense : Samples.allocate(source.type(), rows * columns);
    }

    private static boolean isUnsigned32(PixelType type) {
        return type == PixelType.UINT32 || type == PixelType.INT32;
    }

    /**
     * Checks that pixels of this type can be labels.
     *
     * @throws IllegalArgumentException if not
     */
    public static void checkType(PixelType type) {
        if (type.isFloat()) {
            throw new IllegalArgumentException("labels are whole numbers, found an image of type " + type.label()
                    + ". connectedComponents gives labels of a mask.");
        }
    }

    /**
     * Some rows of a plane, x fastest; the array is used again.
     *
     * @throws IllegalArgumentException if a label is negative
     */
    public int[] read(long plane, long firstRow, int rows) throws IOException {
        source.read(Selection.rows(extent, plane, firstRow, rows), stored, 0);
        int count = rows * columns;
        if (stored != dense) {
            Convert.widen(source.type(), stored, 0, PixelType.INT32, dense, 0, count);
        }
        if (source.type() != PixelType.UINT32) {
            checkSigns(count);
        }
        return dense;
    }

    private void checkSigns(int count) {
        int bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= dense[i];
        }
        if (bits < 0) {
            throw new IllegalArgumentException(
                    "labels are 0, the background, and positive numbers; found negative ones in an image of type "
                            + source.type().label());
        }
    }

    /** Rows with so many pixels of 0 on both sides, into an array; rows outside the image are all 0. */
    void readPadded(long plane, long firstRow, int rows, int pad, int[] to) throws IOException {
        int stride = columns + 2 * pad;
        Arrays.fill(to, 0, rows * stride, 0);
        long from = Math.max(0, firstRow);
        long end = Math.min(extent.y(), firstRow + rows);
        if (plane < 0 || from >= end) {
            return;
        }
        int[] read = read(plane, from, (int) (end - from));
        for (long row = from; row < end; row++) {
            System.arraycopy(read, (int) (row - from) * columns, to, (int) (row - firstRow) * stride + pad, columns);
        }
    }
}
