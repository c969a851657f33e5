package dev.diatom.image.io;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;

/**
 * Pixels in one Java array, x fastest.
 *
 * @param pixels the array of the pixel type's class; shared, never copied
 */
public record ArraySource(PixelType type, Extent extent, Object pixels) implements PixelSource {
    @Override
    public void read(Selection selection, Object to, int first) {
        int start = first;
        int width = Math.toIntExact(selection.x().count());
        for (long t = 0; t < selection.t().count(); t++) {
            for (long c = 0; c < selection.c().count(); c++) {
                for (long z = 0; z < selection.z().count(); z++) {
                    long plane = extent.planeIndex(
                            selection.z().position(z),
                            selection.c().position(c),
                            selection.t().position(t));
                    for (long y = 0; y < selection.y().count(); y++) {
                        long row = plane * extent.planePixels() + selection.y().position(y) * extent.x();
                        copyRow(Math.toIntExact(row), selection.x(), to, start);
                        start += width;
                    }
                }
            }
        }
    }

    private void copyRow(int row, Selection.Range x, Object to, int start) {
        int from = row + (int) x.start();
        int count = (int) x.count();
        int stride = (int) x.stride();
        if (stride == 1) {
            System.arraycopy(pixels, from, to, start, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            System.arraycopy(pixels, from + i * stride, to, start + i, 1);
        }
    }
}
