package dev.diatom.image.op.filter;

import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.Window;

/** A rank of 8- or 16-bit pixels: the window moves along a row, and one column of it is added and one taken away. */
final class HistogramRankKernel implements PlaneKernel {
    private final Halo halo;
    private final int least;
    private final ValueHistogram histogram;

    HistogramRankKernel(Halo halo, int place, PixelType type) {
        this.halo = halo;
        this.least = (int) type.min();
        this.histogram = new ValueHistogram(type.bytes() * Byte.SIZE, place);
    }

    @Override
    public PixelType working() {
        return PixelType.INT32;
    }

    @Override
    public PixelType result() {
        return PixelType.INT32;
    }

    @Override
    public void compute(Object[] planes, Window window, Object out) {
        var pixels = (int[]) out;
        int width = 2 * halo.x() + 1;
        for (int y = 0; y < window.rows(); y++) {
            Cancellation.check();
            int at = y * window.columns();
            for (int x = 0; x < width; x++) {
                add(planes, window, y, x);
            }
            pixels[at] = histogram.ranked() + least;
            for (int x = 1; x < window.columns(); x++) {
                remove(planes, window, y, x - 1);
                add(planes, window, y, x - 1 + width);
                pixels[at + x] = histogram.ranked() + least;
            }
            for (int x = 0; x < width; x++) {
                remove(planes, window, y, window.columns() - 1 + x);
            }
        }
    }

    private void add(Object[] planes, Window window, int y, int column) {
        int stride = window.stride();
        for (var plane : planes) {
            histogram.add((int[]) plane, y * stride + column, stride, 2 * halo.y() + 1, least);
        }
    }

    private void remove(Object[] planes, Window window, int y, int column) {
        int stride = window.stride();
        for (var plane : planes) {
            histogram.remove((int[]) plane, y * stride + column, stride, 2 * halo.y() + 1, least);
        }
    }
}
