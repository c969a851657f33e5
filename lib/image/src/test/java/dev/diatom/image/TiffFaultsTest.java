package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiffFaultsTest {
    @TempDir
    Path folder;

    private Path file;
    private TestTiff tiff;

    @BeforeEach
    void makeFile() {
        file = folder.resolve("x.tif");
        tiff = new TestTiff(TestImages.memory(PixelType.UINT16, Extent.of(7, 5, 3)), ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": there is no such file (" + file.toAbsolutePath() + ").");
    }

    @Test
    void saysThatAFileIsTooShort() throws IOException {
        Files.write(file, new byte[] {'I', 'I', 42});
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(file + ": too short for a TIFF header: expected at least 8 bytes, found 3.");
    }

    @Test
    void saysThatAFileIsNoTiff() throws IOException {
        Files.write(file, new byte[] {'I', 'I', 41, 0, 8, 0, 0, 0});
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(file + ": this is not a TIFF at byte 0 (header): expected II or MM, then 42 or 43, found"
                        + " \"II)\\u0000\". Load pictures (PNG, JPEG, GIF, BMP, PNM) with MemoryImage.load, and open plain pixels"
                        + " with DiskImage.openRaw.");
        Files.write(file, new byte[] {(byte) 0x89, 'H', 'D', 'F', 13, 10, 26, 10});
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(
                        file + ": the format of this file is not known at byte 0 (first bytes): expected TIFF, .npy,"
                                + " NRRD or MetaImage, found 89 48 44 46 0d 0a 1a 0a. Open plain pixels with DiskImage.openRaw"
                                + " and a RawLayout.");
    }

    @Test
    void saysWhereACutFileEnds() throws IOException {
        byte[] bytes = tiff.bytes();
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageStartingWith(file + ": the structure runs past the end of the file at byte ")
                .hasMessageContaining("(IFD 2): expected offset + length <= " + (bytes.length - 1))
                .hasMessageEndingWith("The file looks cut short or damaged.");
    }

    @Test
    void saysWhichStripRunsPastTheEnd() throws IOException {
        TestImages.memory(PixelType.UINT16, Extent.of(7, 5)).saveTiff(file);
        byte[] bytes = Files.readAllBytes(file);
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int entry = buffer.getInt(4) + 2;
        while (buffer.getShort(entry) != 273) {
            entry += 12;
        }
        buffer.putInt(entry + 8, bytes.length - 69);
        Files.write(file, bytes);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(file + ": a strip runs past the end of the file at byte " + (bytes.length - 69)
                        + " (IFD 0, tag 273 StripOffsets[0]): expected offset + length <= " + bytes.length + ", found "
                        + (bytes.length - 69) + " + 70. The file looks cut short or damaged.");
    }

    @Test
    void namesWhatItDoesNotRead() throws IOException {
        assertUnsupported(
                tiff.tag(259, 34925),
                "this compression is not read",
                "259 Compression",
                "JPEG or CCITT, found 34925 (LZMA). Convert it with libtiff: tiffcp -c zip in.tif out.tif.");
        assertUnsupported(
                tiff.tag(259, 50002),
                "this compression is not read",
                "259 Compression",
                "found 50002 (JPEG XL). Convert it with the program that made it, to a TIFF without compression or with"
                        + " LZW or Deflate.");
        assertUnsupported(
                tiff.tag(259, 1).tag(262, 32803),
                "samples of this meaning are not read",
                "262 PhotometricInterpretation",
                "found 32803 (colour filter array). Convert it with the program that made it");
        assertUnsupported(
                tiff.tag(262, 1).tag(259, 5).tag(317, 3),
                "this predictor is not read",
                "317 Predictor",
                "found 3 for 16 bits");
    }

    private void assertUnsupported(TestTiff source, String what, String tag, String found) throws IOException {
        source.write(file);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageStartingWith(file + ": " + what)
                .hasMessageContaining(tag)
                .hasMessageContaining(found);
    }

    @Test
    void refusesAChainThatLoops() throws IOException {
        byte[] bytes = tiff.bytes();
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int first = buffer.getInt(4);
        buffer.putInt(first + 2 + buffer.getShort(first) * 12, first);
        Files.write(file, bytes);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(file + ": the chain of pages loops at byte " + first
                        + " (IFD 0, next IFD): expected an offset that was not visited before, found " + first + ".");
    }

    @Test
    void everyTruncationIsRefusedClearlyAndLeavesNothingOpen() throws IOException {
        byte[] bytes = tiff.bytes();
        int owners = Owners.count();
        long descriptors = openDescriptors();
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> DiskImage.open(file))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(ImageFormatException.class);
        }
        assertThat(Owners.count()).isEqualTo(owners);
        assertThat(openDescriptors()).isEqualTo(descriptors);
    }

    @Test
    void anyDamageGivesPixelsOrADeclaredException() throws IOException {
        long seed = Long.getLong("diatom.seed", 42);
        var random = new SplittableRandom(seed);
        byte[] good = tiff.bytes();
        for (int run = 0; run < 3000; run++) {
            byte[] bytes = good.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(3) == 0 ? random.nextInt(8) : random.nextInt(bytes.length);
                bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(3) - 1);
            }
            Files.write(file, bytes);
            try (var image = DiskImage.open(file)) {
                image.slice(image.sizeZ() - 1).read();
            } catch (ImageFormatException | UnsupportedFormatException e) {
                assertThat(e).hasMessageStartingWith(file + ": ");
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + ", run " + run, e);
            }
        }
    }

    private static long openDescriptors() throws IOException {
        var descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (var files = Files.list(descriptors)) {
            return files.count();
        }
    }

    @Test
    void refusesAPageThatIsLargerThanTheFile() throws IOException {
        byte[] bytes = oneStrip();
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(entry(buffer, 256) + 8, 2_000_000_000);
        buffer.putInt(entry(buffer, 257) + 8, 2_000_000_000);
        Files.write(file, bytes);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("the page is larger than the file");
    }

    @Test
    void refusesANegativeNumberOfValues() throws IOException {
        byte[] bytes = new TestTiff(TestImages.memory(PixelType.UINT8, Extent.of(7, 5)), ByteOrder.LITTLE_ENDIAN)
                .big()
                .description("ImageJ=1.54p")
                .bytes();
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int entry = (int) buffer.getLong(8) + 8;
        while (buffer.getShort(entry) != 270) {
            entry += 20;
        }
        buffer.putLong(entry + 4, -5);
        Files.write(file, bytes);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("the number of values of a tag cannot be right at byte " + entry);
    }

    @Test
    void aDescriptionThatDoesNotFitIsPassedOver() throws IOException {
        for (String description : new String[] {
            "ImageJ=1.54p\nchannels=6102343\nslices=12160749\nframes=13920371\n",
            "ImageJ=1.54p\nimages=100\nslices=100\n"
        }) {
            new TestTiff(TestImages.memory(PixelType.UINT8, Extent.of(7, 500)), ByteOrder.LITTLE_ENDIAN)
                    .description(description)
                    .write(file);
            try (var image = DiskImage.open(file)) {
                assertThat(image.extent()).isEqualTo(Extent.of(7, 500));
            }
        }
    }

    private static byte[] oneStrip() {
        return new TestTiff(TestImages.memory(PixelType.UINT16, Extent.of(7, 5)), ByteOrder.LITTLE_ENDIAN).bytes();
    }

    private static int entry(ByteBuffer buffer, int tag) {
        int entry = buffer.getInt(4) + 2;
        while (buffer.getShort(entry) != tag) {
            entry += 12;
        }
        return entry;
    }
}
