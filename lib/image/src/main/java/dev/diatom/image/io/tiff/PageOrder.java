package dev.diatom.image.io.tiff;

import dev.diatom.image.Axis;
import dev.diatom.image.Extent;

/** How many pages it is from one plane to the next along Z, C and T. */
record PageOrder(long z, long c, long t) {
    /** As ImageJ has them: C fastest, then Z, then T. */
    static PageOrder imageJ(long sizeC, long sizeZ) {
        return new PageOrder(sizeC, 1, sizeC * sizeZ);
    }

    /** As ImageJ has them. */
    static PageOrder imageJ(Extent extent) {
        return imageJ(extent.c(), extent.z());
    }

    /** Z fastest, then C, then T. */
    static PageOrder zct(long sizeZ, long sizeC) {
        return new PageOrder(1, sizeZ, sizeZ * sizeC);
    }

    /** All pages along one axis. */
    static PageOrder along(Axis axis) {
        return new PageOrder(axis == Axis.Z ? 1 : 0, axis == Axis.C ? 1 : 0, axis == Axis.T ? 1 : 0);
    }

    /** The page that holds a plane. */
    long page(long zAt, long cAt, long tAt) {
        return zAt * z + cAt * c + tAt * t;
    }
}
