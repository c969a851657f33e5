package dev.diatom.image.op;

import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import java.util.SplittableRandom;

/** Images of random pixels. */
final class RandomImages {
    private RandomImages() {}

    /** Values from all of the type's range; floats are finite, of many magnitudes. */
    static MemoryImage wide(PixelType type, Extent extent, long seed) {
        var random = new SplittableRandom(seed);
        var image = MemoryImage.create(type, extent);
        for (int i = 0; i < extent.pixels(); i++) {
            double value = type.isFloat()
                    ? (random.nextDouble() - 0.5) * Math.pow(2, random.nextInt(100))
                    : type.min() + random.nextLong((long) (type.max() - type.min()) + 1);
            Samples.set(type, image.pixels(), i, value);
        }
        return image;
    }

    /** Values from all of an integer type's range, floats between -1000 and 1000; always the same. */
    static MemoryImage of(PixelType type, Extent extent) {
        var random = new SplittableRandom(11);
        var image = MemoryImage.create(type, extent);
        for (int i = 0; i < extent.pixels(); i++) {
            double value = type.isFloat()
                    ? random.nextDouble(-1000, 1000)
                    : type.min() + random.nextDouble() * (type.max() - type.min());
            Samples.set(type, image.pixels(), i, value);
        }
        return image;
    }

    /** Values from 0 to 9, so that many are equal. */
    static MemoryImage narrow(PixelType type, Extent extent, long seed) {
        var random = new SplittableRandom(seed);
        var image = MemoryImage.create(type, extent);
        for (int i = 0; i < extent.pixels(); i++) {
            Samples.set(type, image.pixels(), i, random.nextInt(10));
        }
        return image;
    }

    /** 0 and 255, so many of a hundred bright. */
    static MemoryImage mask(Extent extent, int bright, long seed) {
        var random = new SplittableRandom(seed);
        var image = MemoryImage.create(PixelType.UINT8, extent);
        for (int i = 0; i < extent.pixels(); i++) {
            Samples.set(PixelType.UINT8, image.pixels(), i, random.nextInt(100) < bright ? 255 : 0);
        }
        return image;
    }
}
