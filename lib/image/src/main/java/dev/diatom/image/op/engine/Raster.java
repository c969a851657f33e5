package dev.diatom.image.op.engine;

import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Selection;
import java.io.IOException;

/** Pixels that are read and written, in memory or in a scratch file; zeros at first. Touched on the library's threads. */
public interface Raster extends PixelSource {
    /**
     * Writes whole rows of a plane from an array, from its index 0 on.
     *
     * @param plane counts Z fastest, then C, then T
     */
    void writeRows(long plane, long firstRow, int rows, Object array) throws IOException;

    /** Writes a box, every pixel of it, from an array that holds it x fastest, from this index on. */
    void write(Selection box, Object array, int start) throws IOException;
}
