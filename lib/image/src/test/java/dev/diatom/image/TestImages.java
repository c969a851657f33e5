package dev.diatom.image;

import dev.diatom.image.io.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Images whose five axes all differ in length, and whose every pixel differs from its neighbours. */
final class TestImages {
    static final Extent EXTENT = new Extent(7, 5, 3, 2, 4);

    private TestImages() {}

    /** The value at a position: below 256 and exact in every type. */
    static double value(long x, long y, long z, long c, long t) {
        return (x + 7 * y + 35 * z + 11 * c + 29 * t) % 127;
    }

    static MemoryImage memory(PixelType type, Extent extent) {
        var image = MemoryImage.create(type, extent);
        for (long t = 0; t < extent.t(); t++) {
            for (long c = 0; c < extent.c(); c++) {
                for (long z = 0; z < extent.z(); z++) {
                    for (long y = 0; y < extent.y(); y++) {
                        for (long x = 0; x < extent.x(); x++) {
                            image.set(x, y, z, c, t, value(x, y, z, c, t));
                        }
                    }
                }
            }
        }
        return image;
    }

    /** Values from all of the type's range; floats are finite. */
    static MemoryImage random(PixelType type, Extent extent, SplittableRandom random) {
        var image = MemoryImage.create(type, extent);
        for (int i = 0; i < extent.pixels(); i++) {
            double value = type.isFloat()
                    ? (random.nextDouble() - 0.5) * Math.pow(2, random.nextInt(100))
                    : type.min() + random.nextLong((long) (type.max() - type.min()) + 1);
            Samples.set(type, image.pixels(), i, value);
        }
        return image;
    }

    /** The pixels as bytes, written without the code under test but for the array itself. */
    static byte[] bytes(MemoryImage image, ByteOrder order) {
        var type = image.type();
        var out = ByteBuffer.allocate(Math.toIntExact(image.bytes())).order(order);
        for (int i = 0; i < image.extent().pixels(); i++) {
            double value = Samples.get(type, image.pixels(), i);
            switch (type) {
                case UINT8, INT8 -> out.put((byte) value);
                case UINT16, INT16 -> out.putShort((short) (int) value);
                case UINT32, INT32 -> out.putInt((int) (long) value);
                case FLOAT32 -> out.putFloat((float) value);
                case FLOAT64 -> out.putDouble(value);
            }
        }
        return out.array();
    }

    static Path rawFile(Path folder, MemoryImage image) throws IOException {
        return Files.write(folder.resolve("image.raw"), bytes(image, ByteOrder.LITTLE_ENDIAN));
    }

    static DiskImage disk(Path folder, MemoryImage image) throws IOException {
        return DiskImage.openRaw(rawFile(folder, image), RawLayout.of(image.type(), image.extent()));
    }
}
