package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.io.codec.Ccitt.Scheme;
import dev.diatom.image.io.codec.TestFax;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.apache.commons.imaging.formats.tiff.TiffImageParser;
import org.apache.commons.imaging.formats.tiff.TiffImagingParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facsimiles that the JDK, commons-imaging and the test itself wrote. */
class CcittFilesTest {
    private static final long SEED = Long.getLong("diatom.seed", 5);
    private static final int KINDS = 6;
    private static final int[] WIDTHS = {1, 8, 9, 65, 200, 1729, 2561, 5201};

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @ParameterizedTest
    @ValueSource(strings = {"CCITT RLE", "CCITT T.4", "CCITT T.6"})
    void readsWhatTheJdkWrites(String compression) throws IOException {
        var file = folder.resolve("jdk.tif");
        for (int width : WIDTHS) {
            for (int kind = 0; kind < KINDS; kind++) {
                if (compression.equals("CCITT RLE") && (width < Long.SIZE || kind == 2 || kind == 3)) {
                    continue; // where the JDK runs over its buffer
                }
                var page = page(width, 16, kind);
                var writer = ImageIO.getImageWritersByFormatName("tiff").next();
                var how = writer.getDefaultWriteParam();
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionType(compression);
                Files.deleteIfExists(file);
                try (var out = ImageIO.createImageOutputStream(file.toFile())) {
                    writer.setOutput(out);
                    writer.write(null, new IIOImage(page, null, null), how);
                } finally {
                    writer.dispose();
                }
                assertShows(file, page, compression + ", " + width + " columns, kind " + kind);
            }
        }
    }

    /** Compression, and options of T.4: two dimensions (1), fill bits before marks (4). */
    @ParameterizedTest
    @CsvSource({"2, 0", "3, 0", "3, 1", "3, 4", "3, 5", "4, 0"})
    void readsWhatCommonsImagingWrites(int compression, int options) throws IOException {
        var file = folder.resolve("commons.tif");
        for (int width : WIDTHS) {
            for (int kind = 0; kind < KINDS; kind++) {
                var page = page(width, 16, kind);
                var how = new TiffImagingParameters();
                how.setCompression(compression);
                how.setT4Options(options);
                try (var out = Files.newOutputStream(file)) {
                    new TiffImageParser().writeImage(page, out, how);
                }
                assertShows(file, page, compression + ", options " + options + ", " + width + " columns, kind " + kind);
            }
        }
    }

    /** In both byte orders and senses; the number 32771 is that of words. */
    @ParameterizedTest
    @CsvSource({"2, 0, RLE", "32771, 0, RLE_WORDS", "3, 0, T4", "3, 1, T4_2D", "4, 0, T6"})
    void readsStripsAndTilesWithAnyFillOrder(int compression, int options, Scheme scheme) throws IOException {
        for (var order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            for (int fillOrder = 1; fillOrder <= 2; fillOrder++) {
                for (int photometric = 0; photometric <= 1; photometric++) {
                    for (boolean tiled : new boolean[] {false, true}) {
                        var page = bilevel(101, 37);
                        var tiff = new TestTiff(page, order)
                                .bits(1)
                                .blocks(compression, (columns, rows) -> fax(scheme, columns, rows))
                                .tag(292, options)
                                .tag(262, photometric);
                        if (fillOrder == 2) {
                            tiff.reversed();
                        }
                        var file = folder.resolve("fax.tif");
                        (tiled ? tiff.tiles(48, 16) : tiff.rowsPerStrip(10)).write(file);
                        try (var image = DiskImage.open(file)) {
                            assertThat(image.slice().read().pixels())
                                    .as("seed %d, %s, fill order %d, tiled: %s", SEED, order, fillOrder, tiled)
                                    .isEqualTo(page.pixels());
                            assertThat(part(image)).isEqualTo(part(page));
                        }
                    }
                }
            }
        }
    }

    @Test
    void theSamplesOfAPageMayHavePlanesButNotStandSideBySide() throws IOException {
        var colours = new Extent(101, 37, 1, 3, 1);
        var image = MemoryImage.create(PixelType.UINT8, colours);
        image.set(50, 20, 0, 2, 0, 1);
        var file = folder.resolve("planes.tif");
        var tiff = new TestTiff(image, ByteOrder.BIG_ENDIAN)
                .bits(1)
                .samples(3)
                .blocks(4, (columns, rows) -> fax(Scheme.T6, columns, rows));
        tiff.planar().rowsPerStrip(10).write(file);
        try (var planes = DiskImage.open(file)) {
            assertThat(planes.region().read().pixels()).isEqualTo(image.pixels());
        }
        var together =
                new TestTiff(image, ByteOrder.BIG_ENDIAN).bits(1).samples(3).blocks(4, (columns, rows) -> rows);
        together.write(file);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageMatching(
                        Pattern.quote(file + ": CCITT compression of such samples is not read")
                                + " at byte \\d+ \\(IFD 0, tag 258 BitsPerSample\\): expected one sample of 1 bit, found 3 of 1 bits\\.");
    }

    /** A strip that is larger than the cache takes is decoded row by row, and rows that are passed over are not painted. */
    @Test
    void aStripMayBeLong() throws IOException {
        var page = MemoryImage.create(PixelType.UINT8, Extent.of(3000, 10_000));
        byte[] pixels = (byte[]) page.pixels();
        for (int y = 0; y < 10_000; y++) {
            pixels[y * 3000 + y % 3000] = 1;
        }
        var file = folder.resolve("long.tif");
        new TestTiff(page, ByteOrder.LITTLE_ENDIAN)
                .bits(1)
                .blocks(4, (columns, rows) -> fax(Scheme.T6, columns, rows))
                .write(file);
        try (var image = DiskImage.open(file)) {
            for (int y = 9_999; y > 0; y -= 999) {
                assertThat(image.slice().offset(0, y).size(3000, 1).read().pixels())
                        .isEqualTo(
                                page.slice().offset(0, y).size(3000, 1).read().pixels());
            }
        }
    }

    @Test
    void aPageCannotHaveMoreRowsThanItsStripsHaveBits() throws IOException {
        var page = MemoryImage.create(PixelType.UINT8, Extent.of(8, 800));
        var file = folder.resolve("white.tif");
        new TestTiff(page, ByteOrder.LITTLE_ENDIAN)
                .bits(1)
                .blocks(4, (columns, rows) -> new byte[99])
                .write(file);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("a strip is too short for its rows")
                .hasMessageContaining("expected at least 100 bytes for 800 rows of 1 bytes, found 99 for strip 0.");
    }

    @Test
    void damageIsSaidWithItsRow() throws IOException {
        var page = bilevel(101, 37);
        var file = folder.resolve("damaged.tif");
        new TestTiff(page, ByteOrder.LITTLE_ENDIAN)
                .bits(1)
                .blocks(4, (columns, rows) -> {
                    byte[] fax = fax(Scheme.T6, columns, rows);
                    fax[fax.length / 2] = 0;
                    fax[fax.length / 2 + 1] = 0;
                    return fax;
                })
                .write(file);
        try (var image = DiskImage.open(file)) {
            assertThatThrownBy(() -> image.slice().read())
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessageMatching("(?s).*: a strip cannot be decoded at byte 8 \\(page 0, strip 0, row \\d+\\): "
                            + "expected CCITT T.6 data, found .*\\. The file looks damaged\\.");
        }
    }

    private static byte[] fax(Scheme scheme, int columns, byte[] rows) {
        return new TestFax(scheme, columns).encode(rows);
    }

    private static Object part(Image image) {
        return image.slice().offset(3, 20).size(90, 2).stride(7, 1).read().pixels();
    }

    private MemoryImage bilevel(int columns, int rows) {
        var page = MemoryImage.create(PixelType.UINT8, Extent.of(columns, rows));
        byte[] pixels = (byte[]) page.pixels();
        for (int i = 1; i < pixels.length; i++) {
            pixels[i] = (byte) (random.nextInt(8) == 0 ? 1 - pixels[i - 1] : pixels[i - 1]);
        }
        return page;
    }

    private BufferedImage page(int columns, int rows, int kind) {
        var page = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_BINARY);
        byte[] packed = TestFax.page(columns, rows, kind, random);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                boolean black = (packed[y * ((columns + 7) / 8) + x / 8] >> (7 - x % 8) & 1) == 1;
                page.setRGB(x, y, black ? 0xff000000 : 0xffffffff);
            }
        }
        return page;
    }

    /** The image shows black where the page is black. */
    private static void assertShows(Path file, BufferedImage page, String what) {
        try (var image = DiskImage.open(file)) {
            var palette = image.metadata().findPalette().orElseThrow();
            byte[] pixels = (byte[]) image.slice().read().pixels();
            assertThat(pixels).hasSize(page.getWidth() * page.getHeight());
            for (int i = 0; i < pixels.length; i++) {
                int x = i % page.getWidth();
                int y = i / page.getWidth();
                if ((palette.red(pixels[i]) == 0) != ((page.getRGB(x, y) & 0xffffff) == 0)) {
                    throw new AssertionError("seed " + SEED + ", " + what + ": " + x + ", " + y);
                }
            }
        }
    }
}
