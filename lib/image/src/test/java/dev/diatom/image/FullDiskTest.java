package dev.diatom.image;

import static dev.diatom.image.op.Thresholds.above;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a disk of 32 MiB, of which a quarter is kept for other programs. */
@Timeout(60)
class FullDiskTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    @BeforeEach
    void useTheDefaultQuota() {
        System.gc();
        Owners.releaseUnreachable();
        ScratchFiles.clearQuota();
    }

    @AfterEach
    void leaveTheDisk() {
        TestScratch.reset();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatCannotFitIsRefusedBeforeThereIsAFile(boolean named) throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 32)) {
            Scratch.setNamed(named);
            Scratch.setDirectory(disk.folder());
            var before = files(disk.folder());
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> DiskImage.create(PixelType.UINT8, 1024, 1024, 64))
                        .isInstanceOf(ScratchFullException.class)
                        .hasMessageMatching(
                                disk.folder() + ": no room for an image of 67\\.1 MB: 33\\.[56] MB of the disk's"
                                        + " 33\\.6 MB are free and 8\\.4 MB stay free for other programs \\(Scratch\\.setQuota"
                                        + " changes that, Scratch\\.setDirectory chooses another disk\\)\\.");
            }
            assertThat(files(disk.folder())).isEqualTo(before);
            try (var image = DiskImage.create(PixelType.UINT8, 1024, 1024, 8)) {
                image.set(5, 6, 7, 0, 0, 8);
                assertThat(image.get(5, 6, 7)).isEqualTo(8);
            }
            assertThat(files(disk.folder())).isEqualTo(before);
        }
    }

    @Test
    void whatIsPromisedToOneImageIsNotGrantedToAnother() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 32)) {
            Scratch.setDirectory(disk.folder());
            try (var first = DiskImage.create(PixelType.UINT8, 1024, 1024, 16)) {
                assertThat(disk.freeBytes()).isGreaterThan(31 * MIB);
                assertThatThrownBy(() -> DiskImage.create(PixelType.UINT8, 1024, 1024, 9))
                        .isInstanceOf(ScratchFullException.class)
                        .hasMessageMatching(disk.folder()
                                + ": no room for an image of 9\\.4 MB: 33\\.[56] MB of the disk's 33\\.6 MB are free, 16\\.8 MB"
                                + " of it promised to images that are not yet written, and 8\\.4 MB stay free for other"
                                + " programs \\(Scratch\\.setQuota changes that, Scratch\\.setDirectory chooses another"
                                + " disk\\)\\. The largest scratch images are: 16\\.8 MB.*\\. Releasing some makes room:"
                                + " x = null in a notebook, or close\\(\\)\\.");
                first.set(0, 0, 0, 0, 0, 1);
                DiskImage.create(PixelType.UINT8, 1024, 1024, 7).close();
            }
        }
    }

    @Test
    void whatIsWrittenIsNotCountedTwice() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 32)) {
            Scratch.setDirectory(disk.folder());
            try (var source = zeros(12);
                    var written = source.apply(above(1))) {
                assertThat(disk.freeBytes()).isLessThan(21 * MIB);
                DiskImage.create(PixelType.UINT8, 1024, 1024, 11).close();
                assertThatThrownBy(() -> DiskImage.create(PixelType.UINT8, 1024, 1024, 13))
                        .isInstanceOf(ScratchFullException.class);
                assertThat(written.get(0, 0)).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anOperationOnADiskThatOthersFillLeavesNothing(boolean named) throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 64);
                var source = zeros(40)) {
            Scratch.setNamed(named);
            Scratch.setDirectory(disk.folder());
            long before = Scratch.bytesUsed();
            long free = disk.freeBytes();
            var filler = new AtomicReference<@Nullable Path>();
            assertThatThrownBy(() -> filling(disk, filler).call(() -> source.apply(above(1))))
                    .isInstanceOf(ScratchFullException.class)
                    .hasMessageMatching(disk.folder() + ": the disk of the scratch space is full: 0 B of 67\\.1 MB are"
                            + " free \\(No space left on device\\)\\. Other programs have taken what was granted to this"
                            + " image\\. Release images, or choose another disk with Scratch\\.setDirectory\\. The largest"
                            + " scratch images are: 41\\.9 MB.*\\. Releasing some makes room: x = null in a notebook, or"
                            + " close\\(\\)\\.");
            assertThat(Scratch.bytesUsed()).isEqualTo(before);
            Files.delete(filler.get());
            assertThat(disk.freeBytes()).isBetween(free - 64 * 1024, free);
            try (var mask = source.apply(above(1))) {
                assertThat(mask.get(1023, 1023, 39)).isZero();
            }
        }
    }

    @Test
    void aPixelThatCannotBeWrittenSaysThatTheDiskIsFull() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 32)) {
            Scratch.setDirectory(disk.folder());
            try (var image = DiskImage.create(PixelType.UINT8, 1024, 1024, 16)) {
                image.set(3, 2, 1, 0, 0, 77);
                var filler = disk.fill();
                assertThatThrownBy(() -> image.set(3, 2, 9, 0, 0, 78))
                        .isInstanceOf(ScratchFullException.class)
                        .hasMessageStartingWith(disk.folder()
                                + ": the disk of the scratch space is full: 0 B of 33.6 MB are free (No space left on"
                                + " device). ");
                assertThat(image.get(3, 2, 1)).isEqualTo(77);
                Files.delete(filler);
                image.set(3, 2, 9, 0, 0, 78);
                assertThat(image.get(3, 2, 9)).isEqualTo(78);
            }
        }
    }

    @Test
    void aSaveThatCannotFitIsRefusedBeforeItIsWritten() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 32);
                var source = zeros(40)) {
            var target = Files.writeString(disk.folder().resolve("old.raw"), "old");
            assertThatThrownBy(() -> source.saveRaw(target))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(target + ": cannot be saved: it needs 41.9 MB, and 33.6 MB are free on that disk.");
            assertThat(target).hasContent("old");
            assertThat(files(disk.folder())).containsExactly("old.raw");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"old.raw", "old.tif"})
    void aSaveToADiskThatOthersFillLeavesTheOldFile(String name) throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 64);
                var source = zeros(40)) {
            var target = Files.writeString(disk.folder().resolve(name), "old");
            var filler = new AtomicReference<@Nullable Path>();
            assertThatThrownBy(() -> filling(disk, filler).call(() -> {
                        save(source, target);
                        return target;
                    }))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageMatching(
                            target + ": cannot be saved: No space left on device; it needs 4[12]\\.?[0-9]* MB,"
                                    + " and [0-9.]+ MB are free on that disk\\. Nothing has been changed\\.");
            assertThat(target).hasContent("old");
            assertThat(files(disk.folder())).containsExactlyInAnyOrder(name, "filler");
            Files.delete(filler.get());
            save(source, target);
            assertThat(Files.size(target)).isGreaterThanOrEqualTo(40 * MIB);
            assertThat(files(disk.folder())).containsExactly(name);
        }
    }

    @Test
    void aReadOnlyDiskIsRefusedAndStillRead() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 32)) {
            var target = disk.folder().resolve("old.tif");
            var memory = TestImages.memory(PixelType.UINT8, Extent.of(7, 5, 3));
            memory.saveTiff(target);
            disk.makeReadOnly();
            assertThatThrownBy(() -> Scratch.setDirectory(disk.folder().resolve("scratch")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(disk.folder().resolve("scratch")
                            + ": the scratch space cannot be used (set by Scratch.setDirectory): Read-only file system."
                            + " Choose another folder with Scratch.setDirectory or DIATOM_SCRATCH.");
            assertThatThrownBy(() -> memory.saveTiff(disk.folder().resolve("new.tif")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(
                            disk.folder().resolve("new.tif") + ": cannot be saved: no file can be made in the folder "
                                    + disk.folder() + ": Read-only file system.");
            assertThatThrownBy(() -> memory.saveTiff(target))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(target + ": cannot be saved: the file of this name may not be written to.");
            try (var image = DiskImage.open(target);
                    var mask = image.apply(above(3))) {
                assertThat(image.get(6, 4, 2)).isEqualTo(TestImages.value(6, 4, 2, 0, 0));
                assertThat(mask.get(6, 4, 2)).isEqualTo(255);
            }
        }
    }

    private static void save(DiskImage source, Path target) {
        if (target.toString().endsWith(".tif")) {
            source.saveTiff(target);
        } else {
            source.saveRaw(target);
        }
    }

    /** Fills the disk as soon as the first piece is done. */
    private static Progress filling(SmallDisk disk, AtomicReference<@Nullable Path> filler) {
        return (task, done, total) -> {
            if (filler.get() == null) {
                filler.set(disk.fill());
            }
        };
    }

    /** A user's file of planes of 1 MiB, without a byte on the disk. */
    private DiskImage zeros(int planes) throws IOException {
        var path = folder.resolve("zeros.raw");
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength((long) planes * MIB);
        }
        return DiskImage.openRaw(path, RawLayout.of(PixelType.UINT8, 1024, 1024, planes));
    }

    private static List<String> files(Path folder) throws IOException {
        var names = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .forEach(names::add);
        }
        return names;
    }
}
