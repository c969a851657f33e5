package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old-style JPEG in the ways that programs understood it, put together from one stream of the JDK's encoder. */
class OldJpegTiffTest {
    private static final int WIDTH = 75;
    private static final int HEIGHT = 53;
    /** Units of 16 × 16 pixels in a row. */
    private static final int UNITS = 5;

    @TempDir
    Path folder;

    private final byte[] jpeg = Jpegs.ycc(Jpegs.picture(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), 2, 2, false);
    private final RawTiff tiff =
            new RawTiff(ByteOrder.BIG_ENDIAN).page(WIDTH, HEIGHT, 3, 6, 6).tag(512, 1);

    private void assertRead() throws IOException {
        assertRead(Jpegs.colours(jpeg));
    }

    private void assertRead(Raster expected) throws IOException {
        try (var image = DiskImage.open(tiff.write(folder.resolve("old.tif")))) {
            assertThat(image.metadata().role()).isEqualTo(ImageMetadata.Role.RGB);
            var read = image.toMemory();
            for (int c = 0; c < 3; c++) {
                for (int y = 0; y < HEIGHT; y++) {
                    for (int x = 0; x < WIDTH; x++) {
                        assertThat(read.get(x, y, 0, c))
                                .as("channel %d of %d, %d", c, x, y)
                                .isEqualTo(expected.getSample(x, y, c));
                    }
                }
            }
        }
    }

    private void strip(int offset, int length) {
        tiff.tag(273, offset).tag(279, length).tag(278, HEIGHT);
    }

    @Test
    void readsAWholeStreamThatAStripPointsInto() throws IOException {
        int at = tiff.place(jpeg);
        int data = Jpegs.data(jpeg);
        tiff.tag(513, at).tag(514, jpeg.length);
        strip(at + data, jpeg.length - data);
        assertRead();
        strip(at, jpeg.length);
        assertRead();
        strip(at + data, jpeg.length - data - 100);
        assertRead();
    }

    @Test
    void readsAWholeStreamWhoseLengthIsMissingOrWrong() throws IOException {
        int at = tiff.place(jpeg);
        int data = Jpegs.data(jpeg);
        tiff.tag(513, at);
        strip(at + data, jpeg.length - data);
        assertRead();
        tiff.tag(514, 0);
        assertRead();
        tiff.tag(514, 1 << 30);
        assertRead();
        tiff.tag(279, 0);
        assertRead();
        tiff.without(273).without(279);
        assertRead();
    }

    @Test
    void readsAHeaderApartFromTheData() throws IOException {
        int data = Jpegs.data(jpeg);
        int strip = tiff.place(Arrays.copyOfRange(jpeg, data, jpeg.length));
        int header = tiff.place(Arrays.copyOf(jpeg, data));
        tiff.tag(513, header).tag(514, data);
        strip(strip, jpeg.length - data);
        assertRead();
        tiff.without(514);
        assertRead();
    }

    @Test
    void readsAStreamThatIsAllInTheStrip() throws IOException {
        strip(tiff.place(jpeg), jpeg.length);
        assertRead();
    }

    @Test
    void readsTablesThatTagsPointTo() throws IOException {
        placeTables();
        tiff.tag(530, 2, 2);
        int data = Jpegs.data(jpeg);
        strip(tiff.place(Arrays.copyOfRange(jpeg, data, jpeg.length)), jpeg.length - data);
        assertRead();
    }

    /** The tables of the encoder: two of each kind, the second for both chroma components. */
    private void placeTables() {
        var quantisation = new ArrayList<Integer>();
        var dc = new ArrayList<Integer>();
        var ac = new ArrayList<Integer>();
        for (int at = 2; (jpeg[at + 1] & 0xff) != 0xda; at += 2 + length(at)) {
            int marker = jpeg[at + 1] & 0xff;
            for (int table = at + 4; table < at + 2 + length(at) && (marker == 0xdb || marker == 0xc4); ) {
                int bytes = 64;
                if (marker == 0xc4) {
                    bytes = 16;
                    for (int i = 0; i < 16; i++) {
                        bytes += jpeg[table + 1 + i];
                    }
                }
                int placed = tiff.place(Arrays.copyOfRange(jpeg, table + 1, table + 1 + bytes));
                (marker == 0xdb ? quantisation : jpeg[table] < 16 ? dc : ac).add(placed);
                table += 1 + bytes;
            }
        }
        tiff.tag(519, quantisation.get(0), quantisation.get(1), quantisation.get(1));
        tiff.tag(520, dc.get(0), dc.get(1), dc.get(1));
        tiff.tag(521, ac.get(0), ac.get(1), ac.get(1));
    }

    private int length(int at) {
        return (jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff);
    }

    /** Strips end with a restart, whose marker is not stored. */
    @Test
    void readsStripsAsOneImage() throws IOException {
        byte[] restarting = Jpegs.ycc(Jpegs.picture(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), 2, 2, false, UNITS);
        int data = Jpegs.data(restarting);
        var strips = new ArrayList<byte[]>();
        int start = data;
        for (int i = data; i + 1 < restarting.length; i++) {
            int marker = restarting[i + 1] & 0xff;
            if (restarting[i] == (byte) 0xff && marker >= 0xd0 && marker <= 0xd9) {
                strips.add(Arrays.copyOfRange(restarting, start, i));
                start = i + 2;
            }
        }
        assertThat(strips).hasSize(4);
        tiff.strips(16, strips);
        int header = tiff.place(Arrays.copyOf(restarting, data));
        tiff.tag(513, header).tag(514, data);
        assertRead(Jpegs.colours(restarting));
        // The interval follows from the strips.
        placeTables();
        tiff.without(513).without(514).tag(530, 2, 2);
        assertRead(Jpegs.colours(restarting));
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        strip(tiff.place(new byte[] {1, 2, 3, 4}), 4);
        var file = tiff.write(folder.resolve("old.tif"));
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(
                        file + ": old-style JPEG without tables in IFD 0: expected tag 519 JPEGQTables, found none.");
        tiff.without(273).without(279);
        tiff.write(file);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(
                        file + ": old-style JPEG without data in IFD 0: expected strips, or a JPEG interchange format,"
                                + " found neither.");
        tiff.tag(284, 2).strips(HEIGHT, List.of(jpeg)).write(file);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageStartingWith(file + ": old-style JPEG of separate planes is not read at byte ")
                .hasMessageEndingWith("expected samples side by side, found planar configuration 2.");
    }
}
