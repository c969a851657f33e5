package dev.diatom.image.op.filter;

import dev.diatom.image.PixelType;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.PlaneKernel;

/** Largest and smallest values of boxes, which are dilation and erosion with a box too. */
public final class BoxExtreme {
    private BoxExtreme() {}

    /**
     * A kernel for the largest values of boxes of 2r + 1 pixels along each axis. Exact; costs the logarithm of the width
     * along X and Y, and 2r + 1 rows along Z. The result has the input's type, or is FLOAT64 for 32-bit integers. Where a
     * float of a box is NaN, so is the result.
     */
    public static PlaneKernel maximum(PixelType input, Halo radius) {
        return kernel(input, radius, true);
    }

    /** The same for the smallest values. */
    public static PlaneKernel minimum(PixelType input, Halo radius) {
        return kernel(input, radius, false);
    }

    private static PlaneKernel kernel(PixelType input, Halo radius, boolean isMaximum) {
        var fold = switch (input) {
            case UINT8, INT8, UINT16, INT16 -> new PackedExtreme(input, isMaximum);
            case FLOAT32 -> new FloatExtreme(isMaximum);
            case UINT32, INT32, FLOAT64 -> new DoubleExtreme(isMaximum);
        };
        return new BoxKernel(fold, radius);
    }
}
