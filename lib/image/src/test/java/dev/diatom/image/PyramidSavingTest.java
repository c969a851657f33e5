package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.io.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiles and pyramids that we write, read by ourselves; {@link PythonPyramidTest} has tifffile read them. */
class PyramidSavingTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(Long.getLong("diatom.seed", 71));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void tilesOfEveryTypeReadBackWithAllAxes(PixelType type) {
        for (var compression : Compression.values()) {
            for (var size : new long[][] {{7, 5}, {16, 32}, {17, 33}, {100, 49}}) {
                var extent = new Extent(size[0], size[1], 3, 2, 4);
                var image = TestImages.random(type, extent, RANDOM);
                var file = folder.resolve(type + "-" + compression + ".tif");
                image.saveTiff(file, TiffOptions.of(compression).tiles(16, 32));
                var read = MemoryImage.load(file);
                assertThat(read.extent()).isEqualTo(extent);
                assertThat(read.pixels()).isEqualTo(image.pixels());
                assertThat(DiskImage.levels(file)).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void everyLevelIsMadeOfTheMeansOfTheOneAbove(PixelType type) {
        var wide = TestImages.random(type, new Extent(1301, 523, 1, 1, 2), RANDOM);
        assertLevels(wide, TiffOptions.of(Compression.LZW).tiles(64, 32));
        assertLevels(TestImages.random(type, Extent.of(200, 1027), RANDOM), TiffOptions.DEFAULT);
    }

    @Test
    void coloursStandSideBySideOnEveryLevel() {
        var colours = ImageMetadata.of("colours", Role.RGB);
        for (int channels = 3; channels <= 4; channels++) {
            var image = TestImages.random(PixelType.UINT8, new Extent(1111, 700, 2, channels, 1), RANDOM);
            assertLevels(image.withMetadata(colours), TiffOptions.of(Compression.ZSTD));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MASK", "LABELS"})
    void masksAndLabelsKeepTheirValues(Role role) {
        var type = role == Role.MASK ? PixelType.UINT8 : PixelType.UINT32;
        var image = TestImages.random(type, Extent.of(1301, 523), RANDOM).withMetadata(ImageMetadata.of("x", role));
        for (int i = 0; i < image.extent().pixels() && role == Role.MASK; i++) {
            Samples.set(type, image.pixels(), i, RANDOM.nextInt(2) * 255);
        }
        assertLevels(image, TiffOptions.DEFAULT);
    }

    @Test
    void valuesThatAreNotFiniteStayWhereTheyAre() {
        var image = MemoryImage.create(PixelType.FLOAT64, Extent.of(1000, 1000));
        image.set(0, 0, 0, 0, 0, Double.NaN);
        image.set(4, 0, 0, 0, 0, Double.POSITIVE_INFINITY);
        for (int i = 0; i < 4; i++) {
            image.set(8 + i % 2, i / 2, 0, 0, 0, Double.MAX_VALUE);
        }
        var file = folder.resolve("floats.tif");
        image.saveTiff(file, TiffOptions.DEFAULT.pyramid());
        try (var half = DiskImage.open(file, DiskImage.levels(file).get(1))) {
            assertThat(half.get(0, 0)).isNaN();
            assertThat(half.get(1, 0)).isZero();
            assertThat(half.get(2, 0)).isInfinite();
            assertThat(half.get(4, 0)).isEqualTo(Double.MAX_VALUE);
        }
    }

    private void assertLevels(MemoryImage image, TiffOptions options) {
        var file = folder.resolve("pyramid.tif");
        image.saveTiff(file, options.pyramid());
        var levels = DiskImage.levels(file);
        assertThat(levels).hasSizeGreaterThan(1);
        assertThat(MemoryImage.load(file).pixels()).isEqualTo(image.pixels());
        var expected = image;
        for (var level : levels) {
            try (var read = DiskImage.open(file, level)) {
                assertThat(level.extent()).isEqualTo(expected.extent());
                assertThat(level.downsampling()).isEqualTo((double) image.sizeX() / expected.sizeX());
                assertThat(read.extent()).isEqualTo(expected.extent());
                assertThat(read.toMemory().pixels()).as(level.toString()).isEqualTo(expected.pixels());
            }
            boolean last = level.number() == levels.size() - 1;
            assertThat(Math.max(expected.sizeX(), expected.sizeY()) <= 512).isEqualTo(last);
            expected = halved(expected);
        }
    }

    /** Half as many columns and rows, one pixel at a time. */
    private static MemoryImage halved(MemoryImage image) {
        var extent = image.extent();
        var half = new Extent((extent.x() + 1) / 2, (extent.y() + 1) / 2, extent.z(), extent.c(), extent.t());
        var result = MemoryImage.create(image.type(), half).withMetadata(image.metadata());
        var role = image.metadata().role();
        boolean mean = role == Role.INTENSITY || role == Role.RGB;
        for (long plane = 0; plane < extent.planes(); plane++) {
            long z = plane % extent.z();
            long c = plane / extent.z() % extent.c();
            long t = plane / extent.z() / extent.c();
            for (long y = 0; y < half.y(); y++) {
                for (long x = 0; x < half.x(); x++) {
                    double sum = 0;
                    int count = 0;
                    for (long xx = 2 * x; xx < Math.min(2 * x + (mean ? 2 : 1), extent.x()); xx++) {
                        double column = 0;
                        for (long yy = 2 * y; yy < Math.min(2 * y + (mean ? 2 : 1), extent.y()); yy++) {
                            column += image.get(xx, yy, z, c, t);
                            count++;
                        }
                        sum += column;
                    }
                    result.set(x, y, z, c, t, sum / count);
                }
            }
        }
        return result;
    }

    @Test
    void aLevelHasLargerPixels() {
        var image = MemoryImage.create(PixelType.UINT8, Extent.of(2001, 1000));
        var known = image.metadata().withCalibration(new Calibration(0.5, 0.25, 2, "µm", Double.NaN));
        var file = folder.resolve("known.tif");
        image.withMetadata(known).saveTiff(file, TiffOptions.DEFAULT.pyramid());
        var levels = DiskImage.levels(file);
        assertThat(levels)
                .containsExactly(
                        new Level(0, Extent.of(2001, 1000), PixelType.UINT8, 1),
                        new Level(1, Extent.of(1001, 500), PixelType.UINT8, 2001.0 / 1001),
                        new Level(2, Extent.of(501, 250), PixelType.UINT8, 2001.0 / 501));
        try (var level = DiskImage.open(file, levels.get(2))) {
            assertThat(level.metadata().name()).isEqualTo("known.tif, level 2");
            assertThat(level.metadata().calibration())
                    .isEqualTo(new Calibration(0.5 * 2001 / 501, 1, 2, "µm", Double.NaN));
        }
    }

    @Test
    void aPyramidOfManyChunksIsTheSameWhateverItsTiles() {
        var image = TestImages.random(PixelType.UINT16, Extent.of(9001, 303), RANDOM);
        assertLevels(image, TiffOptions.DEFAULT.tiles(16, 256));
        assertLevels(image, TiffOptions.DEFAULT.tiles(1024));
    }

    @Test
    void theOldFileStaysWhenSavingIsCancelled() throws Exception {
        var target = Files.writeString(folder.resolve("old.tif"), "old");
        var image = MemoryImage.create(PixelType.UINT16, Extent.of(4000, 4000));
        var token = new Cancellation();
        Progress cancelEarly = (task, done, total) -> {
            assertThat(task).isEqualTo("saving old.tif");
            token.cancel();
        };
        assertThatThrownBy(() -> cancelEarly.call(() -> token.call(() -> {
                    image.saveTiff(target, TiffOptions.of(Compression.DEFLATE).pyramid());
                    return image;
                })))
                .isInstanceOf(CancellationException.class);
        assertThat(target).hasContent("old");
        assertOnlyFile("old.tif");
    }

    @Test
    void theOldFileStaysWhenTheSavingThreadIsInterrupted() throws Exception {
        var target = Files.writeString(folder.resolve("old.tif"), "old");
        var image = MemoryImage.create(PixelType.UINT16, Extent.of(4000, 4000));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> image.saveTiff(
                        target, TiffOptions.of(Compression.DEFLATE).pyramid()))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(target).hasContent("old");
        assertOnlyFile("old.tif");
    }

    @Test
    void theOldFileStaysWhenTheDiskIsFull() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 8)) {
            var target = Files.writeString(disk.folder().resolve("old.tif"), "old");
            var image = TestImages.random(PixelType.UINT16, Extent.of(2500, 2500), RANDOM);
            assertThatThrownBy(() -> image.saveTiff(target, TiffOptions.DEFAULT.pyramid()))
                    .hasMessage(target + ": cannot be saved: it needs 18.1 MB, and 8.4 MB are free on that disk.");
            assertThatThrownBy(() -> image.saveTiff(
                            target, TiffOptions.of(Compression.LZW).pyramid()))
                    .hasMessageMatching(
                            target + ": cannot be saved: No space left on device; .* Nothing has been" + " changed\\.");
            assertThat(target).hasContent("old");
            try (var files = Files.list(disk.folder())) {
                assertThat(files.map(file -> file.getFileName().toString())).containsExactly("old.tif");
            }
        }
    }

    private void assertOnlyFile(String name) throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(name);
        }
    }

    @Test
    void anImageGoesOnWithItsOwnFileAsAPyramid() {
        var file = folder.resolve("own.tif");
        TestImages.random(PixelType.UINT16, Extent.of(700, 600, 2), RANDOM).saveTiff(file);
        try (var image = DiskImage.open(file)) {
            var pixels = image.toMemory().pixels();
            image.saveTiff(file, TiffOptions.of(Compression.ZSTD).pyramid());
            assertThat(image.toMemory().pixels()).isEqualTo(pixels);
            assertThat(DiskImage.levels(file)).hasSize(2);
        }
    }

    @Test
    void aPyramidIsNotEdited() {
        var file = folder.resolve("own.tif");
        var image = TestImages.random(PixelType.UINT16, Extent.of(700, 600), RANDOM);
        image.saveTiff(file);
        try (var edited = DiskImage.openForEdit(file)) {
            assertThatThrownBy(() -> edited.saveTiff(file, TiffOptions.DEFAULT.pyramid()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(file + ": this image is open for editing, which would leave the levels of a pyramid as"
                            + " they are. Save it under another name, or open it with DiskImage.open and save that.");
        }
        image.saveTiff(file, TiffOptions.DEFAULT.pyramid());
        assertThatThrownBy(() -> DiskImage.openForEdit(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageMatching(file + ": this image cannot be edited in its file at byte [0-9]+ \\(IFD 0\\):"
                        + " expected an image without smaller copies, which would stay as they are, found a pyramid\\."
                        + " Edit a copy \\(DiskImage\\.copyOf\\) and save that\\.");
    }

    @ParameterizedTest
    @ValueSource(ints = {-16, 8, 250, 16400})
    void tilesThatTiffDoesNotAllowAreRefused(int side) {
        assertThatThrownBy(() -> TiffOptions.DEFAULT.tiles(side))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the sides of a tile must be multiples of 16 up to 16384, found " + side + " x " + side);
        assertThatThrownBy(() -> TiffOptions.DEFAULT.tiles(side, 256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TiffOptions.DEFAULT.tiles(256, side)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tilesThatDoNotFitIntoMemoryAreRefused() {
        var image = MemoryImage.create(PixelType.FLOAT64, Extent.of(1, 1));
        var most = ByteSize.text(Runtime.getRuntime().maxMemory() / 4);
        assertThatThrownBy(() -> image.saveTiff(folder.resolve("a.tif"), TiffOptions.DEFAULT.tiles(16384)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("to write 1 columns in blocks of 16384 x 16384 pixels takes 8.6 GB of memory: at most "
                        + most + " are taken. Choose smaller tiles (TiffOptions.tiles(64)), or give Java a larger"
                        + " heap.");
    }
}
