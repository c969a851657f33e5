package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JPEG in TIFF, written by the JDK's TIFF writer, or put together from streams of its JPEG encoder. */
class JpegTiffTest {
    private static final int WIDTH = 75;
    private static final int HEIGHT = 53;

    @TempDir
    Path folder;

    private Path write(RawTiff tiff) throws IOException {
        return tiff.write(folder.resolve("jpeg.tif"));
    }

    private static RawTiff tiff(int samples, int photometric, byte[] jpeg) {
        return new RawTiff(ByteOrder.LITTLE_ENDIAN)
                .page(WIDTH, HEIGHT, samples, 7, photometric)
                .strips(HEIGHT, List.of(jpeg));
    }

    private void assertSamples(RawTiff tiff, Raster expected) throws IOException {
        try (var image = DiskImage.open(write(tiff))) {
            assertThat(image.sizeC()).isEqualTo(expected.getNumBands());
            assertSamples(image.toMemory(), expected);
        }
    }

    private static void assertSamples(MemoryImage read, Raster expected) {
        for (int c = 0; c < expected.getNumBands(); c++) {
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    assertThat(read.get(x, y, 0, c))
                            .as("channel %d of %d, %d", c, x, y)
                            .isEqualTo(expected.getSample(x, y, c));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void readsWhatTheTiffWriterOfTheJdkWrites(boolean grey, boolean tiled) throws IOException {
        var picture = Jpegs.picture(WIDTH, HEIGHT, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        var file = folder.resolve("jdk.tif");
        var writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType("JPEG");
            param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
            param.setTiling(tiled ? 32 : WIDTH, 16, 0, 0);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        try (var image = DiskImage.open(file)) {
            assertThat(image.metadata().role()).isEqualTo(grey ? ImageMetadata.Role.INTENSITY : ImageMetadata.Role.RGB);
            assertSamples(image.toMemory(), ImageIO.read(file.toFile()).getRaster());
            assertThat(image.slice(0).offset(40, 20).size(20, 20).read().get(3, 4))
                    .isEqualTo(image.get(43, 24));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,false", "2,1,false", "2,2,false", "4,1,false", "2,2,true"})
    void readsYCbCrAsRgbWhateverTheTagSaysOfItsSubsampling(int across, int down, boolean progressive)
            throws IOException {
        byte[] jpeg = Jpegs.ycc(Jpegs.picture(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), across, down, progressive);
        assertSamples(tiff(3, 6, jpeg).tag(530, 1, 1), Jpegs.colours(jpeg));
        assertSamples(tiff(3, 6, jpeg).tag(530, 4, 4), Jpegs.colours(jpeg));
    }

    /**
     * libjpeg repeats rows of chroma; libjpeg-turbo, and with it libtiff, takes three fourths of the nearer one. Which of
     * them a JDK has is its maker's choice.
     */
    @Test
    void weighsRowsOfChromaThatStandForTwo() throws IOException {
        byte[] jpeg = Jpegs.ycc(Jpegs.picture(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), 1, 2, false);
        var stored = Jpegs.decoded(jpeg);
        boolean repeated =
                IntStream.range(0, WIDTH).allMatch(x -> stored.getSample(x, 0, 1) == stored.getSample(x, 1, 1));
        if (!repeated) {
            assertSamples(tiff(3, 6, jpeg), Jpegs.colours(jpeg));
            return;
        }
        var expected = stored.createCompatibleWritableRaster();
        for (int y = 0; y < HEIGHT; y++) {
            int other = y % 2 == 0 ? Math.max(0, y - 2) : Math.min((HEIGHT - 1) / 2 * 2, y + 1);
            for (int x = 0; x < WIDTH; x++) {
                int light = stored.getSample(x, y, 0);
                int cb = (3 * stored.getSample(x, y, 1) + stored.getSample(x, other, 1) + 1 + y % 2) >> 2;
                int cr = (3 * stored.getSample(x, y, 2) + stored.getSample(x, other, 2) + 1 + y % 2) >> 2;
                expected.setSample(x, y, 0, clamped(light + 1.402 * (cr - 128)));
                expected.setSample(x, y, 1, clamped(light - (22554 * (cb - 128) + 46802 * (cr - 128)) / 65536.0));
                expected.setSample(x, y, 2, clamped(light + 1.772 * (cb - 128)));
            }
        }
        assertSamples(tiff(3, 6, jpeg), expected);
    }

    private static int clamped(double value) {
        return (int) Math.max(0, Math.min(255, Math.floor(value + 0.5)));
    }

    /** Not by the markers of JFIF and Adobe, which programs add to anything. */
    @Test
    void takesTheMeaningOfSamplesFromTheTiff() throws IOException {
        byte[] jpeg = Jpegs.ycc(Jpegs.picture(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), 1, 1, false);
        assertSamples(tiff(3, 2, jpeg), Jpegs.decoded(jpeg));
        assertSamples(tiff(3, 6, jpeg), Jpegs.colours(jpeg));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "3,2", "4,5"})
    void readsSamplesAsTheyAreStored(int bands, int photometric) throws IOException {
        byte[] jpeg = Jpegs.stored(Jpegs.samples(WIDTH, HEIGHT, bands));
        assertSamples(tiff(bands, photometric, jpeg), Jpegs.decoded(jpeg));
    }

    @ParameterizedTest
    @CsvSource({"2", "6"})
    void readsPlanes(int photometric) throws IOException {
        var planes = IntStream.range(0, 3)
                .mapToObj(i -> Jpegs.stored(
                        Jpegs.samples(WIDTH, HEIGHT, i + 1).createChild(0, 0, WIDTH, HEIGHT, 0, 0, new int[] {i})))
                .toList();
        var tiff = new RawTiff(ByteOrder.BIG_ENDIAN)
                .page(WIDTH, HEIGHT, 3, 7, photometric)
                .tag(284, 2)
                .tag(530, 1, 1)
                .strips(HEIGHT, planes);
        var expected = Jpegs.samples(WIDTH, HEIGHT, 3);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                for (int c = 0; c < 3; c++) {
                    expected.setSample(x, y, c, Jpegs.decoded(planes.get(c)).getSample(x, y, 0));
                }
            }
        }
        if (photometric == 2) {
            assertSamples(tiff, expected);
            return;
        }
        try (var image = DiskImage.open(write(tiff))) {
            assertThat(image.metadata().role()).isEqualTo(ImageMetadata.Role.RGB);
            double red = expected.getSample(9, 8, 0) + 1.402 * (expected.getSample(9, 8, 2) - 128);
            assertThat(image.get(9, 8)).isEqualTo(clamped(red));
        }
    }

    /** Tables of all strips stand in a tag, and the strips have none. */
    @Test
    void takesSubsampledChromaForYCbCrWhateverIsSaid() throws IOException {
        var picture = Jpegs.picture(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int across = 1; across <= 2; across++) {
            byte[] jpeg = Jpegs.ycc(picture, across, 2, false);
            try (var ycc = DiskImage.open(write(tiff(3, 6, jpeg)))) {
                var expected = ycc.toMemory().pixels();
                try (var image = DiskImage.open(write(tiff(3, 2, jpeg)))) {
                    assertThat(image.toMemory().pixels()).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void joinsTheTablesOfThePageToItsStrips() throws IOException {
        byte[] jpeg = Jpegs.ycc(Jpegs.picture(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), 2, 2, false);
        int frame = Jpegs.marker(jpeg, 0xc0) - 1;
        int scan = Jpegs.marker(jpeg, 0xda) - 1;
        int huffman = Jpegs.marker(jpeg, 0xc4) - 1;
        var tables = new ArrayList<byte[]>();
        tables.add(Arrays.copyOfRange(jpeg, 0, frame));
        tables.add(Arrays.copyOfRange(jpeg, huffman, scan));
        tables.add(new byte[] {(byte) 0xff, (byte) 0xd9});
        var image = List.of(
                Arrays.copyOf(jpeg, 2),
                Arrays.copyOfRange(jpeg, frame, huffman),
                Arrays.copyOfRange(jpeg, scan, jpeg.length));
        assertSamples(tiff(3, 6, joined(image)).bytes(347, joined(tables)), Jpegs.colours(jpeg));
    }

    private static byte[] joined(List<byte[]> parts) {
        var out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }

    /** As some writers do: the last strip is coded with as many rows as the others. */
    @Test
    void passesOverRowsBelowTheImage() throws IOException {
        byte[] jpeg = Jpegs.ycc(Jpegs.picture(WIDTH, HEIGHT + 11, BufferedImage.TYPE_INT_RGB), 2, 2, false);
        assertSamples(tiff(3, 6, jpeg), Jpegs.colours(jpeg));
    }

    private static RawTiff tiles(byte[]... jpegs) {
        return new RawTiff(ByteOrder.LITTLE_ENDIAN).page(WIDTH, HEIGHT, 3, 7, 6).tiles(64, 64, List.of(jpegs));
    }

    private static byte[] tile(int width, int height) {
        return Jpegs.ycc(Jpegs.picture(width, height, BufferedImage.TYPE_INT_RGB), 2, 2, false);
    }

    @Test
    void tilesMayEndWithThePage() throws IOException {
        byte[] left = tile(64, HEIGHT);
        byte[] right = tile(WIDTH - 64, HEIGHT + 2);
        var expected = Jpegs.decoded(left).createCompatibleWritableRaster(WIDTH, HEIGHT);
        expected.setRect(0, 0, Jpegs.colours(left));
        expected.setRect(64, 0, Jpegs.colours(right));
        assertSamples(tiles(left, right), expected);
    }

    @Test
    void tilesThatEndBeforeThePageAreDamaged() throws IOException {
        for (int[] size : new int[][] {{WIDTH - 65, 64}, {64, HEIGHT - 1}, {65, 64}}) {
            var file = write(tiles(tile(64, 64), tile(size[0], size[1])));
            try (var image = DiskImage.open(file)) {
                assertThatThrownBy(image::toMemory)
                        .isInstanceOf(ImageFormatException.class)
                        .hasMessageContaining("(page 0, tile 1, row 0): expected JPEG data, found a JPEG of " + size[0]
                                + " × " + size[1] + " × 3 where 11 × 53 × 3 is needed.");
            }
        }
    }

    @Test
    void saysWhatIsDamaged() throws IOException {
        byte[] jpeg = Jpegs.ycc(Jpegs.picture(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), 2, 2, false);
        assertDamaged(Arrays.copyOf(jpeg, jpeg.length * 2 / 3), "Corrupt JPEG data: premature end of data segment");
        assertDamaged(
                Jpegs.ycc(Jpegs.picture(WIDTH, HEIGHT - 1, BufferedImage.TYPE_INT_RGB), 2, 2, false),
                "a JPEG of 75 × 52 × 3 where 75 × 53 × 3 is needed");
        assertDamaged(
                Jpegs.stored(Jpegs.samples(WIDTH, HEIGHT, 1)), "a JPEG of 75 × 53 × 1 where 75 × 53 × 3 is needed");
        assertDamaged(new byte[] {1, 2, 3}, "byte 01 in place of a marker");
        assertDamaged(Arrays.copyOf(jpeg, 40), "a segment of 16 of 65 bytes");
        assertDamaged(Arrays.copyOf(jpeg, 20), "the end before an image");
    }

    private void assertDamaged(byte[] jpeg, String found) throws IOException {
        var file = write(tiff(3, 6, jpeg));
        try (var image = DiskImage.open(file)) {
            assertThatThrownBy(image::toMemory)
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessage(
                            file + ": a strip cannot be decoded at byte 8 (page 0, strip 0, row 0): expected JPEG data,"
                                    + " found " + found + ". The file looks damaged.");
        }
    }

    @ParameterizedTest
    @CsvSource({"195,8,lossless JPEG", "201,8,arithmetic coding", "197,8,hierarchical JPEG", "193,12,JPEG of 12 bits"})
    void namesTheJpegThatIsNotRead(int marker, int bits, String name) throws IOException {
        byte[] jpeg = Jpegs.ycc(Jpegs.picture(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), 2, 2, false);
        int frame = Jpegs.marker(jpeg, 0xc0);
        jpeg[frame] = (byte) marker;
        jpeg[frame + 3] = (byte) bits;
        var file = write(tiff(3, 6, jpeg));
        try (var image = DiskImage.open(file)) {
            assertThatThrownBy(image::toMemory)
                    .isInstanceOf(UnsupportedFormatException.class)
                    .hasMessage(file + ": this kind of JPEG is not read at byte 8 (page 0, strip 0, row 0): expected 8"
                            + " bits, baseline or progressive Huffman coding, found " + name
                            + ". Convert it with the program that made it, or with tifffile and imagecodecs in Python, to"
                            + " LZW or Deflate.");
        }
    }

    @Test
    void refusesAStripThatDoesNotFitTheMemory() throws IOException {
        var jpeg = new byte[1 << 20];
        var file = new RawTiff(ByteOrder.LITTLE_ENDIAN)
                .page(60_000, 60_000, 3, 7, 6)
                .strips(60_000, List.of(jpeg))
                .write(folder.resolve("large.tif"));
        long most = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 8);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageStartingWith(file + ": a strip this large is not decoded at byte ")
                .hasMessageEndingWith("(IFD 0, tag 259 Compression): expected at most " + most
                        + " bytes in the memory that Java has, found 10800000000 for 60000 x 60000 pixels of 3 samples."
                        + " Give Java a larger heap.");
    }
}
