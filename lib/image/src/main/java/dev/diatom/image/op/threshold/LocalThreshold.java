package dev.diatom.image.op.threshold;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.Boundary;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.StencilOperator;

/** The mask of the pixels above a threshold that is found from the box around each. */
public record LocalThreshold(String label, Halo halo, LocalRule rule, Boundary boundary) implements StencilOperator {
    private static final int LARGEST_RADIUS = 1000;

    /** In each plane. */
    public static LocalThreshold in2d(String name, int radius, LocalRule rule) {
        return new LocalThreshold(label(name, radius), new Halo(checked(radius), radius, 0), rule, Boundary.REFLECT);
    }

    /** In each volume. */
    public static LocalThreshold in3d(String name, int radius, LocalRule rule) {
        return new LocalThreshold(
                label(name, radius), new Halo(checked(radius), radius, radius), rule, Boundary.REFLECT);
    }

    private static String label(String name, int radius) {
        return name + "(" + radius + ")";
    }

    private static int checked(int radius) {
        if (radius < 1 || radius > LARGEST_RADIUS) {
            throw new IllegalArgumentException("the radius of a local threshold must be 1 to " + LARGEST_RADIUS
                    + " pixels, for a window of 2 * radius + 1, found " + radius);
        }
        return radius;
    }

    @Override
    public PixelType outputType(PixelType input) {
        return PixelType.UINT8;
    }

    @Override
    public Role outputRole(Role input) {
        return Role.MASK;
    }

    @Override
    public LocalThreshold boundary(Boundary newBoundary) {
        return new LocalThreshold(label, halo, rule, newBoundary);
    }

    @Override
    public PlaneKernel kernel(PixelType input) {
        return new LocalKernel(input, rule, halo);
    }
}
