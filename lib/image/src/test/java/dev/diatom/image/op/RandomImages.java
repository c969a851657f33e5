package dev.diatom.image.op;

import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import java.util.SplittableRandom;

/** Images of noise that uses all of an integer type's range, and of floats between -1000 and 1000. */
final class RandomImages {
    private RandomImages() {}

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
}
