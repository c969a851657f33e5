package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.ImageMetadata.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PictureLoadingTest {
    @TempDir
    Path folder;

    static List<PictureSample> samples() {
        return PictureSample.ALL;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void samplesComeOutAsTheyAreStoredWhateverTheFilesName(PictureSample sample) throws IOException {
        var image = MemoryImage.load(sample.write(folder));
        assertThat(image.type()).isEqualTo(sample.type());
        assertThat(image.extent()).isEqualTo(sample.extent());
        assertThat(image.metadata().role()).isEqualTo(sample.extent().c() > 2 ? Role.RGB : Role.INTENSITY);
        assertThat(PictureSample.values(image)).isEqualTo(sample.values());
        assertThat(image.toString()).startsWith("picture.dat: 5 × 3 ");
    }

    @Test
    void aPaletteComesWithItsIndexes() throws IOException {
        var image = load("palette with opacities, interlaced");
        var palette = image.metadata().findPalette().orElseThrow();
        assertThat(palette.size()).isEqualTo(9);
        assertThat(image.metadata().tags()).isEqualTo(Map.of("tRNS", "0 128"));
        var bmp = load("palette of 4 bits").metadata().findPalette().orElseThrow();
        assertThat(bmp.size()).isEqualTo(11);
        assertThat(load("indexes").metadata().findPalette().orElseThrow().size())
                .isEqualTo(8);
    }

    @Test
    void greysOfFewBitsSayWhatTheyStandFor() throws IOException {
        var image = load("grey of 2 bits with a colour key");
        assertThat(image.metadata().findPalette()).contains(Palette.greys(4, 0, 1));
        assertThat(image.metadata().tags()).isEqualTo(Map.of("tRNS", "1"));
    }

    private MemoryImage load(String name) throws IOException {
        return MemoryImage.load(PictureSample.named(name).write(folder));
    }

    private MemoryImage pnm(String header, int... samples) throws IOException {
        var start = header.getBytes(StandardCharsets.US_ASCII);
        var bytes = new byte[start.length + samples.length];
        System.arraycopy(start, 0, bytes, 0, start.length);
        for (int i = 0; i < samples.length; i++) {
            bytes[start.length + i] = (byte) samples[i];
        }
        return MemoryImage.load(Files.write(folder.resolve("picture.dat"), bytes));
    }

    @Test
    void pgmKeepsSixteenBitsInTextAndInBytes() throws IOException {
        var text = pnm("P2 # two\n3 2 # sizes\n65535\n0 1 2\n255 256 65535");
        assertThat(PictureSample.values(text)).isEqualTo("0 1 2 255 256 65535");
        assertThat(text.type()).isEqualTo(PixelType.UINT16);
        var binary = pnm("P5\n3 2\n65535\n", 0, 0, 0, 1, 0, 2, 0, 255, 1, 0, 255, 255);
        assertThat(PictureSample.values(binary)).isEqualTo("0 1 2 255 256 65535");
        assertThat(PictureSample.values(pnm("P5 3 1 255\n", 35, 10, 255))).isEqualTo("35 10 255");
    }

    @Test
    void ppmIsThreeChannels() throws IOException {
        var text = pnm("P3 2 1 255  1 2 3  4 5 6\n");
        assertThat(PictureSample.values(text)).isEqualTo("1 4 2 5 3 6");
        assertThat(text.metadata().role()).isEqualTo(Role.RGB);
        assertThat(PictureSample.values(pnm("P6 2 1 255\n", 1, 2, 3, 4, 5, 6))).isEqualTo("1 4 2 5 3 6");
    }

    @Test
    void inABitmapOneIsBlack() throws IOException {
        var text = pnm("P1\n5 2\n10 1\n0101011");
        assertThat(PictureSample.values(text)).isEqualTo("1 0 1 0 1 0 1 0 1 1");
        assertThat(text.metadata().findPalette()).contains(Palette.greys(2, 1, 0));
        assertThat(PictureSample.values(pnm("P4 9 2\n", 0b10101010, 0x80, 0b00000001, 0)))
                .isEqualTo("1 0 1 0 1 0 1 0 1 0 0 0 0 0 0 0 1 0");
    }

    @Test
    void pamHasOpacity() throws IOException {
        var image = pnm(
                "P7\n# a comment\nWIDTH 1\nHEIGHT 2\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n",
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8);
        assertThat(image.extent()).isEqualTo(new Extent(1, 2, 1, 4, 1));
        assertThat(PictureSample.values(image)).isEqualTo("1 5 2 6 3 7 4 8");
        assertThat(image.metadata().role()).isEqualTo(Role.RGB);
    }

    @Test
    void valuesOfAnotherLargestValueAreNotScaled() throws IOException {
        var image = pnm("P2 3 1 100\n0 50 100");
        assertThat(PictureSample.values(image)).isEqualTo("0 50 100");
        assertThat(image.metadata().tags()).isEqualTo(Map.of("MAXVAL", "100"));
        assertThat(image.toBufferedImage().getRGB(2, 0)).isEqualTo(0xffffffff);
    }

    @Test
    void aTiffIsLoadedWhateverItsName() throws IOException {
        var file = folder.resolve("picture.png");
        TestImages.memory(PixelType.UINT16, Extent.of(7, 5)).saveTiff(file);
        assertThat(MemoryImage.load(file).get(3, 2)).isEqualTo(TestImages.value(3, 2, 0, 0, 0));
    }

    @Test
    void whatIsNoPictureIsNamed() throws IOException {
        var file = Files.writeString(folder.resolve("notes.png"), "some notes");
        assertThatThrownBy(() -> MemoryImage.load(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(
                        file + ": the format of this file is not known at byte 0 (first bytes): expected TIFF, .npy,"
                                + " NRRD, MetaImage, PNG, JPEG, GIF, BMP or PNM, found 73 6f 6d 65 20 6e 6f 74. Open plain pixels with"
                                + " MemoryImage.loadRaw and a RawLayout.");
        assertThatThrownBy(() -> MemoryImage.load(folder.resolve("none.png")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(folder.resolve("none.png") + ": there is no such file");
    }
}
