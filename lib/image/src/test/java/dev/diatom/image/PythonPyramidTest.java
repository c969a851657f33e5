package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.diatom.image.ImageMetadata.Role;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pyramids and OME-TIFFs that we write are read by tifffile, and tifffile's pyramids by us. Needs {@code
 * DIATOM_PYTHON}: a Python that has it.
 */
class PythonPyramidTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(Long.getLong("diatom.seed", 83));

    @TempDir
    Path folder;

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private record Written(Path file, MemoryImage image, TiffOptions options) {}

    private Written write(String name, MemoryImage image, TiffOptions options) {
        var file = folder.resolve(name + (options.isOme() ? ".ome.tif" : ".tif"));
        image.saveTiff(file, options);
        return new Written(file, image, options);
    }

    private static MemoryImage random(PixelType type, Extent extent, Role role) {
        return TestImages.random(type, extent, RANDOM).withMetadata(ImageMetadata.of("test", role));
    }

    private List<Written> allKinds() {
        var all = new ArrayList<Written>();
        var plain = TiffOptions.DEFAULT.ome();
        for (var type : PixelType.values()) {
            var small = random(type, TestImages.EXTENT, Role.INTENSITY);
            all.add(write(type + "-strips", small, plain));
            all.add(write(type + "-tiles", small, plain.tiles(16, 32)));
            var large = random(type, new Extent(1301, 523, 2, 3, 1), Role.INTENSITY);
            all.add(write(type + "-pyramid", large, plain.tiles(128).pyramid()));
        }
        for (var compression : Compression.values()) {
            var options = TiffOptions.of(compression).ome();
            var shorts = random(PixelType.UINT16, new Extent(1301, 523, 2, 1, 2), Role.INTENSITY);
            all.add(write("strips-" + compression, shorts, options));
            all.add(write("pyramid-" + compression, shorts, options.pyramid()));
            for (int channels = 3; channels <= 4; channels++) {
                var colours = random(PixelType.UINT8, new Extent(1301, 523, 1, channels, 2), Role.RGB);
                all.add(write("rgb-" + channels + compression, colours, options.pyramid()));
            }
        }
        all.add(write("rgb16", random(PixelType.UINT16, new Extent(7, 5, 3, 3, 2), Role.RGB), plain));
        all.add(write("plane", random(PixelType.UINT16, Extent.of(70, 50), Role.INTENSITY), plain));
        return all;
    }

    @Test
    void whatWeSaveAsOmeTiffIsReadWithTheSameAxesLevelsAndPixels() throws Exception {
        var all = allKinds();
        var read = PythonProgram.runWithCodecs(
                folder,
                "pyramid_facts.py",
                all.stream().map(one -> one.file.toString()).toList());
        assertThat(read).hasSameSizeAs(all);
        int unread = 0;
        for (int i = 0; i < all.size(); i++) {
            unread += assertRead(all.get(i), read.get(i));
        }
        System.out.printf("%d OME-TIFFs compared; %d levels are of a kind that tifffile lacks%n", all.size(), unread);
    }

    /** How many levels tifffile has no decoder for. */
    private int assertRead(Written written, JsonObject read) throws Exception {
        var levels = DiskImage.levels(written.file);
        assertThat(read.get("kind").getAsString()).isEqualTo("ome");
        assertThat(read.getAsJsonArray("levels")).hasSize(levels.size());
        assertThat(levels.size() > 1).isEqualTo(written.options.isPyramid());
        var tile = "[" + written.options.tileHeight() + "," + written.options.tileWidth() + "]";
        assertThat(read.get("tile").toString()).isEqualTo(tile);
        boolean rgb = written.image.metadata().role() == Role.RGB;
        int unread = 0;
        for (var level : levels) {
            var found = read.getAsJsonArray("levels").get(level.number()).getAsJsonObject();
            try (var image = DiskImage.open(written.file, level)) {
                var as = written.file + ", " + level;
                assertThat(image.sizeZ()).isEqualTo(written.image.sizeZ());
                assertThat(found.get("axes").getAsString()).as(as).isEqualTo(axes(image.extent(), rgb));
                assertThat(found.get("shape").toString()).as(as).isEqualTo(shape(image.extent(), rgb));
                assertThat(found.get("dtype").getAsString())
                        .as(as)
                        .isEqualTo(image.type().label());
                if (found.has("unread")) {
                    unread++;
                    continue;
                }
                assertThat(found.get("sha256").getAsString()).as(as).isEqualTo(sha256(inPageOrder(image, rgb)));
            }
        }
        try (var image = DiskImage.open(written.file)) {
            assertThat(image.extent()).isEqualTo(written.image.extent());
            assertThat(image.toMemory().pixels()).isEqualTo(written.image.pixels());
        }
        return unread;
    }

    private static String axes(Extent extent, boolean rgb) {
        return (extent.t() > 1 ? "T" : "")
                + (extent.z() > 1 ? "Z" : "")
                + (extent.c() > 1 && !rgb ? "C" : "")
                + (rgb ? "YXS" : "YX");
    }

    private static String shape(Extent extent, boolean rgb) {
        var shape = new ArrayList<Long>();
        for (long size : new long[] {extent.t(), extent.z(), rgb ? 1 : extent.c()}) {
            if (size > 1) {
                shape.add(size);
            }
        }
        shape.addAll(rgb ? List.of(extent.y(), extent.x(), extent.c()) : List.of(extent.y(), extent.x()));
        return shape.toString().replace(" ", "");
    }

    /** T, Z, C, Y, X, or for colours T, Z, Y, X, C; little-endian. */
    private static byte[] inPageOrder(Image image, boolean rgb) {
        var extent = image.extent();
        var out = ByteBuffer.allocate((int) image.bytes());
        for (long t = 0; t < extent.t(); t++) {
            for (long z = 0; z < extent.z(); z++) {
                var volume = image.region().at(Axis.T, t).at(Axis.Z, z).read();
                byte[] bytes = TestImages.bytes(volume, ByteOrder.LITTLE_ENDIAN);
                out.put(rgb ? interleaved(bytes, (int) extent.c(), image.type().bytes()) : bytes);
            }
        }
        return out.array();
    }

    private static byte[] interleaved(byte[] planes, int channels, int sampleBytes) {
        var pixels = new byte[planes.length];
        int count = planes.length / channels / sampleBytes;
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < count; i++) {
                System.arraycopy(
                        planes, (c * count + i) * sampleBytes, pixels, (i * channels + c) * sampleBytes, sampleBytes);
            }
        }
        return pixels;
    }

    @Test
    void tifffileReadsTheCalibrationAndTheChannelsOfWhatWeSave() throws Exception {
        var image = TestImages.memory(PixelType.UINT16, TestImages.EXTENT);
        var channels = List.of(
                Channel.of("DAPI <blue> & \"more\"").withColor(0x0000ff),
                Channel.of("GFP µ").withColor(0x00ff80));
        var metadata = image.metadata()
                .withName("cells")
                .withCalibration(new Calibration(0.25, 0.5, 2, "µm", 1.5))
                .withChannels(channels);
        var file = folder.resolve("described.ome.tif");
        image.withMetadata(metadata).saveOmeTiff(file);
        var read = PythonProgram.runWithCodecs(folder, "pyramid_facts.py", List.of(file.toString()))
                .get(0);
        assertThat(read.get("name").getAsString()).isEqualTo("cells");
        var pixels = read.getAsJsonObject("pixels");
        assertThat(pixels.get("PhysicalSizeX").getAsDouble()).isEqualTo(0.25);
        assertThat(pixels.get("PhysicalSizeY").getAsDouble()).isEqualTo(0.5);
        assertThat(pixels.get("PhysicalSizeZ").getAsDouble()).isEqualTo(2);
        assertThat(pixels.get("PhysicalSizeXUnit").getAsString()).isEqualTo("µm");
        assertThat(pixels.get("TimeIncrement").getAsDouble()).isEqualTo(1.5);
        assertThat(pixels.get("DimensionOrder").getAsString()).isEqualTo("XYCZT");
        for (int c = 0; c < channels.size(); c++) {
            var channel = read.getAsJsonArray("channels").get(c).getAsJsonObject();
            assertThat(channel.get("Name").getAsString())
                    .isEqualTo(channels.get(c).name());
            assertThat(channel.get("Color").getAsInt())
                    .isEqualTo(channels.get(c).color().getAsInt() << 8 | 0xff);
        }
        try (var again = DiskImage.open(file)) {
            assertThat(again.metadata().channels()).isEqualTo(channels);
            assertThat(again.metadata().calibration()).isEqualTo(metadata.calibration());
            assertThat(again.extent()).isEqualTo(TestImages.EXTENT);
        }
    }

    @Test
    void thePyramidsOfTifffileAreOurLevels() throws Exception {
        var written = PythonProgram.runWithCodecs(
                folder, "write_pyramids.py", List.of(folder.toString(), System.getProperty("diatom.seed", "37")));
        assertThat(written).hasSizeGreaterThan(10);
        for (var file : written) {
            var path = folder.resolve(file.get("file").getAsString());
            var levels = DiskImage.levels(path);
            assertThat(levels).as("%s", path).hasSameSizeAs(file.getAsJsonArray("levels"));
            for (var level : levels) {
                var expected = file.getAsJsonArray("levels").get(level.number()).getAsJsonObject();
                try (var image = DiskImage.open(path, level)) {
                    var extent = image.extent();
                    assertThat("[" + extent.x() + "," + extent.y() + "," + extent.z() + "," + extent.c() + ","
                                    + extent.t() + "]")
                            .as("%s", path)
                            .isEqualTo(expected.get("extent").toString());
                    assertThat(sha256(TestImages.bytes(image.toMemory(), ByteOrder.LITTLE_ENDIAN)))
                            .as("the pixels of %s, %s", path, level)
                            .isEqualTo(expected.get("sha256").getAsString());
                }
            }
        }
    }

    @Test
    void tifffileReadsTilesAndTheSizesOfAPyramidThatImageJDescribes() throws Exception {
        var image = random(PixelType.UINT16, new Extent(1301, 523, 2, 3, 1), Role.INTENSITY);
        var written = write("imagej", image, TiffOptions.of(Compression.DEFLATE).pyramid());
        var read = PythonProgram.runWithCodecs(folder, "pyramid_facts.py", List.of(written.file.toString()))
                .get(0);
        assertThat(read.get("kind").getAsString()).isEqualTo("imagej");
        assertThat(read.get("pages").getAsInt()).isEqualTo(6);
        assertThat(read.get("sizesBelow").toString()).isEqualTo("[[262,651,1],[131,326,1]]");
        var level = read.getAsJsonArray("levels").get(0).getAsJsonObject();
        assertThat(level.get("sha256").getAsString()).isEqualTo(sha256(inPageOrder(image, false)));
    }
}
