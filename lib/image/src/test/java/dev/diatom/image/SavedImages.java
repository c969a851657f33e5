package dev.diatom.image;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.tiff.BigTiffs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Images of every kind that is saved, for other programs to read. */
final class SavedImages {
    private static final Extent IMAGE = TestImages.EXTENT;
    private static final SplittableRandom RANDOM = new SplittableRandom(Long.getLong("diatom.seed", 23));

    private SavedImages() {}

    /**
     * An image and how it is saved.
     *
     * @param name a file name without its extension
     * @param written the type in which its pixels are written
     */
    record Saved(String name, MemoryImage image, Compression compression, PixelType written, boolean big) {
        Path save(Path folder) {
            var file = folder.resolve(name + ".tif");
            if (big) {
                BigTiffs.save(image, file, compression);
            } else {
                image.saveTiff(file, compression);
            }
            return file;
        }

        boolean isRgb() {
            return image.metadata().role() == Role.RGB && image.type() == PixelType.UINT8;
        }

        /** How many pages the file has: colours of 8 bits stand in one. */
        int pages() {
            return (int) (image.extent().planes() / (isRgb() ? image.sizeC() : 1));
        }

        /** A value by page and sample: C is fastest, then Z, then T. */
        double get(int page, int sample, int x, int y) {
            long groups = isRgb() ? 1 : image.sizeC();
            long c = isRgb() ? sample : page % groups;
            return image.get(x, y, page / groups % image.sizeZ(), c, page / groups / image.sizeZ());
        }

        /** The pixels in the order in which numpy has them, little-endian: T, Z, C, Y, X, or for colours T, Z, Y, X, C. */
        byte[] numpyBytes() {
            var extent = image.extent();
            int samples = isRgb() ? (int) extent.c() : 1;
            var out =
                    ByteBuffer.allocate((int) extent.pixels() * written.bytes()).order(ByteOrder.LITTLE_ENDIAN);
            var one = Samples.allocate(written, 1);
            for (int page = 0; page < pages(); page++) {
                for (int y = 0; y < extent.y(); y++) {
                    for (int x = 0; x < extent.x(); x++) {
                        for (int sample = 0; sample < samples; sample++) {
                            Samples.set(written, one, 0, get(page, sample, x, y));
                            Samples.encode(written, one, 0, 1, out);
                        }
                    }
                }
            }
            return out.array();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Saved> all() {
        var all = new ArrayList<Saved>();
        for (var type : PixelType.values()) {
            for (var compression : Compression.values()) {
                add(all, type.label() + "-" + compression, random(type, IMAGE), compression);
            }
        }
        for (var compression : Compression.values()) {
            add(all, "rgb-" + compression, random(PixelType.UINT8, new Extent(7, 5, 2, 3, 4), Role.RGB), compression);
            add(all, "strips-" + compression, random(PixelType.UINT16, Extent.of(701, 902, 2)), compression);
        }
        var none = Compression.NONE;
        add(all, "rgb16", random(PixelType.UINT16, new Extent(7, 5, 4, 3, 1), Role.RGB), none);
        add(all, "rgba", random(PixelType.UINT8, new Extent(7, 5, 1, 4, 1), Role.RGB), none);
        add(all, "z", random(PixelType.UINT16, new Extent(7, 5, 3, 1, 1)), none);
        add(all, "c", random(PixelType.UINT16, new Extent(7, 5, 1, 3, 1)), none);
        add(all, "t", random(PixelType.UINT16, new Extent(7, 5, 1, 1, 3)), none);
        add(all, "plane", random(PixelType.FLOAT32, Extent.of(7, 5)), none);
        var calibrated = random(PixelType.UINT16, IMAGE);
        add(all, "micrometres", with(calibrated, new Calibration(0.25, 0.5, 2, "µm", 1.5)), none);
        add(all, "millimetres", with(calibrated, Calibration.of(0.007, 0.003, 0.1, "mm")), Compression.LZW);
        add(all, "seconds", with(calibrated, Calibration.NONE.withFrameSeconds(0.04)), none);
        var palette = Palette.of(ramp(1), ramp(7), ramp(250));
        var indexes = random(PixelType.UINT8, Extent.of(7, 5, 3));
        add(all, "palette", indexes.withMetadata(indexes.metadata().withPalette(palette)), none);
        var mask = random(PixelType.UINT8, IMAGE, Role.MASK);
        for (int i = 0; i < IMAGE.pixels(); i++) {
            Samples.set(PixelType.UINT8, mask.pixels(), i, RANDOM.nextInt(2) * 255);
        }
        add(all, "mask", mask, Compression.LZW);
        add(all, "labels", labels(65_535), PixelType.UINT16, false);
        add(all, "many-labels", labels(70_000), PixelType.UINT32, false);
        all.add(new Saved("big", random(PixelType.UINT16, IMAGE), none, PixelType.UINT16, true));
        all.add(new Saved("big-lzw", random(PixelType.UINT16, IMAGE), Compression.LZW, PixelType.UINT16, true));
        all.add(new Saved(
                "big-rgb", random(PixelType.UINT8, new Extent(7, 5, 2, 3, 4), Role.RGB), none, PixelType.UINT8, true));
        return all;
    }

    private static void add(List<Saved> all, String name, MemoryImage image, Compression compression) {
        all.add(new Saved(name, image, compression, image.type(), false));
    }

    private static void add(List<Saved> all, String name, MemoryImage image, PixelType written, boolean big) {
        all.add(new Saved(name, image, Compression.NONE, written, big));
    }

    private static MemoryImage random(PixelType type, Extent extent) {
        return TestImages.random(type, extent, RANDOM);
    }

    private static MemoryImage random(PixelType type, Extent extent, Role role) {
        return random(type, extent).withMetadata(ImageMetadata.of("test", role));
    }

    private static MemoryImage with(MemoryImage image, Calibration calibration) {
        return image.withMetadata(image.metadata().withCalibration(calibration));
    }

    private static MemoryImage labels(int highest) {
        var image = MemoryImage.create(PixelType.UINT32, IMAGE).withMetadata(ImageMetadata.of("test", Role.LABELS));
        for (int i = 0; i < IMAGE.pixels(); i++) {
            Samples.set(PixelType.UINT32, image.pixels(), i, i == 99 ? highest : RANDOM.nextInt(highest));
        }
        return image;
    }

    private static short[] ramp(int step) {
        var ramp = new short[256];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (short) (i * step);
        }
        return ramp;
    }
}
