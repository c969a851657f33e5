package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.ImageMetadata.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.commons.imaging.Imaging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureSavingTest {
    @TempDir
    Path folder;

    private static MemoryImage plane(PixelType type) {
        var image = MemoryImage.create(type, 7, 5);
        for (int i = 0; i < 35; i++) {
            image.set(i % 7, i / 7, 0, 0, 0, type == PixelType.UINT16 ? i * 1871 : i * 7);
        }
        return image;
    }

    private static MemoryImage colour(PixelType type, int channels) {
        var image = MemoryImage.create(type, new Extent(7, 5, 1, channels, 1));
        for (int i = 0; i < 35 * channels; i++) {
            double value = type == PixelType.UINT16 ? i * 467 : i * 59 % 256;
            image.set(i % 7, i / 7 % 5, 0, i / 35, 0, value);
        }
        return image.withMetadata(ImageMetadata.of("colour", Role.RGB));
    }

    private static MemoryImage indexes(int colours) {
        var red = new short[colours];
        var green = new short[colours];
        var blue = new short[colours];
        for (int i = 0; i < colours; i++) {
            red[i] = (short) (i * 89 % 256 * 257);
            green[i] = (short) (i * 31 % 256 * 257);
            blue[i] = (short) ((255 - i) * 257);
        }
        var pixels = new byte[35];
        for (int i = 0; i < 35; i++) {
            pixels[i] = (byte) (i * 11 % colours);
        }
        return MemoryImage.of(pixels, 7, 5)
                .withMetadata(ImageMetadata.of("indexes", Role.INTENSITY).withPalette(Palette.of(red, green, blue)));
    }

    private void comesBack(MemoryImage image, String ending) {
        var file = folder.resolve("saved." + ending);
        image.save(file);
        var loaded = MemoryImage.load(file);
        assertThat(loaded.type()).isEqualTo(image.type());
        assertThat(loaded.extent()).isEqualTo(image.extent());
        assertThat(loaded.pixels()).isEqualTo(image.pixels());
        assertThat(loaded.metadata().role()).isEqualTo(image.metadata().role());
        assertThat(loaded.metadata().findPalette()).isEqualTo(image.metadata().findPalette());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "PNG", "gif", "bmp", "pgm", "pnm", "pam", "tif", "tiff"})
    void greyBytesComeBack(String ending) {
        comesBack(plane(PixelType.UINT8), ending);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "pgm", "pnm", "pam", "tif"})
    void sixteenBitsComeBack(String ending) {
        comesBack(plane(PixelType.UINT16), ending);
    }

    @ParameterizedTest
    @CsvSource({
        "png, UINT8, 3",
        "png, UINT8, 4",
        "png, UINT16, 3",
        "png, UINT16, 4",
        "bmp, UINT8, 3",
        "ppm, UINT8, 3",
        "ppm, UINT16, 3",
        "pnm, UINT8, 3",
        "pam, UINT8, 4",
        "pam, UINT16, 4",
        "pam, UINT16, 3"
    })
    void coloursComeBack(String ending, PixelType type, int channels) {
        comesBack(colour(type, channels), ending);
    }

    @ParameterizedTest
    @CsvSource({
        "png, 2",
        "png, 3",
        "png, 13",
        "png, 200",
        "bmp, 2",
        "bmp, 3",
        "bmp, 13",
        "bmp, 200",
        "gif, 2",
        "gif, 16",
        "gif, 256"
    })
    void indexesComeBackWithTheirPalette(String ending, int colours) {
        comesBack(indexes(colours), ending);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif"})
    void smallPicturesComeBack(String ending) {
        for (int height = 1; height < 10; height++) {
            for (int width = 1; width < 10; width++) {
                var pixels = new byte[width * height];
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = (byte) (i * 3 % 11);
                }
                var metadata = ImageMetadata.of("small", Role.INTENSITY);
                comesBack(
                        MemoryImage.of(pixels, width, height)
                                .withMetadata(metadata.withPalette(
                                        indexes(16).metadata().findPalette().orElseThrow())),
                        ending);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif", "pbm", "pnm"})
    void aBitmapComesBack(String ending) {
        var pixels = new byte[35];
        pixels[0] = 1;
        pixels[8] = 1;
        pixels[34] = 1;
        comesBack(
                MemoryImage.of(pixels, 7, 5)
                        .withMetadata(ImageMetadata.of("bitmap", Role.INTENSITY).withPalette(Palette.greys(2, 1, 0))),
                ending);
    }

    @Test
    void greysUpToALargestValueComeBackAsPgm() throws IOException {
        var image = MemoryImage.of(new byte[] {0, 50, 100}, 3, 1)
                .withMetadata(ImageMetadata.of("greys", Role.INTENSITY).withPalette(Palette.greys(101, 0, 1)));
        comesBack(image, "pgm");
        assertThat(new String(Files.readAllBytes(folder.resolve("saved.pgm")), StandardCharsets.US_ASCII))
                .isEqualTo("P5\n3 1\n100\n\0" + "2d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "ppm"})
    void commonsImagingSeesTheSameColours(String ending) throws IOException {
        var image = colour(PixelType.UINT8, 3);
        image.save(folder.resolve("saved." + ending));
        var seen = Imaging.getBufferedImage(folder.resolve("saved." + ending).toFile());
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 7; x++) {
                int rgb = (int) image.get(x, y, 0, 0) << 16
                        | (int) image.get(x, y, 0, 1) << 8
                        | (int) image.get(x, y, 0, 2);
                assertThat(seen.getRGB(x, y) & 0xffffff).isEqualTo(rgb);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"png, 13", "png, 200", "bmp, 2", "bmp, 13", "bmp, 200", "gif, 13", "gif, 200"})
    void commonsImagingSeesTheColoursOfAPalette(String ending, int colours) throws IOException {
        var image = indexes(colours);
        image.save(folder.resolve("saved." + ending));
        var seen = Imaging.getBufferedImage(folder.resolve("saved." + ending).toFile());
        var palette = image.metadata().findPalette().orElseThrow();
        for (int i = 0; i < 35; i++) {
            assertThat(seen.getRGB(i % 7, i / 7) & 0xffffff).isEqualTo(palette.rgb((int) image.get(i % 7, i / 7)));
        }
    }

    @Test
    void theJdkSeesTheSixteenBitsOfAPng() throws IOException {
        plane(PixelType.UINT16).save(folder.resolve("saved.png"));
        var raster = ImageIO.read(folder.resolve("saved.png").toFile()).getRaster();
        assertThat(raster.getSample(6, 4, 0)).isEqualTo(34 * 1871);
    }

    @Test
    void aJpegIsNear() {
        var image = plane(PixelType.UINT8);
        image.save(folder.resolve("saved.jpg"));
        var loaded = MemoryImage.load(folder.resolve("saved.jpg"));
        for (int i = 0; i < 35; i++) {
            assertThat(Math.abs(loaded.get(i % 7, i / 7) - image.get(i % 7, i / 7)))
                    .isLessThan(5);
        }
        colour(PixelType.UINT8, 3).save(folder.resolve("saved.jpeg"));
        assertThat(MemoryImage.load(folder.resolve("saved.jpeg")).metadata().role())
                .isEqualTo(Role.RGB);
    }

    @Test
    void rawIsSavedToo() throws IOException {
        plane(PixelType.UINT8).save(folder.resolve("saved.raw"));
        assertThat(Files.size(folder.resolve("saved.raw"))).isEqualTo(35);
    }

    private void refused(MemoryImage image, String name, String rule, String found) {
        var file = folder.resolve(name);
        assertThatThrownBy(() -> image.save(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ": a " + name.substring(2) + " cannot hold this image exactly: expected " + rule
                        + ", found " + found + ". Save it as TIFF, which holds every image, or convert it first.");
        assertThat(file).doesNotExist();
    }

    @Test
    void whatAFormatCannotHoldIsRefused() {
        String png = "one plane of uint8 or uint16: grey, a bitmap of white 0 and black 1, uint8 with a palette, RGB,"
                + " RGB with opacity";
        refused(plane(PixelType.FLOAT32), "a.PNG", png, "float32, 7 × 5 (XY), INTENSITY");
        refused(MemoryImage.create(PixelType.UINT8, 7, 5, 3), "b.PNG", png, "uint8, 7 × 5 × 3 (XYZ), INTENSITY");
        refused(
                MemoryImage.create(PixelType.UINT16, new Extent(7, 5, 1, 3, 1)),
                "c.PNG",
                png,
                "uint16, 7 × 5 × 3 (XYC), INTENSITY");
        refused(plane(PixelType.UINT16), "d.JPEG", "one plane of uint8: grey, RGB", "uint16, 7 × 5 (XY), INTENSITY");
        refused(
                indexes(13),
                "e.JPEG",
                "one plane of uint8: grey, RGB",
                "uint8, 7 × 5 (XY), INTENSITY, a palette of 13 colours");
        refused(
                colour(PixelType.UINT8, 3),
                "f.GIF",
                "one plane of uint8: grey, a bitmap of white 0 and black 1, uint8 with a palette",
                "uint8, 7 × 5 × 3 (XYC), RGB");
        refused(
                colour(PixelType.UINT8, 4),
                "g.BMP",
                "one plane of uint8: grey, a bitmap of white 0 and black 1, uint8 with a palette, RGB",
                "uint8, 7 × 5 × 4 (XYC), RGB");
        refused(
                plane(PixelType.UINT8),
                "h.PBM",
                "one plane of uint8 or uint16: a bitmap of white 0 and black 1",
                "uint8, 7 × 5 (XY), INTENSITY");
    }

    @Test
    void anIndexOutsideThePaletteIsRefused() {
        var image = MemoryImage.of(new byte[] {0, 1, 2}, 3, 1)
                .withMetadata(ImageMetadata.of("a", Role.INTENSITY).withPalette(Palette.greys(2, 0, 1)));
        assertThatThrownBy(() -> image.save(folder.resolve("a.png"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownEndingNamesThoseThatAreKnown() {
        var file = folder.resolve("a.webp");
        assertThatThrownBy(() -> plane(PixelType.UINT8).save(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        file + ": cannot be saved: no format is known by the ending of this name: expected png, jpg,"
                                + " gif, bmp, pgm, ppm, pbm, pnm, pam, tif, npy or raw, found \"webp\".");
    }

    @Test
    void aRefusedSaveLeavesTheOldFileAndNothingElse() throws IOException {
        var file = Files.writeString(folder.resolve("a.png"), "old");
        assertThatThrownBy(() -> plane(PixelType.FLOAT64).save(file)).isInstanceOf(IllegalArgumentException.class);
        assertThat(file).hasContent("old");
        plane(PixelType.UINT8).save(file.toString());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(MemoryImage.load(file).get(3, 2)).isEqualTo(17 * 7);
    }
}
