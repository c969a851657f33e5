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
        var counts = new long[Selection.AXES];
        var from = Selection.all(extent).arrayStrides();
        long first = 0;
        for (int axis = 0; axis < Selection.AXES; axis++) {
            var range = selection.axis(axis);
            counts[axis] = range.count();
            first += range.start() * from[axis];
            from[axis] *= range.stride();
        }
        Samples.copy(Strides.of(counts, from, selection.arrayStrides()), pixels, first, to, start);
    }
}
