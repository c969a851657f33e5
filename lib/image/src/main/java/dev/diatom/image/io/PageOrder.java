package dev.diatom.image.io;

import dev.diatom.image.Extent;

/** How planes (Z fastest, then C, then T) become pages (C fastest, then Z, then T, as ImageJ has them), and back. */
record PageOrder(long sizeZ, long sizeC) {
    static PageOrder of(Extent extent) {
        return new PageOrder(extent.z(), extent.c());
    }

    /** The page that holds a plane. */
    long page(long plane) {
        return swap(plane, sizeZ, sizeC);
    }

    /** The plane that a page holds. */
    long plane(long page) {
        return swap(page, sizeC, sizeZ);
    }

    private static long swap(long index, long fast, long slow) {
        long volume = index / (fast * slow);
        long within = index % (fast * slow);
        return volume * fast * slow + within % fast * slow + within / fast;
    }
}
