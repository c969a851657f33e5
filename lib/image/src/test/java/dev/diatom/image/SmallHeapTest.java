package dev.diatom.image;

import static dev.diatom.image.op.Thresholds.above;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallHeapTest {
    @TempDir
    Path folder;

    @Test
    void aHeapOf64MegabytesProcessesAStackOfOneGibibyte() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-XX:MaxDirectMemorySize=16m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fork.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(folder.resolve("out.txt"))).isEqualTo("ok\n");
        assertThat(process.exitValue()).isZero();
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

        private static void check(boolean holds, String what) {
            if (!holds) {
                throw new IllegalStateException("wrong: " + what);
            }
        }
    }
}
