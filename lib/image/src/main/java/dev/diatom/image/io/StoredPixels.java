package dev.diatom.image.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Pixels in a file that is open. */
public interface StoredPixels extends PixelSource, Closeable {
    /** The file that was opened. */
    Path path();

    /** All files that pixels are read from. */
    default List<Path> files() {
        return List.of(path());
    }

    /** One pixel's value; safe from any thread, and from its interrupt. */
    double get(long x, long y, long z, long c, long t) throws IOException;
}
