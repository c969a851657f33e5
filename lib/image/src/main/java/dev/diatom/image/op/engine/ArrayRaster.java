package dev.diatom.image.op.engine;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.ArraySource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Strides;

/** Pixels in one Java array. */
public final class ArrayRaster implements Raster {
    private final ArraySource source;

    public ArrayRaster(PixelType type, Extent extent, Object pixels) {
        this.source = new ArraySource(type, extent, pixels);
    }

    public Object pixels() {
        return source.pixels();
    }

    @Override
    public PixelType type() {
        return source.type();
    }

    @Override
    public Extent extent() {
        return source.extent();
    }

    @Override
    public void read(Selection selection, Object pixels, int start) {
        source.read(selection, pixels, start);
    }

    @Override
    public void writeRows(long plane, long firstRow, int rows, Object array) {
        long first = plane * extent().planePixels() + firstRow * extent().x();
        System.arraycopy(array, 0, source.pixels(), (int) first, (int) (rows * extent().x()));
    }

    @Override
    public void write(Selection box, Object array, int start) {
        var all = Selection.all(extent()).arrayStrides();
        long first = 0;
        for (int axis = 0; axis < Selection.AXES; axis++) {
            first += box.axis(axis).start() * all[axis];
        }
        var counts = new long[Selection.AXES];
        for (int axis = 0; axis < Selection.AXES; axis++) {
            counts[axis] = box.axis(axis).count();
        }
        Samples.copy(Strides.of(counts, box.arrayStrides(), all), array, start, source.pixels(), first);
    }
}
