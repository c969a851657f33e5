package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SliceTest {
    @TempDir
    Path folder;

    @Test
    void takesTheRightPixelsFromMemoryAndFromDisk() throws IOException {
        long seed = Long.getLong("diatom.seed", 7);
        var random = new SplittableRandom(seed);
        var memory = TestImages.memory(PixelType.UINT16, TestImages.EXTENT);
        try (var disk = TestImages.disk(folder, memory)) {
            for (int run = 0; run < 500; run++) {
                long z = random.nextLong(3);
                long c = random.nextLong(2);
                long t = random.nextLong(4);
                long x = random.nextLong(7);
                long y = random.nextLong(5);
                long width = 1 + random.nextLong(7 - x);
                long height = 1 + random.nextLong(5 - y);
                long strideX = 1 + random.nextLong(8);
                long strideY = 1 + random.nextLong(6);
                for (Image image : new Image[] {memory, disk}) {
                    var slice = image.slice(z, c, t)
                            .offset(x, y)
                            .size(width, height)
                            .stride(strideX, strideY)
                            .read();
                    assertThat(slice.extent())
                            .isEqualTo(Extent.of((width + strideX - 1) / strideX, (height + strideY - 1) / strideY));
                    for (long j = 0; j < slice.sizeY(); j++) {
                        for (long i = 0; i < slice.sizeX(); i++) {
                            assertThat(slice.get(i, j))
                                    .as("seed %d, run %d, pixel %d, %d", seed, run, i, j)
                                    .isEqualTo(TestImages.value(x + i * strideX, y + j * strideY, z, c, t));
                        }
                    }
                }
            }
        }
    }

    @Test
    void anOffsetAloneReachesToTheEdge() throws IOException {
        var image = TestImages.memory(PixelType.UINT8, TestImages.EXTENT);
        assertThat(image.slice().offset(2, 1).read().extent()).isEqualTo(Extent.of(5, 4));
    }

    @Test
    void namesTheSliceAfterItsPosition() {
        var image = TestImages.memory(PixelType.UINT8, TestImages.EXTENT);
        assertThat(image.slice(2, 1, 3).read())
                .hasToString("new image, z = 2, c = 1, t = 3: 7 × 5 (XY), uint8, in memory");
    }

    @Test
    void saysWhatReachesBeyondTheImage() {
        var image = TestImages.memory(PixelType.UINT8, TestImages.EXTENT);
        assertThatThrownBy(() -> image.slice(3)).hasMessage("z = 3 lies outside the image: expected 0 to 2");
        assertThatThrownBy(() -> image.slice().offset(2, 0).size(6, 5).read())
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("a region of 6 from x = 2 reaches beyond the image: expected a size of 1 to 5");
        assertThatThrownBy(() -> image.slice().stride(0, 1)).hasMessage("a stride must be at least 1, found 0");
    }

    @Test
    void aPreviewHasAtMost512PixelsASide() throws IOException {
        try (var image = DiskImage.create(PixelType.UINT8, 1025, 40, 5)) {
            image.set(3, 0, 2, 0, 0, 200);
            var preview = image.preview();
            assertThat(preview.extent()).isEqualTo(Extent.of(342, 14));
            assertThat(preview.get(1, 0)).isEqualTo(200);
        }
    }

    @Test
    void aStrideWiderThanAChunkStillWorks() throws IOException {
        try (var image = DiskImage.create(PixelType.UINT16, 3_000_000, 2)) {
            image.set(2_000_000, 1, 0, 0, 0, 9);
            var slice = image.slice().stride(1_000_000, 1).read();
            assertThat((short[]) slice.pixels()).containsExactly(0, 0, 0, 0, 0, 9);
            assertThat(image.slice().offset(1, 1).read().get(1_999_999, 0)).isEqualTo(9);
        }
    }

    @Test
    void aStrideAlongAnAxisOfOnePixelPassesOverNothing() throws IOException {
        var memory = TestImages.memory(PixelType.UINT8, Extent.of(1, 5, 3));
        try (var disk = TestImages.disk(folder, memory)) {
            assertThat(disk.slice(1).stride(2, 1).read().pixels())
                    .isEqualTo(memory.slice(1).read().pixels());
        }
    }

    @Test
    void aStrideBeyondTheRangeOfAnIntIsKept() throws IOException {
        var file = folder.resolve("wide.raw");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(7_000_000_000L);
            sparse.seek(3_000_000_000L);
            sparse.write(30);
            sparse.seek(6_000_000_000L);
            sparse.write(60);
        }
        try (var image = DiskImage.openRaw(file, RawLayout.of(PixelType.UINT8, 7_000_000_000L, 1))) {
            assertThat((byte[]) image.slice().stride(3_000_000_000L, 1).read().pixels())
                    .containsExactly(0, 30, 60);
            assertThatThrownBy(() -> image.saveTiff(folder.resolve("wide.tif")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aSizeThatWasGivenIsNotShortenedSilently() {
        var image = TestImages.memory(PixelType.UINT8, TestImages.EXTENT);
        assertThatThrownBy(() -> image.slice().size(7, 5).offset(2, 0).read())
                .hasMessage("a region of 7 from x = 2 reaches beyond the image: expected a size of 1 to 5");
    }

    @Test
    void aSliceThatWasNotReadSaysSo() {
        var image = TestImages.memory(PixelType.UINT8, TestImages.EXTENT);
        assertThat(image.slice(2)).hasToString("a slice of new image, z = 2, c = 0, t = 0, not read yet: call read()");
    }
}
