package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PictureFaultsTest {
    /** The rows of a BMP end with padding that nothing depends on. */
    private static final int MOST_PADDING = 3;

    @TempDir
    Path folder;

    static List<PictureSample> samples() {
        return PictureSample.ALL;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyTruncationIsDamageInTheGrammar(PictureSample sample) throws IOException {
        int complete = sample.bytes().length - (sample.ending().equals("bmp") ? MOST_PADDING : 0);
        for (int length = 0; length < complete; length++) {
            var file = sample.write(folder, length);
            var thrown = catchThrowable(() -> MemoryImage.load(file));
            assertThat(thrown)
                    .as("%s cut to %s bytes", sample, length)
                    .isInstanceOfAny(ImageFormatException.class, UnsupportedFormatException.class);
            assertThat(thrown).hasMessageStartingWith(file + ": ").hasMessageEndingWith(".");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void changedBytesGiveAPictureOrADeclaredException(PictureSample sample) throws IOException {
        long seed = Long.getLong("diatom.seed", 20);
        var random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            var bytes = sample.bytes();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextInt(3) == 0 ? 255 : random.nextInt(256));
            }
            var file = Files.write(folder.resolve("picture.dat"), bytes);
            var thrown = catchThrowable(() -> MemoryImage.load(file));
            if (thrown != null) {
                assertThat(thrown)
                        .as("%s, change %s of seed %s", sample, i, seed)
                        .isInstanceOfAny(
                                ImageFormatException.class,
                                UnsupportedFormatException.class,
                                IllegalArgumentException.class);
                assertThat(thrown).hasMessageStartingWith(file + ": ").hasMessageEndingWith(".");
            }
        }
    }

    private Path pnm(String text) throws IOException {
        return Files.write(folder.resolve("picture.pnm"), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void damageOfAPngIsFoundByItsChecksum() throws IOException {
        var bytes = PictureSample.named("RGB with opacity").bytes();
        bytes[45] ^= 1;
        var file = Files.write(folder.resolve("a.png"), bytes);
        int data = ByteBuffer.wrap(bytes).getInt(33);
        var crc = new CRC32();
        crc.update(bytes, 37, data + 4);
        int end = 41 + data;
        assertThatThrownBy(() -> MemoryImage.load(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(String.format(
                        "%s: the PNG is damaged at byte %d (checksum of IDAT): expected %08x, found %08x. Fetch the"
                                + " file again from where it came.",
                        file, end, crc.getValue(), ByteBuffer.wrap(bytes).getInt(end)));
    }

    /** The first sample with other sizes in its header, under a right checksum. */
    private Path pngOf(int width, int height) throws IOException {
        var bytes = PictureSample.named("RGB of 16 bits with a colour key").bytes();
        ByteBuffer.wrap(bytes).putInt(16, width).putInt(20, height);
        var crc = new CRC32();
        crc.update(bytes, 12, 17);
        ByteBuffer.wrap(bytes).putInt(29, (int) crc.getValue());
        return Files.write(folder.resolve("a.png"), bytes);
    }

    @Test
    void aSizeThatTheDataCannotHoldIsDamage() throws IOException {
        var file = pngOf(60_000, 60_000);
        assertThatThrownBy(() -> MemoryImage.load(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(file + ": the PNG claims more pixels than it holds at byte 16 (IHDR): expected at least"
                        + " 20930290 bytes of data for 60000 × 60000 pixels, found 104. The file looks cut short or"
                        + " damaged.");
    }

    @Test
    void aSizeBeyondMemoryIsRefusedBeforeItIsDecoded() throws IOException {
        long most = Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 2);
        var bytes = PictureSample.named("indexes").bytes();
        int frame = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(",\0\0\0\0\5\0\3\0");
        ByteBuffer.wrap(bytes).putShort(frame + 5, (short) 0xffff).putShort(frame + 7, (short) 0xffff);
        var file = Files.write(folder.resolve("a.gif"), bytes);
        assertThatThrownBy(() -> MemoryImage.load(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ": the picture is too large to be loaded: the GIF claims 65535 × 65535 (XY), uint8:"
                        + " expected at most " + ByteSize.text(most)
                        + ", found 4.3 GB. Give Java a larger heap, or store the image as TIFF, which is read piece by"
                        + " piece.");
    }

    @Test
    void aJpegThatClaimsTooMuchIsDamage() throws IOException {
        var file = folder.resolve("a.jpg");
        var bytes = PictureSample.named("grey").bytes();
        int frame = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
        ByteBuffer.wrap(bytes).putShort(frame + 5, (short) 20_000).putShort(frame + 7, (short) 10_000);
        Files.write(file, bytes);
        assertThatThrownBy(() -> MemoryImage.load(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(file + ": the JPEG claims more pixels than it holds at byte " + frame + " (frame): expected"
                        + " at least 24414 bytes for 10000 × 20000 pixels, found " + bytes.length
                        + ". The file looks cut short or damaged.");
    }

    @Test
    void aJpegOfFourColoursIsNamed() throws IOException {
        var file = Files.write(folder.resolve("a.jpg"), Base64.getDecoder().decode(PictureSample.CMYK_JPEG));
        assertThatThrownBy(() -> MemoryImage.load(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(
                        file + ": a JPEG of this number of colours is not read at byte 96 (frame): expected 1 (grey)"
                                + " or 3 (RGB), found 4 (CMYK). Convert it to PNG or TIFF with the program that made it.");
    }

    @Test
    void aPixelDecoderThatGuessesIsNotBelieved() throws IOException {
        var sample = PictureSample.named("grey");
        var file = sample.write(folder, sample.bytes().length - 4);
        assertThatThrownBy(() -> MemoryImage.load(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(
                        file + ": the pixels of the JPEG cannot be decoded: expected data for 5 × 3 (XY), found data"
                                + " that break off or make no sense. The file looks cut short or damaged.");
    }

    @Test
    void aSampleBeyondTheLargestValueIsDamage() throws IOException {
        var file = pnm("P2 2 1 9\n3 10\n");
        assertThatThrownBy(() -> MemoryImage.load(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(file + ": a sample of the PNM is too large at byte 10 (pixels): expected at most 9, found"
                        + " 10.");
    }

    @Test
    void aPnmOfTwoPicturesIsNotHalfLoaded() throws IOException {
        var file = pnm("P5 1 1 255\naP5 1 1 255\nb");
        assertThatThrownBy(() -> MemoryImage.load(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(file + ": a PNM with more than one picture is not read at byte 12 (end of the first"
                        + " picture): expected the end of the file, found 12 more bytes. Split it into one file for each"
                        + " picture.");
    }

    @Test
    void aPnmThatClaimsTooMuchIsCutShort() throws IOException {
        var file = pnm("P5 5000 5000 255\nabc");
        assertThatThrownBy(() -> MemoryImage.load(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(file + ": the PNM ends too early at byte 17 (pixels): expected offset + length <= 20, found"
                        + " 17 + 25000000. The file looks cut short or damaged.");
    }
}
