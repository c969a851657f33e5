package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffReadingTest {
    private static final Extent STACK = Extent.of(7, 5, 3);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void readsEveryTypeInBothByteOrders(PixelType type) throws IOException {
        var expected = TestImages.memory(type, STACK);
        for (var order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            assertReads(expected, new TestTiff(expected, order));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 100})
    void readsStripsOfAnyHeight(int rows) throws IOException {
        var expected = TestImages.memory(PixelType.UINT16, STACK);
        assertReads(expected, new TestTiff(expected, ByteOrder.BIG_ENDIAN).rowsPerStrip(rows));
        assertReads(
                expected,
                new TestTiff(expected, ByteOrder.LITTLE_ENDIAN)
                        .rowsPerStrip(rows)
                        .scattered());
    }

    @Test
    void readsBigTiff() throws IOException {
        var expected = TestImages.memory(PixelType.FLOAT32, STACK);
        for (var order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            assertReads(expected, new TestTiff(expected, order).big().rowsPerStrip(2));
            assertReads(expected, new TestTiff(expected, order).big());
        }
    }

    @Test
    void takesUndescribedPagesAsZ() throws IOException {
        var pages = TestImages.memory(PixelType.UINT8, Extent.of(7, 5, 6));
        try (var image = DiskImage.open(new TestTiff(pages, ByteOrder.LITTLE_ENDIAN).write(folder.resolve("z.tif")))) {
            assertThat(image.extent()).isEqualTo(Extent.of(7, 5, 6));
            assertThat(image).hasToString("z.tif: 7 × 5 × 6 (XYZ), uint8, on disk: " + folder.resolve("z.tif"));
        }
    }

    @Test
    void takesAxesFromImageJsDescription() throws IOException {
        var pages = TestImages.memory(PixelType.UINT8, Extent.of(7, 5, 24));
        var tiff = new TestTiff(pages, ByteOrder.BIG_ENDIAN)
                .description("ImageJ=1.54p\nimages=24\nchannels=2\nslices=3\nframes=4\n");
        try (var image = DiskImage.open(tiff.write(folder.resolve("czt.tif")))) {
            assertThat(image.extent()).isEqualTo(new Extent(7, 5, 3, 2, 4));
            int page = (2 * 3 + 1) * 2 + 1; // t = 2, z = 1, c = 1: channels run fastest
            assertThat(image.get(4, 3, 1, 1, 2)).isEqualTo(pages.get(4, 3, page));
        }
    }

    @Test
    void readsImageJStacksWithOneDirectory() throws IOException {
        var planes = TestImages.memory(PixelType.UINT16, STACK);
        var one = TestImages.memory(PixelType.UINT16, Extent.of(7, 5));
        byte[] first = new TestTiff(one, ByteOrder.BIG_ENDIAN)
                .description("ImageJ=1.54p\nimages=3\nslices=3\n")
                .bytes();
        byte[] pixels = TestImages.bytes(planes, ByteOrder.BIG_ENDIAN);
        byte[] bytes = java.util.Arrays.copyOf(first, first.length + pixels.length);
        System.arraycopy(pixels, 0, bytes, first.length, pixels.length);
        // Point the only strip (tag 273, count 1) at the planes behind the directory.
        var buffer = java.nio.ByteBuffer.wrap(bytes);
        int entry = buffer.getInt(4) + 2;
        while (buffer.getShort(entry) != 273) {
            entry += 12;
        }
        buffer.putInt(entry + 8, first.length);
        try (var image = DiskImage.open(Files.write(folder.resolve("large.tif"), bytes))) {
            assertSame(image, planes);
        }
    }

    @Test
    void opensManyPagesWithoutRecursion() throws IOException {
        var pages = MemoryImage.create(PixelType.UINT8, Extent.of(1, 1, 20_000));
        pages.set(0, 0, 19_999, 0, 0, 77);
        try (var image =
                DiskImage.open(new TestTiff(pages, ByteOrder.LITTLE_ENDIAN).write(folder.resolve("many.tif")))) {
            assertThat(image.sizeZ()).isEqualTo(20_000);
            assertThat(image.get(0, 0, 19_999)).isEqualTo(77);
        }
    }

    @Test
    void loadsTheSameIntoMemory() throws IOException {
        var expected = TestImages.memory(PixelType.INT16, STACK);
        var file = new TestTiff(expected, ByteOrder.BIG_ENDIAN).write(folder.resolve("a.tif"));
        var loaded = MemoryImage.load(file);
        Files.delete(file);
        assertSame(loaded, expected);
        assertThat(loaded.isDisk()).isFalse();
    }

    private void assertReads(MemoryImage expected, TestTiff tiff) throws IOException {
        var file = tiff.write(folder.resolve("image.tif"));
        try (var image = DiskImage.open(file)) {
            assertThat(image.isDisk()).isTrue();
            assertSame(image, expected);
        }
    }

    private static void assertSame(Image image, MemoryImage expected) {
        assertThat(image.type()).isEqualTo(expected.type());
        assertThat(image.extent()).isEqualTo(expected.extent());
        for (long z = 0; z < expected.sizeZ(); z++) {
            assertThat(image.slice(z).read().pixels())
                    .as("plane %d", z)
                    .isEqualTo(expected.slice(z).read().pixels());
        }
        assertThat(image.get(6, 4, 2)).isEqualTo(expected.get(6, 4, 2));
    }
}
