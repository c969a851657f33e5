package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pyramids that other programs write, made by hand. */
class LevelsTest {
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    @TempDir
    Path folder;

    private static TestTiff page(int width, int height) {
        return new TestTiff(image(width, height), LITTLE);
    }

    private static MemoryImage image(int width, int height) {
        return TestImages.memory(PixelType.UINT8, new Extent(width, height, 1, 3, 1));
    }

    private static TestTiff rgb(int width, int height) {
        return page(width, height).samples(3);
    }

    private Path write(TestTiff tiff) throws IOException {
        return tiff.write(folder.resolve("levels.tif"));
    }

    private static List<String> sizes(Path file) {
        return DiskImage.levels(file).stream()
                .map(level -> level.extent().x() + "x" + level.extent().y())
                .toList();
    }

    private static void assertLevel(Path file, int number, MemoryImage expected) {
        var level = DiskImage.levels(file).get(number);
        assertThat(level.number()).isEqualTo(number);
        try (var image = DiskImage.open(file, level)) {
            assertThat(image.extent()).isEqualTo(level.extent());
            assertThat(image.toMemory().pixels()).isEqualTo(expected.pixels());
        }
    }

    @Test
    void aFileWithoutCopiesHasOneLevel() throws IOException {
        var file = write(rgb(70, 50));
        assertThat(DiskImage.levels(file.toString()))
                .containsExactly(new Level(0, new Extent(70, 50, 1, 3, 1), PixelType.UINT8, 1));
        assertLevel(file, 0, image(70, 50));
        try (var image = DiskImage.open(file.toString(), DiskImage.levels(file).get(0))) {
            assertThat(image.metadata().name()).isEqualTo("levels.tif");
        }
    }

    @Test
    void aFileOfAnotherFormatHasOneLevel() {
        var file = folder.resolve("array.npy");
        var array = TestImages.memory(PixelType.INT16, Extent.of(7, 5, 3));
        array.saveNpy(file);
        assertThat(DiskImage.levels(file)).containsExactly(new Level(0, Extent.of(7, 5, 3), PixelType.INT16, 1));
        assertLevel(file, 0, array);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void copiesBelowEachPageOfAStackAreLevelsOfAllItsPlanes(boolean big) throws IOException {
        var extent = new Extent(64, 48, 3, 2, 4);
        var half = new Extent(32, 24, 3, 2, 4);
        var fourth = new Extent(16, 12, 3, 2, 4);
        var shorts = PixelType.UINT16;
        var tiff = new TestTiff(TestImages.memory(shorts, extent), ByteOrder.BIG_ENDIAN)
                .imageJ()
                .below(new TestTiff(TestImages.memory(shorts, fourth), ByteOrder.BIG_ENDIAN).imageJ())
                .below(new TestTiff(TestImages.memory(shorts, half), ByteOrder.BIG_ENDIAN)
                        .imageJ()
                        .tiles(16, 16)
                        .codec(TestCodec.LZW));
        var file = write(big ? tiff.big() : tiff);
        assertThat(DiskImage.levels(file))
                .containsExactly(
                        new Level(0, extent, shorts, 1),
                        new Level(1, half, shorts, 2),
                        new Level(2, fourth, shorts, 4));
        assertLevel(file, 1, TestImages.memory(shorts, half));
        assertLevel(file, 2, TestImages.memory(shorts, fourth));
        assertThat(DiskImage.series(file)).hasSize(1);
    }

    @Test
    void ofWhatStandsBelowAPageOnlySmallerCopiesAreLevels() throws IOException {
        var bytes = TestImages.memory(PixelType.UINT8, Extent.of(32, 24));
        var file = write(rgb(64, 48)
                .below(new TestTiff(bytes, LITTLE))
                .below(rgb(128, 96))
                .below(rgb(32, 32))
                .below(rgb(64, 48))
                .below(rgb(32, 24).tag(259, 9))
                .below(rgb(32, 24)));
        assertThat(sizes(file)).containsExactly("64x48", "32x24");
        assertLevel(file, 1, image(32, 24));
    }

    @Test
    void reducedPagesOfWholeFactorsAreLevels() throws IOException {
        var file = write(rgb(1001, 501)
                .then(rgb(501, 251).tag(254, 1))
                .then(rgb(251, 126).tag(254, 1))
                .then(rgb(251, 126).tag(254, 5).tag(262, 4))
                .then(rgb(300, 150).tag(254, 1))
                .then(rgb(100, 50)));
        assertThat(sizes(file)).containsExactly("1001x501", "501x251", "251x126");
        assertLevel(file, 2, image(251, 126));
        assertThat(DiskImage.open(file).extent()).isEqualTo(new Extent(1001, 501, 1, 3, 1));
    }

    @Test
    void ofAperioTheTiledPagesAreLevels() throws IOException {
        var file = write(rgb(2001, 1501)
                .tiles(240, 240)
                .description("Aperio Image Library v11.2.1 \n2001x1501 [0,0 2001x1501] (240x240)|AppMag = 20|MPP = 0.5")
                .then(rgb(1024, 768))
                .then(rgb(500, 375).tiles(240, 240))
                .then(rgb(125, 93).tiles(240, 240))
                .then(rgb(120, 90).tag(254, 1))
                .then(rgb(400, 300).tag(254, 9)));
        assertThat(sizes(file)).containsExactly("2001x1501", "500x375", "125x93");
        assertThat(DiskImage.levels(file).get(1).downsampling()).isEqualTo(4.002);
        assertLevel(file, 1, image(500, 375));
        assertThat(DiskImage.series(file)).hasSize(6);
    }

    @Test
    void aperiosSizeOfAPixelIsReadAndGrowsWithTheLevel() throws IOException {
        var file = write(rgb(64, 48)
                .tiles(16, 16)
                .description("Aperio Image Library v1\r\n64x48 (16x16) J2K|AppMag = 40|MPP = 0.25|Left = 1.5")
                .then(rgb(32, 24)
                        .tiles(16, 16)
                        .description("Aperio Image Library v1\r\n64x48 (16x16) -> 32x24|AppMag = 40|MPP = 0.25")));
        var levels = DiskImage.levels(file);
        try (var slide = DiskImage.open(file);
                var half = DiskImage.open(file, levels.get(1));
                var asSeries = DiskImage.open(file, 1)) {
            assertThat(slide.metadata().calibration()).isEqualTo(Calibration.of(0.25, 0.25, 1, "µm"));
            assertThat(half.metadata().calibration()).isEqualTo(Calibration.of(0.5, 0.5, 1, "µm"));
            assertThat(asSeries.metadata().calibration()).isEqualTo(Calibration.NONE);
        }
    }

    @Test
    void pagesOfASlideThatAreNotReadAreNamed() throws IOException {
        var aperio = "Aperio Image Library v1\r\n64x48 (16x16)|MPP = 0.25";
        var file = write(rgb(64, 48)
                .tiles(16, 16)
                .description(aperio)
                .then(rgb(32, 24).tiles(16, 16).tag(259, 33003))
                .then(rgb(16, 12).tiles(16, 16)));
        assertThat(sizes(file)).containsExactly("64x48", "16x12");
        try (var slide = DiskImage.open(file)) {
            assertThat(slide.metadata().tags().get("(not read)"))
                    .matches("1 pages: " + file + ": this compression is not read at byte [0-9]+ \\(IFD 1, tag 259"
                            + " Compression\\): expected none, LZW, Deflate, PackBits, ZSTD, JPEG or CCITT, found 33003"
                            + " \\(JPEG 2000\\)\\..*");
        }
        var jpeg2000 = write(
                rgb(64, 48).tiles(16, 16).tag(259, 33005).description(aperio).then(rgb(32, 24)));
        assertThatThrownBy(() -> DiskImage.levels(jpeg2000))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("(IFD 0, tag 259 Compression)")
                .hasMessageContaining("found 33005 (JPEG 2000). Convert it with the program that made it");
    }

    @Test
    void ofHamamatsuThePagesThroughTheLensAreLevels() throws IOException {
        var file = write(ndpi(1280, 768, 20)
                .then(ndpi(320, 192, 5))
                .then(ndpi(80, 48, 1.25f))
                .then(ndpi(640, 384, -1))
                .then(ndpi(160, 96, -2)));
        assertThat(sizes(file)).containsExactly("1280x768", "320x192", "80x48");
        assertLevel(file, 2, image(80, 48));
        try (var slide = DiskImage.open(file)) {
            assertThat(slide.metadata().tags()).containsEntry("NDPI.SourceLens", "20");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLensOfWholeNumbersIsUnderstood(boolean big) throws IOException {
        var tiff = rgb(64, 48).tag(65420, 1).text(271, "Hamamatsu").tag(65421, 20);
        tiff.then(rgb(32, 24).tag(65420, 1).text(271, "Hamamatsu").tag(65421, 10));
        assertThat(sizes(write(big ? tiff.big() : tiff))).containsExactly("64x48", "32x24");
    }

    private static TestTiff ndpi(int width, int height, float lens) {
        return rgb(width, height).tag(65420, 1).text(271, "Hamamatsu").number(65421, lens);
    }

    @Test
    void aDirectoryBelowItselfIsNoticed() throws IOException {
        var file = folder.resolve("loop.tif");
        byte[] bytes = rgb(64, 48).longs(330, 1).bytes();
        int first = ByteBuffer.wrap(bytes).order(LITTLE).getInt(4);
        rgb(64, 48).longs(330, first).write(file);
        assertThatThrownBy(() -> DiskImage.levels(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageMatching(
                        file + ": the directories of pages loop at byte [0-9]+ \\(IFD 0, tag 330 SubIFDs\\):"
                                + " expected the offset of a directory that is no page's, found " + first + "\\.");
        assertThat(MemoryImage.load(file).pixels()).isEqualTo(image(64, 48).pixels());
    }

    @Test
    void thousandsOfLevelsAreRefused() throws IOException {
        var file = write(rgb(64, 48).longs(330, new long[5000]));
        assertThatThrownBy(() -> DiskImage.levels(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageMatching(file + ": a page with so many directories below it is not read at byte [0-9]+"
                        + " \\(IFD 0, tag 330 SubIFDs\\): expected at most 64, found 5000\\.");
        assertThat(MemoryImage.load(file).pixels()).isEqualTo(image(64, 48).pixels());
    }

    @Test
    void aPageWithAnotherPyramidThanTheFirstIsNoticed() throws IOException {
        var two = new TestTiff(TestImages.memory(PixelType.UINT8, Extent.of(64, 48, 2)), LITTLE);
        var file = write(new TestTiff(TestImages.memory(PixelType.UINT8, Extent.of(64, 48)), LITTLE)
                .below(new TestTiff(TestImages.memory(PixelType.UINT8, Extent.of(32, 24)), LITTLE))
                .then(two));
        var level = DiskImage.levels(file).get(1);
        assertThatThrownBy(() -> DiskImage.open(file, level))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageMatching(file + ": a page has another pyramid than the first at byte [0-9]+ \\(page 1\\):"
                        + " expected a copy of 32 x 24 pixels as level 1, found none\\. The file looks damaged\\.");
    }

    @Test
    void aLevelOfAnotherFileIsRefused() throws IOException {
        var file = write(rgb(64, 48).below(rgb(32, 24)));
        var other = new Level(1, new Extent(31, 24, 1, 3, 1), PixelType.UINT8, 2);
        for (var wrong : List.of(other, new Level(2, other.extent(), PixelType.UINT8, 4))) {
            assertThatThrownBy(() -> DiskImage.open(file, wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(file + ": this file has no level " + wrong.number() + " of " + other.extent()
                            + ". List its levels with DiskImage.levels.");
        }
    }

    @Test
    void whatStandsBelowPagesIsNotThrownAway() throws IOException {
        var file = write(rgb(64, 48).below(rgb(32, 24)));
        try (var image = DiskImage.open(file);
                var level = DiskImage.open(file, DiskImage.levels(file).get(1))) {
            for (var either : List.of(image, level)) {
                assertThatThrownBy(() -> either.saveTiff(file))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith(file + ": this file holds something else beside this image");
            }
        }
    }
}
