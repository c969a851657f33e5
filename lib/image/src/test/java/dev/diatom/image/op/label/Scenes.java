package dev.diatom.image.op.label;

import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.Filters;
import dev.diatom.image.op.Thresholds;
import java.util.SplittableRandom;

/** Images on which something has to spread far. */
final class Scenes {
    private Scenes() {}

    /** Independent values from 0 up to a limit. */
    static MemoryImage noise(PixelType type, Extent extent, int limit, long seed) {
        var random = new SplittableRandom(seed);
        var image = MemoryImage.create(type, extent);
        for (long t = 0; t < extent.t(); t++) {
            for (long c = 0; c < extent.c(); c++) {
                for (long z = 0; z < extent.z(); z++) {
                    for (long y = 0; y < extent.y(); y++) {
                        for (long x = 0; x < extent.x(); x++) {
                            image.set(x, y, z, c, t, random.nextInt(limit));
                        }
                    }
                }
            }
        }
        return image;
    }

    /** Hills and valleys. */
    static MemoryImage hills(PixelType type, Extent extent, double sigma, long seed) {
        var noise = noise(PixelType.FLOAT32, extent, 1000, seed);
        var smooth = noise.apply(extent.z() > 1 ? Filters.gaussian3d(sigma) : Filters.gaussian2d(sigma));
        var image = MemoryImage.create(type, extent);
        for (int i = 0; i < extent.pixels(); i++) {
            float value = ((float[]) smooth.pixels())[i];
            Samples.set(type, image.pixels(), i, type.isFloat() ? value : value / 4);
        }
        return image;
    }

    /** The same with something added to all pixels. */
    static MemoryImage changed(MemoryImage image, double by) {
        return each(image, by, 1);
    }

    /** The same upside down. */
    static MemoryImage negative(MemoryImage image) {
        return each(image, 0, -1);
    }

    private static MemoryImage each(MemoryImage image, double plus, double times) {
        var result = MemoryImage.create(image.type(), image.extent());
        for (int i = 0; i < image.extent().pixels(); i++) {
            double value = Samples.get(image.type(), image.pixels(), i);
            Samples.set(image.type(), result.pixels(), i, value * times + plus);
        }
        return result;
    }

    /** A mask of hills. */
    static MemoryImage blobs(Extent extent, double sigma, long seed) {
        return hills(PixelType.FLOAT32, extent, sigma, seed).apply(Thresholds.above(500));
    }

    /** A wall around one path that winds through the whole plane, or through all planes. */
    static MemoryImage labyrinth(Extent extent) {
        var image = MemoryImage.create(PixelType.UINT8, extent);
        for (long z = 0; z < extent.z(); z++) {
            for (long y = 0; y < extent.y(); y++) {
                for (long x = 0; x < extent.x(); x++) {
                    boolean corridor = y % 2 == 0;
                    boolean turn = x == (y % 4 == 1 ? extent.x() - 1 : 0);
                    boolean stairs = z % 2 == 1 && (z % 4 == 1 ? x == 0 && y == 0 : x == 1 && y == extent.y() - 1);
                    image.set(x, y, z, 0, 0, z % 2 == 0 ? (corridor || turn ? 200 : 0) : stairs ? 200 : 0);
                }
            }
        }
        return image;
    }
}
