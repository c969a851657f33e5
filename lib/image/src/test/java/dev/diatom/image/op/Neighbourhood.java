package dev.diatom.image.op;

import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Computes an operator the slow way: gathers the values around every pixel and asks for one of them. */
final class Neighbourhood {
    private Neighbourhood() {}

    /** For every pixel what {@code choice} makes of the values at x + b, for all points b of the element. */
    static MemoryImage each(
            MemoryImage image, StructuringElement element, Boundary boundary, ToDoubleFunction<List<Double>> choice) {
        var result = MemoryImage.create(image.type(), image.extent());
        var extent = image.extent();
        for (long t = 0; t < extent.t(); t++) {
            for (long c = 0; c < extent.c(); c++) {
                for (long z = 0; z < extent.z(); z++) {
                    for (long y = 0; y < extent.y(); y++) {
                        for (long x = 0; x < extent.x(); x++) {
                            var values = new ArrayList<Double>();
                            for (int dz = -element.radiusZ(); dz <= element.radiusZ(); dz++) {
                                for (int dy = -element.radiusY(); dy <= element.radiusY(); dy++) {
                                    for (int dx = -element.radiusX(); dx <= element.radiusX(); dx++) {
                                        if (element.contains(dx, dy, dz)) {
                                            values.add(value(image, extent, boundary, x + dx, y + dy, z + dz, c, t));
                                        }
                                    }
                                }
                            }
                            result.set(x, y, z, c, t, choice.applyAsDouble(values));
                        }
                    }
                }
            }
        }
        return result;
    }

    private static double value(
            MemoryImage image, Extent extent, Boundary boundary, long x, long y, long z, long c, long t) {
        long atX = boundary.map(x, extent.x());
        long atY = boundary.map(y, extent.y());
        long atZ = boundary.map(z, extent.z());
        return Math.min(atX, Math.min(atY, atZ)) == Boundary.OUTSIDE
                ? boundary.value()
                : image.get(atX, atY, atZ, c, t);
    }
}
