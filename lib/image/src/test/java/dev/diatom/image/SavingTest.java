package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SavingTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void whatIsSavedReadsBackWithAllAxes(PixelType type) throws IOException {
        var memory = TestImages.memory(type, TestImages.EXTENT);
        var saved = folder.resolve("saved.tif");
        try (var disk = TestImages.disk(folder, memory)) {
            disk.saveTiff(saved);
            assertThat(MemoryImage.load(saved).pixels()).isEqualTo(memory.pixels());
            memory.saveTiff(saved);
            assertThat(MemoryImage.load(saved).pixels()).isEqualTo(memory.pixels());
            assertThat(MemoryImage.load(saved).extent()).isEqualTo(TestImages.EXTENT);
            disk.saveRaw(folder.resolve("saved.raw"));
        }
        assertThat(Files.readAllBytes(folder.resolve("saved.raw")))
                .isEqualTo(TestImages.bytes(memory, ByteOrder.LITTLE_ENDIAN));
    }

    @ParameterizedTest
    @EnumSource(names = {"UINT8", "UINT16", "FLOAT32"})
    void theJdksReaderSeesTheSamePages(PixelType type) throws IOException {
        var memory = TestImages.memory(type, TestImages.EXTENT);
        var saved = folder.resolve("saved.tif");
        memory.saveTiff(saved);
        var reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (var stream = ImageIO.createImageInputStream(saved.toFile())) {
            reader.setInput(stream);
            assertThat(reader.getNumImages(true)).isEqualTo(24);
            int page = 0;
            for (long t = 0; t < 4; t++) {
                for (long z = 0; z < 3; z++) {
                    for (long c = 0; c < 2; c++) {
                        var raster = reader.read(page++).getRaster();
                        for (int y = 0; y < 5; y++) {
                            for (int x = 0; x < 7; x++) {
                                assertThat(raster.getSampleDouble(x, y, 0)).isEqualTo(TestImages.value(x, y, z, c, t));
                            }
                        }
                    }
                }
            }
        } finally {
            reader.dispose();
        }
    }

    @Test
    void planesOfSeveralStripsReadBack() throws IOException {
        try (var image = DiskImage.create(PixelType.UINT16, 1500, 1000, 2)) {
            image.set(1499, 999, 1, 0, 0, 12_345);
            image.set(3, 700, 0, 0, 0, 54_321);
            image.saveTiff(folder.resolve("strips.tif"));
        }
        try (var image = DiskImage.open(folder.resolve("strips.tif"))) {
            assertThat(image.get(1499, 999, 1)).isEqualTo(12_345);
            assertThat(image.get(3, 700, 0)).isEqualTo(54_321);
        }
        var page = ImageIO.read(folder.resolve("strips.tif").toFile());
        assertThat(page.getRaster().getSample(3, 700, 0)).isEqualTo(54_321);
    }

    @Test
    void aSaveThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        var target = Files.writeString(folder.resolve("old.tif"), "old");
        var image = DiskImage.create(PixelType.UINT8, 7, 5, 3);
        image.close();
        assertThatThrownBy(() -> image.saveTiff(target)).isInstanceOf(ClosedException.class);
        assertThat(target).hasContent("old");
        try (var raw = DiskImage.openRaw(
                Files.write(folder.resolve("a.raw"), new byte[105]), RawLayout.of(PixelType.UINT8, 7, 5, 3))) {
            Files.write(folder.resolve("a.raw"), new byte[50]);
            assertThatThrownBy(() -> raw.saveTiff(target))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(folder.resolve("a.raw")
                            + ": the file ends at byte 50; it was cut short after it was opened.");
        }
        assertThat(target).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("old.tif", "a.raw");
        }
    }

    @Test
    void replacesTheFileThatItIsReadFrom() throws IOException {
        var memory = TestImages.memory(PixelType.UINT16, Extent.of(7, 5, 3));
        var file = folder.resolve("own.tif");
        memory.saveTiff(file);
        try (var image = DiskImage.open(file)) {
            image.saveTiff(file);
            assertThat(image.get(6, 4, 2)).isEqualTo(TestImages.value(6, 4, 2, 0, 0));
        }
        assertThat(MemoryImage.load(file).pixels()).isEqualTo(memory.pixels());
    }

    @Test
    void aLinkStaysALink() throws IOException {
        var file = Files.writeString(folder.resolve("real.tif"), "old");
        var link = Files.createSymbolicLink(folder.resolve("link.tif"), file);
        TestImages.memory(PixelType.UINT8, Extent.of(7, 5)).saveTiff(link);
        assertThat(link).isSymbolicLink();
        assertThat(MemoryImage.load(file).extent()).isEqualTo(Extent.of(7, 5));
    }

    @Test
    void saysThatThereIsNoSuchFolder() {
        var image = TestImages.memory(PixelType.UINT8, Extent.of(7, 5));
        var target = folder.resolve("none").resolve("a.tif");
        assertThatThrownBy(() -> image.saveTiff(target))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(target + ": cannot be saved: there is no folder " + folder.resolve("none") + ".");
    }

    @Test
    void aLinkToNothingIsFollowed() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link.tif"), Path.of("later.tif"));
        TestImages.memory(PixelType.UINT8, Extent.of(7, 5)).saveTiff(link);
        assertThat(link).isSymbolicLink();
        assertThat(MemoryImage.load(folder.resolve("later.tif")).extent()).isEqualTo(Extent.of(7, 5));
    }

    @Test
    void whatIsNoRegularFileIsNotReplaced() {
        var image = TestImages.memory(PixelType.UINT8, Extent.of(7, 5));
        assertThatThrownBy(() -> image.saveRaw(folder))
                .hasMessage(folder + ": cannot be saved: what has this name is not a regular file.");
        assertThatThrownBy(() -> image.saveRaw("/dev/null"))
                .hasMessage("/dev/null: cannot be saved: what has this name is not a regular file.");
    }

    @Test
    void aPrivateFileIsPrivateWhileItIsSaved() throws Exception {
        var target = Files.writeString(folder.resolve("private.raw"), "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        var seen = new ArrayList<String>();
        Progress look = (task, done, total) -> {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    seen.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        look.call(() -> {
            TestImages.memory(PixelType.UINT8, Extent.of(7, 5)).saveRaw(target);
            return "";
        });
        assertThat(seen).containsExactly("rw-------", "rw-------");
        assertThat(Files.getPosixFilePermissions(target)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void theLongestNamesCanBeSaved() {
        var target = folder.resolve("n".repeat(251) + ".raw");
        TestImages.memory(PixelType.UINT8, Extent.of(7, 5)).saveRaw(target);
        assertThat(target).hasSize(35);
    }

    @Test
    void aPixelOfAFileThatWasCutSaysSo() throws IOException {
        var file = Files.write(folder.resolve("a.raw"), new byte[105]);
        try (var image = DiskImage.openRaw(file, RawLayout.of(PixelType.UINT8, 7, 5, 3))) {
            Files.write(file, new byte[50]);
            assertThatThrownBy(() -> image.get(0, 0, 2))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(file + ": the file ends at byte 50; it was cut short after it was opened.");
        }
    }
}
