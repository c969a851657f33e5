package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Limits that the system sets on a process. */
@Timeout(60)
class LimitsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void needsAShell() {
        assumeTrue(File.separatorChar == '/', "limits of a process are set by a shell");
    }

    @Test
    void aFileLongerThanThePermittedIsRefusedAndShorterOnesGoOn() throws Exception {
        try (var fork = Fork.limited("ulimit -f 4096", LongFiles.class, folder)) {
            assertThat(fork.rest()).matches("""
                    ScratchFullException: \\S+/scratch: the file system refuses a file of 10\\.5 MB: File too large\\. \
                    A limit on the length of files \\(ulimit -f\\), a quota, or the kind of file system does not allow it; \
                    Scratch\\.setDirectory chooses another disk\\.
                    used 0
                    UncheckedIOException: \\S+/target\\.raw: cannot be saved: File too large; it needs 10\\.5 MB, \
                    and [0-9.]+ [GT]B are free on that disk\\. Nothing has been changed\\.
                    short 11""");
        }
        assertThat(folder.resolve("target.raw")).content().startsWith("old").hasSize(3);
        assertThat(Files.size(folder.resolve("short.raw"))).isEqualTo(1 << 20);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("scratch", "source.raw", "target.raw", "short.raw");
        }
    }

    /** With files of at most 4 MiB. */
    static final class LongFiles {
        private LongFiles() {}

        public static void main(String[] args) throws IOException {
            var folder = Path.of(args[0]);
            Scratch.setDirectory(folder.resolve("scratch"));
            attempt(() -> DiskImage.create(PixelType.UINT8, 1024, 1024, 10));
            System.out.println("used " + Scratch.bytesUsed());
            var source = Files.write(folder.resolve("source.raw"), new byte[1 << 20]);
            var target = Files.writeString(folder.resolve("target.raw"), "old");
            try (var image = DiskImage.openRaw(source, RawLayout.of(PixelType.UINT8, 1024, 1024))) {
                var memory = MemoryImage.create(PixelType.UINT8, Extent.of(1024, 1024, 10));
                attempt(() -> {
                    memory.saveRaw(target);
                    return target;
                });
                image.saveRaw(folder.resolve("short.raw"));
            }
            try (var image = DiskImage.create(PixelType.UINT8, 1024, 1024)) {
                image.set(1023, 1023, 0, 0, 0, 11);
                System.out.println("short " + (int) image.get(1023, 1023));
            }
        }
    }

    @Test
    void tooFewDescriptorsAreSaidWithTheLimitAndWhatIsReleasedCanBeOpenedAgain() throws Exception {
        try (var fork = Fork.limited("ulimit -n 64", ManyFiles.class, folder)) {
            assertThat(fork.rest()).matches("""
                    UncheckedIOException: \\S+/scratch: no more files can be opened: this process may have 64 open at \
                    once \\(ulimit -n\\), and [0-9]+ are open images and bins\\. Close some, or raise the limit\\.
                    UncheckedIOException: \\S+/source\\.raw: no more files can be opened: this process may have 64 open \
                    at once \\(ulimit -n\\), and [0-9]+ are open images and bins\\. Close some, or raise the limit\\.
                    UncheckedIOException: \\S+/target\\.raw: no more files can be opened: this process may have 64 open \
                    at once \\(ulimit -n\\), and [0-9]+ are open images and bins\\. Close some, or raise the limit\\.
                    all readable: true
                    forgotten ones make room: true
                    used 0""");
        }
        assertThat(folder.resolve("target.raw")).hasSize(12);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("scratch", "source.raw", "target.raw");
        }
    }

    /** With 64 descriptors. */
    static final class ManyFiles {
        private ManyFiles() {}

        public static void main(String[] args) throws IOException {
            var folder = Path.of(args[0]);
            Scratch.setDirectory(folder.resolve("scratch"));
            var source = Files.write(folder.resolve("source.raw"), new byte[12]);
            var layout = RawLayout.of(PixelType.UINT8, 4, 3);
            var memory = MemoryImage.create(PixelType.UINT8, Extent.of(4, 3));
            memory.saveRaw(folder.resolve("target.raw"));
            // In a build the classes lie in a folder, not in a jar: loading one takes a descriptor.
            try (var image = DiskImage.openRaw(source, layout)) {
                image.get(3, 2);
            }
            var images = new ArrayList<DiskImage>();
            attempt(() -> {
                while (images.size() < 100) {
                    var image = DiskImage.create(PixelType.UINT8, 7, 5);
                    images.add(image);
                    image.set(6, 4, 0, 0, 0, images.size());
                }
                return "";
            });
            attempt(() -> images.add(DiskImage.openRaw(source, layout)));
            attempt(() -> {
                memory.saveRaw(folder.resolve("target.raw"));
                return "";
            });
            boolean readable = true;
            for (int i = 0; i < images.size(); i++) {
                readable &= images.get(i).get(6, 4) == i + 1;
            }
            System.out.println("all readable: " + readable);
            images.clear();
            images.trimToSize();
            boolean opened = true;
            for (int i = 0; i < 200; i++) {
                opened &= DiskImage.openRaw(source, layout).get(3, 2) == 0;
                opened &= DiskImage.create(PixelType.UINT8, 7, 5).get(6, 4) == 0;
            }
            System.out.println("forgotten ones make room: " + opened);
            memory.saveRaw(folder.resolve("target.raw"));
            System.gc();
            Owners.releaseUnreachable();
            System.out.println("used " + Scratch.bytesUsed());
        }
    }

    private static void attempt(Callable<?> call) {
        try {
            call.call();
            System.out.println("went on");
        } catch (Exception e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
