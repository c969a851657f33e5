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
    public void read(Selection selection, Object to, int start) {
        long first = extent.planeIndex(
                                selection.z().start(),
                                selection.c().start(),
                                selection.t().start())
                        * extent.planePixels()
                + selection.y().start() * extent.x()
                + selection.x().start();
        var strides = Strides.of(selection, Selection.all(extent).arrayStrides());
        Samples.copy(strides, pixels, first, to, start);
    }
}
