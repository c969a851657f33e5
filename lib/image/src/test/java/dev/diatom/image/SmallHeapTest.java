package dev.diatom.image;

import static dev.diatom.image.op.Thresholds.above;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmallHeapTest {
    @TempDir
    Path folder;

    @Test
    void aHeapOf64MegabytesProcessesAStackOfOneGibibyte() throws IOException, InterruptedException {
        assertThat(SmallHeap.run(folder, Fork.class, folder.toString())).isEqualTo("ok\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"LZW", "DEFLATE", "ZSTD"})
    void aStripThatIsTooLargeForTheCacheIsDecodedRowByRow(TestCodec codec) throws IOException, InterruptedException {
        var image = MemoryImage.create(PixelType.UINT16, Extent.of(2048, 4096));
        short[] pixels = (short[]) image.pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (short) (i / 2048 + i % 2048 / 3);
        }
        new TestTiff(image, ByteOrder.LITTLE_ENDIAN).codec(codec).write(folder.resolve("strip.tif"));
        assertThat(SmallHeap.run(folder, LargeStrip.class, folder.toString())).isEqualTo("ok\n");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("wrong: " + what);
        }
    }

    /** Reads one strip of 16 MB in every order. Runs in a JVM of its own. */
    static final class LargeStrip {
        private LargeStrip() {}

        public static void main(String[] args) throws IOException {
            var folder = Path.of(args[0]);
            Scratch.setDirectory(folder.resolve("scratch"));
            try (var image = DiskImage.open(folder.resolve("strip.tif"));
                    var mask = image.apply(above(3999));
                    var copy = DiskImage.copyOf(image)) {
                for (int y = 4095; y >= 0; y -= 315) {
                    var row = image.slice().offset(0, y).size(2048, 1).read();
                    for (int x = 0; x < 2048; x += 100) {
                        int value = y + x / 3;
                        check(row.get(x, 0) == value, "the row " + y);
                        check(copy.get(x, y) == value, "the copy at " + x + ", " + y);
                        check(mask.get(x, y) == (value > 3999 ? 255 : 0), "the mask at " + x + ", " + y);
                    }
                }
                check(image.get(2047, 4095) == 4095 + 682, "the last pixel");
                image.saveTiff(folder.resolve("again.tif"), Compression.LZW);
                try (var again = DiskImage.open(folder.resolve("again.tif"))) {
                    check(again.get(300, 4000) == 4100, "what was saved");
                }
            }
            System.out.println("ok");
        }
    }

    /** Runs in a JVM of its own. */
    static final class Fork {
        private static final int PLANES = 512;

        private Fork() {}

        public static void main(String[] args) throws IOException {
            var folder = Path.of(args[0]);
            Scratch.setDirectory(folder.resolve("scratch"));
            var file = folder.resolve("stack.tif");
            try (var stack = DiskImage.create(PixelType.UINT16, 1024, 1024, PLANES)) {
                for (int z = 0; z < PLANES; z++) {
                    stack.set(z, 2L * z, z, 0, 0, 1000 + z);
                }
                stack.saveTiff(file);
            }
            try (var image = DiskImage.open(file);
                    var mask = image.apply(above(1099))) {
                check(Files.size(file) > 1 << 30, "a stack of 1 GiB");
                check(image.slice(300).offset(300, 600).size(1, 1).read().get(0, 0) == 1300, "the slice");
                long count = 0;
                for (int z = 0; z < PLANES; z++) {
                    byte[] plane = (byte[]) mask.slice(z).read().pixels();
                    for (byte pixel : plane) {
                        count += pixel & 1;
                    }
                }
                check(count == PLANES - 100, "the mask: " + count);
            }
            System.out.println("ok");
        }
    }
}
