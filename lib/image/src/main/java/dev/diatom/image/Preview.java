package dev.diatom.image;

import dev.diatom.image.ImageMetadata.Role;

/** A look at a large image: every n-th pixel of its middle plane. */
final class Preview {
    private static final long SIDE = 512;

    private Preview() {}

    static MemoryImage of(Image image) {
        return of(image, SIDE);
    }

    static MemoryImage of(Image image, long side) {
        if (side < 1) {
            throw new IllegalArgumentException("a preview has at least 1 pixel a side, found " + side);
        }
        var plane = plane(image, side);
        return (image.metadata().role() == Role.RGB ? plane : plane.at(Axis.C, 0)).read();
    }

    static MemoryImage ofAllChannels(Image image) {
        return plane(image, SIDE).read();
    }

    private static Region plane(Image image, long side) {
        long stride = (Math.max(image.sizeX(), image.sizeY()) - 1) / side + 1;
        return image.region().at(Axis.Z, image.sizeZ() / 2).at(Axis.T, 0).stride(stride, stride, 1);
    }
}
