package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YCbCr without JPEG, against the formulas of TIFF 6.0 in floating point. */
class YCbCrTiffTest {
    private static final int WIDTH = 19;
    private static final int HEIGHT = 13;
    private static final double[] FULL = {0, 255, 128, 255, 128, 255};
    private static final double[] STUDIO = {16, 235, 128, 240, 128, 240};
    private static final double[] BT_601 = {0.299, 0.587, 0.114};
    private static final double[] BT_709 = {0.2126, 0.7152, 0.0722};

    @TempDir
    Path folder;

    /** The samples of a page; chroma is one for so many columns and rows. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Samples(int across, int down, byte[][] luma, byte[][] cb, byte[][] cr) {
        static Samples random(int across, int down) {
            var random = new SplittableRandom(across * 10 + down);
            int columns = (WIDTH + across - 1) / across;
            int rows = (HEIGHT + down - 1) / down;
            return new Samples(
                    across,
                    down,
                    plane(random, WIDTH, HEIGHT),
                    plane(random, columns, rows),
                    plane(random, columns, rows));
        }

        private static byte[][] plane(SplittableRandom random, int columns, int rows) {
            var plane = new byte[rows][columns];
            for (var row : plane) {
                random.nextBytes(row);
            }
            return plane;
        }

        /** Rows of data units, from one row of pixels to another. */
        byte[] units(int firstRow, int endRow, int firstColumn, int endColumn) {
            var out = new ByteArrayOutputStream();
            for (int y = firstRow; y < endRow; y += down) {
                for (int x = firstColumn; x < endColumn; x += across) {
                    for (int i = 0; i < down; i++) {
                        for (int j = 0; j < across; j++) {
                            out.write(y + i < HEIGHT && x + j < WIDTH ? luma[y + i][x + j] : 77);
                        }
                    }
                    boolean inside = y < HEIGHT && x < WIDTH;
                    out.write(inside ? cb[y / down][x / across] : 3);
                    out.write(inside ? cr[y / down][x / across] : 4);
                }
            }
            return out.toByteArray();
        }

        /** Red, green and blue of a pixel (TIFF 6.0 sections 20 and 21). */
        double[] colour(int x, int y, double[] share, double[] range) {
            double light = value(luma[y][x] & 0xff, range[0], range[1], 255);
            double blue = value(cb[y / down][x / across] & 0xff, range[2], range[3], 127);
            double red = value(cr[y / down][x / across] & 0xff, range[4], range[5], 127);
            double r = red * (2 - 2 * share[0]) + light;
            double b = blue * (2 - 2 * share[2]) + light;
            double g = (light - share[2] * b - share[0] * r) / share[1];
            return new double[] {clamped(r), clamped(g), clamped(b)};
        }

        private static double value(int code, double nothing, double all, double most) {
            return (code - nothing) * most / (all - nothing);
        }

        private static double clamped(double value) {
            return Math.max(0, Math.min(255, value));
        }
    }

    private RawTiff tiff(Samples samples, int compression) {
        return new RawTiff(ByteOrder.LITTLE_ENDIAN)
                .page(WIDTH, HEIGHT, 3, compression, 6)
                .tag(530, samples.across, samples.down);
    }

    private void assertColours(RawTiff tiff, Samples samples, double[] share, double[] range, double most)
            throws IOException {
        try (var image = DiskImage.open(tiff.write(folder.resolve("ycbcr.tif")))) {
            assertThat(image.metadata().role()).isEqualTo(ImageMetadata.Role.RGB);
            assertThat(image.extent()).isEqualTo(new Extent(WIDTH, HEIGHT, 1, 3, 1));
            var read = image.toMemory();
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    var colour = samples.colour(x, y, share, range);
                    for (int c = 0; c < 3; c++) {
                        assertThat(read.get(x, y, 0, c))
                                .as("channel %d of %d, %d", c, x, y)
                                .isCloseTo(colour[c], within(most));
                    }
                }
            }
            assertThat(image.get(WIDTH - 1, HEIGHT - 1, 0, 2)).isEqualTo(read.get(WIDTH - 1, HEIGHT - 1, 0, 2));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "1,2", "2,2", "4,1", "4,2", "4,4"})
    void readsDataUnitsOfAnySubsamplingAsRgb(int across, int down) throws IOException {
        var samples = Samples.random(across, down);
        int rows = 4;
        var strips = new ArrayList<byte[]>();
        for (int y = 0; y < HEIGHT; y += rows) {
            strips.add(samples.units(y, Math.min(HEIGHT, y + rows), 0, WIDTH));
        }
        assertColours(tiff(samples, 1).strips(rows, strips), samples, BT_601, FULL, 1);
        for (var codec : List.of(TestCodec.LZW, TestCodec.PACK_BITS, TestCodec.DEFLATE)) {
            var packed = strips.stream().map(codec::encode).toList();
            assertColours(tiff(samples, codec.code).strips(rows, packed), samples, BT_601, FULL, 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "4,2"})
    void readsTilesOfDataUnits(int across, int down) throws IOException {
        var samples = Samples.random(across, down);
        var tiles = List.of(samples.units(0, 16, 0, 16), samples.units(0, 16, 16, 32));
        assertColours(tiff(samples, 1).tiles(16, 16, tiles), samples, BT_601, FULL, 1);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "1,2", "2,2", "4,1", "4,2", "4,4"})
    void readsPlanesOfDifferentSizes(int across, int down) throws IOException {
        var samples = Samples.random(across, down);
        int rows = 8;
        var strips = new ArrayList<byte[]>();
        for (var plane : List.of(samples.luma, samples.cb, samples.cr)) {
            int step = plane == samples.luma ? rows : rows / down;
            for (int y = 0; y < plane.length; y += step) {
                strips.add(joined(plane, y, Math.min(plane.length, y + step)));
            }
        }
        assertColours(tiff(samples, 1).tag(284, 2).strips(rows, strips), samples, BT_601, FULL, 1);
        var packed = strips.stream().map(TestCodec.LZW::encode).toList();
        assertColours(tiff(samples, 5).tag(284, 2).strips(rows, packed), samples, BT_601, FULL, 1);
    }

    private static byte[] joined(byte[][] plane, int first, int end) {
        var out = new ByteArrayOutputStream();
        for (int y = first; y < end; y++) {
            out.writeBytes(plane[y]);
        }
        return out.toByteArray();
    }

    @Test
    void undoesThePredictorOfPixels() throws IOException {
        var samples = Samples.random(1, 1);
        byte[] plain = samples.units(0, HEIGHT, 0, WIDTH);
        for (int i = plain.length - 1; i >= 0; i--) {
            plain[i] -= i % (3 * WIDTH) < 3 ? 0 : plain[i - 3];
        }
        var strips = List.of(TestCodec.LZW.encode(plain));
        assertColours(tiff(samples, 5).tag(317, 2).strips(HEIGHT, strips), samples, BT_601, FULL, 1);
    }

    /** libtiff, which is followed, cuts luma and chroma to whole numbers before they are added: up to 3 is lost. */
    @Test
    void obeysTheCoefficientsAndTheCodesOfBlackAndWhite() throws IOException {
        var samples = Samples.random(2, 2);
        var strips = List.of(samples.units(0, HEIGHT, 0, WIDTH));
        assertColours(tiff(samples, 1).ratios(529, BT_709).strips(HEIGHT, strips), samples, BT_709, FULL, 1);
        assertColours(
                tiff(samples, 1).ratios(529, BT_709).ratios(532, STUDIO).strips(HEIGHT, strips),
                samples,
                BT_709,
                STUDIO,
                3);
        assertColours(tiff(samples, 1).without(530).ratios(532, FULL).strips(HEIGHT, strips), samples, BT_601, FULL, 1);
    }

    @Test
    void refusesByNameWhatItDoesNotRead() throws IOException {
        var samples = Samples.random(2, 2);
        var strips = List.of(samples.units(0, HEIGHT, 0, WIDTH));
        assertUnsupported(
                tiff(samples, 1).tag(530, 3, 1).strips(HEIGHT, strips),
                "chroma for so many pixels is not read",
                "tag 530 YCbCrSubSampling): expected 1, 2 or 4 columns and rows, found 3 x 1.");
        assertUnsupported(
                tiff(samples, 5).tag(317, 2).strips(HEIGHT, strips),
                "this predictor is not read with chroma for several pixels",
                "tag 317 Predictor): expected 1, found 2.");
        assertUnsupported(
                tiff(samples, 1).tag(258, 16, 16, 16).strips(HEIGHT, strips),
                "YCbCr of this kind is not read",
                "tag 262 PhotometricInterpretation): expected three samples of 8 bits, found 3 samples of 16 bits.");
    }

    private void assertUnsupported(RawTiff tiff, String what, String end) throws IOException {
        var file = tiff.write(folder.resolve("ycbcr.tif"));
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageStartingWith(file + ": " + what + " at byte ")
                .hasMessageEndingWith(end);
    }

    @Test
    void saysWhereAPlaneEndsEarly() throws IOException {
        var samples = Samples.random(2, 2);
        var strips = List.of(
                TestCodec.PACK_BITS.encode(joined(samples.luma, 0, HEIGHT)),
                TestCodec.PACK_BITS.encode(joined(samples.cb, 0, 6)),
                TestCodec.PACK_BITS.encode(joined(samples.cr, 0, samples.cr.length)));
        var file = tiff(samples, 32773).tag(284, 2).strips(HEIGHT, strips).write(folder.resolve("ycbcr.tif"));
        try (var image = DiskImage.open(file)) {
            assertThatThrownBy(image::toMemory)
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessage(
                            file + ": a strip ends early at byte 8 (page 0, strip 0, row 12): expected 13 rows of 57"
                                    + " bytes, found 12 rows and 0 bytes. The file looks damaged.");
        }
    }

    @Test
    void saysThatAPlaneIsMissing() throws IOException {
        var samples = Samples.random(2, 2);
        byte[] luma = joined(samples.luma, 0, HEIGHT);
        byte[] cb = joined(samples.cb, 0, samples.cb.length);
        var tiff = tiff(samples, 1).tag(284, 2).strips(HEIGHT, List.of(luma, cb));
        tiff.tag(273, 8, 8 + luma.length, 0).tag(279, luma.length, cb.length, 0);
        var file = tiff.write(folder.resolve("ycbcr.tif"));
        try (var image = DiskImage.open(file)) {
            assertThatThrownBy(image::toMemory)
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessage(file + ": a strip ends early at byte 8 (page 0, strip 0, row 0): expected 13 rows of 57"
                            + " bytes, found 0 rows and 0 bytes. The file looks damaged.");
        }
    }
}
