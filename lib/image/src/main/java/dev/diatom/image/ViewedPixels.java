package dev.diatom.image;

import dev.diatom.image.io.PixelSource;

/** What a view makes of the pixels of the image behind it. */
interface ViewedPixels {
    PixelType type();

    Extent extent();

    /** The pixels, to be read. */
    PixelSource source();

    /** One pixel, which lies inside. */
    double get(long x, long y, long z, long c, long t);

    /** Sets one pixel, which lies inside. */
    void set(long x, long y, long z, long c, long t, double value);
}
