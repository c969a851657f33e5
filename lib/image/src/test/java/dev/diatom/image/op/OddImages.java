package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.Image;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Processing;
import dev.diatom.image.io.Samples;
import java.util.SplittableRandom;

/** Images whose axes have five different lengths, and what an operator makes of them wherever they live. */
final class OddImages {
    static final Extent EXTENT = new Extent(13, 11, 7, 2, 3);

    private OddImages() {}

    /** Values from all of the type's range, its ends and 0 among them; floats of some thousands, with fractions. */
    static MemoryImage of(PixelType type, Extent extent, long seed) {
        var random = new SplittableRandom(seed);
        var image = MemoryImage.create(type, extent);
        for (int i = 0; i < extent.pixels(); i++) {
            double value = type.isFloat()
                    ? random.nextDouble(-3000, 3000)
                    : type.min() + random.nextLong((long) (type.max() - type.min()) + 1);
            Samples.set(type, image.pixels(), i, value);
        }
        if (!type.isFloat() && extent.pixels() > 3) {
            Samples.set(type, image.pixels(), 0, type.max());
            Samples.set(type, image.pixels(), 1, type.min());
            Samples.set(type, image.pixels(), 2, 0);
        }
        return image;
    }

    static MemoryImage of(PixelType type) {
        return of(type, EXTENT, 7);
    }

    /**
     * What an operator makes of an image in memory, after it has made the same of it on disk, with several threads and a small
     * memory budget, and on disk again with one thread.
     */
    static MemoryImage everywhere(Operator operator, MemoryImage image) {
        var expected = image.apply(operator);
        long budget = Processing.memoryBudget();
        int threads = Processing.threads();
        try (var disk = DiskImage.copyOf(image)) {
            Processing.setMemoryBudget(1 << 20);
            for (int count : new int[] {1, 4}) {
                Processing.setThreads(count);
                try (var made = disk.apply(operator)) {
                    sameBits(made, expected);
                }
                sameBits(image.apply(operator), expected);
            }
        } finally {
            Processing.setMemoryBudget(budget);
            Processing.setThreads(threads);
        }
        return expected;
    }

    static void sameBits(Image found, Image expected) {
        assertThat(found.type()).isEqualTo(expected.type());
        assertThat(found.extent()).isEqualTo(expected.extent());
        assertThat(found.metadata()).isEqualTo(expected.metadata());
        assertThat(found.toMemory().pixels()).isEqualTo(expected.toMemory().pixels());
    }
}
