package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saving an image onto the file that it reads. */
class OwnFileTest {
    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void save() {
        file = folder.resolve("x.tif");
        TestImages.memory(PixelType.UINT16, TestImages.EXTENT).saveTiff(file);
    }

    @Test
    void goesOnWithTheNewFileWhateverItsCompression() {
        try (var image = DiskImage.open(file)) {
            var pixels = image.toMemory().pixels();
            for (var compression : Compression.values()) {
                image.saveTiff(file, compression);
                assertThat(image.toMemory().pixels()).isEqualTo(pixels);
            }
            assertThat(MemoryImage.load(file).pixels()).isEqualTo(pixels);
        }
    }

    @Test
    void whatIsSetMeanwhileIsNotLost() throws InterruptedException {
        try (var image = DiskImage.openForEdit(file)) {
            var saving = new Thread(() -> {
                for (int i = 0; i < 20; i++) {
                    image.saveTiff(file);
                }
            });
            saving.start();
            for (int i = 0; saving.isAlive() || i < 35; i++) {
                image.set(i % 7, i / 7 % 5, 1, 1, 1, 1000 + i % 35);
            }
            saving.join();
            for (int i = 0; i < 35; i++) {
                assertThat(image.get(i % 7, i / 7, 1, 1, 1)).isEqualTo(1000 + i);
            }
        }
        assertThat(MemoryImage.load(file).get(6, 4, 1, 1, 1)).isEqualTo(1034);
    }

    @Test
    void batchesThatAreReadMeanwhileAreRight() throws InterruptedException {
        try (var image = DiskImage.open(file)) {
            var points = Points.of(new long[] {6, 0, 3}, new long[] {4, 1, 2}, new long[] {2, 0, 1});
            var expected = image.get(points);
            var saving = new Thread(() -> {
                for (int i = 0; i < 30; i++) {
                    image.saveTiff(file, i % 2 == 0 ? Compression.LZW : Compression.NONE);
                }
            });
            saving.start();
            do {
                assertThat(image.get(points)).isEqualTo(expected);
            } while (saving.isAlive());
            saving.join();
        }
    }

    @Test
    void anImageThatIsEditedStaysUncompressed() throws IOException {
        byte[] before = Files.readAllBytes(file);
        try (var image = DiskImage.openForEdit(file)) {
            assertThatThrownBy(() -> image.saveTiff(file, Compression.LZW))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(file + ": this image is open for editing, and only an uncompressed file can be edited."
                            + " Save it under another name, or open it with DiskImage.open and save that.");
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
            image.saveTiff(file);
            image.set(1, 1, 1, 1, 1, 77);
            assertThat(image.get(1, 1, 1, 1, 1)).isEqualTo(77);
        }
    }

    @Test
    void pagesOfOtherSizesAreNotThrownAway() throws IOException {
        var several = folder.resolve("several.tif");
        new TestTiff(TestImages.memory(PixelType.UINT8, Extent.of(7, 5)), ByteOrder.LITTLE_ENDIAN)
                .then(new TestTiff(TestImages.memory(PixelType.UINT8, Extent.of(3, 2)), ByteOrder.LITTLE_ENDIAN))
                .write(several);
        byte[] before = Files.readAllBytes(several);
        try (var image = DiskImage.open(several, 1)) {
            assertThatThrownBy(() -> image.saveTiff(several, Compression.LZW))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(several + ": this file holds something else beside this image");
        }
        assertThat(Files.readAllBytes(several)).isEqualTo(before);
    }

    @Test
    void aFileOfASequenceIsNotReplacedByAllOfThem() {
        for (int i = 1; i <= 3; i++) {
            TestImages.memory(PixelType.UINT8, Extent.of(7, 5)).saveTiff(folder.resolve("s" + i + ".tif"));
        }
        try (var sequence = DiskImage.openSequence(folder + "/s*.tif")) {
            for (int i = 1; i <= 3; i++) {
                var one = folder.resolve("s" + i + ".tif");
                assertThatThrownBy(() -> sequence.saveTiff(one)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(sequence.toMemory().sizeZ()).isEqualTo(3);
        }
    }

    @Test
    void sizesThatTiffCannotKeepAreRefused() {
        var tiny = MemoryImage.of(
                PixelType.UINT8,
                Extent.of(1, 1),
                new byte[1],
                ImageMetadata.of("tiny", ImageMetadata.Role.INTENSITY).withCalibration(Calibration.of(1e-10, "m")));
        assertThatThrownBy(() -> tiny.saveTiff(folder.resolve("tiny.tif")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a pixel size of 1.0E-10 cannot be kept in a TIFF: expected 1.0E-9 to 1.0E9. Use another unit"
                                + " of length.");
        assertThatThrownBy(() -> Calibration.of(0.1, " ")).isInstanceOf(IllegalArgumentException.class);
    }
}
