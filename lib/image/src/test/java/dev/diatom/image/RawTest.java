package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawTest {
    @TempDir
    Path folder;

    @Test
    void readsBigEndianPixelsBehindAHeader() throws IOException {
        var expected = TestImages.memory(PixelType.INT32, TestImages.EXTENT);
        byte[] pixels = TestImages.bytes(expected, ByteOrder.BIG_ENDIAN);
        var file = folder.resolve("volume.raw");
        Files.write(
                file, ByteBuffer.allocate(13 + pixels.length).put(13, pixels).array());
        var layout =
                RawLayout.of(PixelType.INT32, TestImages.EXTENT).bigEndian().headerBytes(13);
        try (var image = DiskImage.openRaw(file, layout)) {
            assertThat(image.get(6, 4, 2, 1, 3)).isEqualTo(TestImages.value(6, 4, 2, 1, 3));
            assertThat(image.slice(1, 0, 2).read().pixels())
                    .isEqualTo(expected.slice(1, 0, 2).read().pixels());
        }
        assertThat(MemoryImage.loadRaw(file, layout).pixels()).isEqualTo(expected.pixels());
    }

    @Test
    void saysWhenTheLengthDoesNotFit() throws IOException {
        var file = Files.write(folder.resolve("volume.raw"), new byte[7 * 5 * 2 * 4]);
        assertThatThrownBy(() -> DiskImage.openRaw(file, RawLayout.of(PixelType.UINT16, 7, 5, 3)))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(file + ": the length does not fit the layout: expected 210 bytes (7 × 5 × 3 (XYZ), uint16),"
                        + " found 280. The length would fit 4"
                        + " planes of that size, or a header of 70 bytes, or gaps of 35 bytes between planes.");
        assertThatThrownBy(() -> DiskImage.openRaw(file, RawLayout.of(PixelType.UINT16, 9, 5, 3)))
                .hasMessage(file + ": the length does not fit the layout: expected 270 bytes (9 × 5 × 3 (XYZ), uint16),"
                        + " found 280. The length would fit a header of 10"
                        + " bytes, or gaps of 5 bytes between planes.");
        assertThatThrownBy(() -> DiskImage.openRaw(file, RawLayout.of(PixelType.UINT16, 9, 50, 3)))
                .hasMessage(file + ": the length does not fit the layout: expected 2700 bytes (9 × 50 × 3 (XYZ),"
                        + " uint16), found 280. Check the sizes, the pixel type and the header.");
    }

    @Test
    void opensAFileThatIsLargerThanMemory() throws IOException {
        var file = folder.resolve("large.raw");
        try (var sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(40L << 30);
            sparse.seek((40L << 30) - 1);
            sparse.write(99);
        }
        try (var image = DiskImage.openRaw(file, RawLayout.of(PixelType.UINT8, 4096, 4096, 2560))) {
            assertThat(image.slice(2559).offset(4000, 4000).read().get(95, 95)).isEqualTo(99);
            assertThatThrownBy(image::toMemory)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a memory image of 4096 × 4096 × 2560 (XYZ) cannot be made: it has 42949672960 pixels,"
                            + " and at most 2147483639 fit one array. Open it with DiskImage.open and read slices of"
                            + " it.");
        }
    }
}
