package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.ImageFormatException;
import dev.diatom.image.Owners;
import dev.diatom.samples.SampleData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinTest {
    @TempDir
    Path folder;

    private Path base = Path.of(".");
    private int ownersBefore;

    @BeforeEach
    void writeBin() throws IOException {
        base = TestBins.newStyle(folder);
        ownersBefore = Owners.count();
    }

    @AfterEach
    void nothingStaysOpen() {
        assertThat(Owners.count()).isEqualTo(ownersBefore);
    }

    @Test
    void opensFromAnyOfItsFilesOrTheNameAlone() {
        for (var name : List.of(".adc", ".hdr", ".roi", "")) {
            try (var bin = Bin.open(base + name)) {
                assertThat(bin.id().lid()).isEqualTo(TestBins.NEW_LID);
                assertThat(bin.isOpen()).isTrue();
                assertThat(bin.images()).hasSize(3);
            }
        }
    }

    @Test
    void anEmptyPathIsRefused() {
        assertThatThrownBy(() -> Bin.open(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the path of the bin is empty: expected one of the files of a bin, or their name without"
                        + " extension.");
    }

    @Test
    void givesTheImagesOfTheirTargets() {
        try (var bin = Bin.open(base)) {
            assertThat(bin.images().keySet()).containsExactly(2, 3, 5);
            assertThat(bin.images().firstKey()).isEqualTo(2);
            assertThat(bin.images().lastKey()).isEqualTo(5);
            assertThat(bin.images().headMap(5).keySet()).containsExactly(2, 3);
            assertThat(bin.images().tailMap(3).keySet()).containsExactly(3, 5);
            assertThat(bin.images().subMap(3, 5).keySet()).containsExactly(3);
            assertThat(bin.images().get(1)).isNull();
            var image = Objects.requireNonNull(bin.images().get(3));
            assertThat(image.sizeX()).isEqualTo(5);
            assertThat(image.sizeY()).isEqualTo(4);
            assertThat(image.get(0, 0)).isEqualTo(16);
            assertThat(image.get(4, 3)).isEqualTo(35);
            assertThat(bin.image(5).pixels()).isEqualTo(new byte[] {36, 37, 38, 39, 40, 41});
            assertThat(bin.image(5).metadata().name()).isEqualTo(bin.id().lid() + "_00005");
            int each = 0;
            for (var entry : bin.images().entrySet()) {
                assertThat(entry.getValue().pixels())
                        .isEqualTo(bin.image(entry.getKey()).pixels());
                each++;
            }
            assertThat(each).isEqualTo(3);
        }
    }

    @Test
    void imagesCannotBeChangedThroughTheMap() {
        try (var bin = Bin.open(base)) {
            assertThatThrownBy(() -> bin.images().remove(2)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> bin.images().clear()).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> bin.images().keySet().remove(2)).isInstanceOf(UnsupportedOperationException.class);
            assertThat(bin.images()).hasSize(3).hasToString("3 images, of the targets [2, 3, 5]");
        }
    }

    @Test
    void tellsItsTargets() {
        try (var bin = Bin.open(base)) {
            assertThat(bin.targets()).hasSize(5);
            assertThat(bin.target(3)).isEqualTo(new Target(3, 2, 300, 400, 5, 4, 6));
            assertThat(bin.targets().get(2)).isEqualTo(bin.target(3));
            assertThat(bin.target(3).hasImage()).isTrue();
            assertThat(bin.target(4).hasImage()).isFalse();
            assertThat(bin.findings()).isEmpty();
        }
    }

    @Test
    void tellsItsHeadersAsWrittenInAnyCase() {
        try (var bin = Bin.open(base)) {
            assertThat(bin.headers().keySet())
                    .containsExactly(
                            "context", "softwareVersion", "Temperature", "humidity", "runTime", "Empty", "pumpState");
            assertThat(bin.header("temperature")).isEqualTo("21.5");
            assertThat(bin.header("HUMIDITY")).isEqualTo("40.25");
            assertThat(bin.header("pumpstate")).isEqualTo("2");
            assertThat(bin.header("empty")).isEmpty();
            assertThat(bin.temperature()).isEqualTo(21.5);
            assertThat(bin.humidity()).isEqualTo(40.25);
            assertThat(bin.runTimeSeconds()).isEqualTo(1200.5);
            assertThat(bin.timestamp()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        }
    }

    @Test
    void anAbsentHeaderNamesThoseThatAreNear() {
        try (var bin = Bin.open(base)) {
            assertThatThrownBy(() -> bin.header("temprature"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(base + ".hdr: there is no header \"temprature\". Near it are Temperature.");
            assertThatThrownBy(() -> bin.header("qqqq"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            base + ".hdr: there is no header \"qqqq\". headers() lists the 7 names that there are.");
        }
    }

    @Test
    void absentNumbersAreNaNAndUnreadableOnesAreSaid() throws IOException {
        Files.writeString(TestBins.beside(base, ".hdr"), "softwareVersion: 2\nhumidity: damp\n");
        try (var bin = Bin.open(base)) {
            assertThat(bin.temperature()).isNaN();
            assertThat(bin.runTimeSeconds()).isNaN();
            assertThatThrownBy(bin::humidity)
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessage(base + ".hdr: the header humidity cannot be read: expected a number, found \"damp\"."
                            + " header(\"humidity\") gives the text as it is.");
        }
    }

    @Test
    void aNumberThatIsEmptyIsNaNAndOneThatIsNotDecimalIsSaid() throws IOException {
        Files.writeString(TestBins.beside(base, ".hdr"), "softwareVersion: 2\ntemperature: \nrunTime: 0x1p3\n");
        try (var bin = Bin.open(base)) {
            assertThat(bin.temperature()).isNaN();
            assertThatThrownBy(bin::runTimeSeconds)
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessage(base + ".hdr: the header runTime cannot be read: expected a number, found \"0x1p3\"."
                            + " header(\"runTime\") gives the text as it is.");
        }
    }

    @Test
    void aRoiThatCannotBeOpenedIsMissedOnlyByTheImages() throws IOException {
        Files.delete(TestBins.beside(base, ".roi"));
        Files.createDirectory(TestBins.beside(base, ".roi"));
        try (var bin = Bin.open(base)) {
            assertThat(bin.isOpen()).isFalse();
            assertThat(bin.temperature()).isEqualTo(21.5);
            assertThat(bin.targets()).hasSize(5);
            assertThatThrownBy(() -> bin.image(2))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(base + ".roi: the file with the images of the bin cannot be read. Check that it is a"
                            + " file and that you may read it. Headers, targets and the table can be read without"
                            + " it.");
        }
    }

    @Test
    void theMapOfImagesIsComparedWithoutReadingThem() throws IOException {
        Files.delete(TestBins.beside(base, ".roi"));
        try (var bin = Bin.open(base);
                var same = bin.open();
                var other = Bin.open(base)) {
            assertThat(bin.images().equals(bin.images())).isTrue();
            assertThat(bin.images().equals(same.images())).isTrue();
            assertThat(bin.images().hashCode()).isEqualTo(same.images().hashCode());
            assertThat(bin.images().equals(other.images())).isFalse();
            assertThat(bin.images().equals(bin.images().headMap(5))).isFalse();
        }
    }

    @Test
    void aClosedBinStillDoesEverything() {
        var bin = Bin.open(base);
        bin.close();
        bin.close();
        assertThat(bin.isOpen()).isFalse();
        assertThat(bin.image(2).pixels()).isEqualTo(new byte[] {10, 11, 12, 13, 14, 15});
        assertThat(bin.images().get(5)).isNotNull();
        assertThat(bin.table().rowCount()).isEqualTo(5);
        assertThat(bin.isOpen()).isFalse();
    }

    @Test
    void eachHandleClosesOnlyItself() {
        try (var outer = Bin.open(base)) {
            try (var inner = outer.open()) {
                assertThat(inner.isOpen()).isTrue();
                assertThat(Owners.count()).isEqualTo(ownersBefore + 2);
            }
            assertThat(outer.isOpen()).isTrue();
        }
    }

    @Test
    void readNeedsNoFileAfterwards() throws IOException {
        var bin = Bin.open(base);
        var all = bin.read();
        assertThat(bin.isOpen()).isFalse();
        for (var extension : List.of(".adc", ".hdr", ".roi")) {
            Files.delete(TestBins.beside(base, extension));
        }
        assertThat(all.image(3).get(4, 3)).isEqualTo(35);
        assertThat(all.images().get(5)).isNotNull();
        assertThat(all.header("humidity")).isEqualTo("40.25");
        assertThat(all.temperature()).isEqualTo(21.5);
        assertThat(all.table().rowCount()).isEqualTo(5);
        assertThat(all.targets()).hasSize(5);
        assertThat(all.isOpen()).isFalse();
        assertThat(all).hasToString(TestBins.NEW_LID + ": 5 targets, 3 images, in memory");
        assertThat(all.read().open().image(2).get(0, 0)).isEqualTo(10);
        all.close();
        assertThat(all.image(2).get(2, 1)).isEqualTo(15);
    }

    @Test
    void imagesAreCopies() {
        var all = Bin.open(base).read();
        all.image(2).set(0, 0, 0, 0, 0, 99);
        assertThat(all.image(2).get(0, 0)).isEqualTo(10);
    }

    @Test
    void saysWhatItIs() {
        var bin = Bin.open(base);
        assertThat(bin).hasToString(TestBins.NEW_LID + ": 5 targets, 3 images, open");
        bin.close();
        assertThat(bin).hasToString(TestBins.NEW_LID + ": 5 targets, 3 images, closed");
    }

    @Test
    void aTargetThatDoesNotExistIsSaid() {
        try (var bin = Bin.open(base)) {
            assertThatThrownBy(() -> bin.image(6))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(base + ".adc: there is no target 6. Its 5 targets are numbered from 1 to 5.");
            assertThatThrownBy(() -> bin.image(1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            base + ".adc: target 1 has no image. images().keySet() lists the targets that have one.");
        }
    }

    @Test
    void withoutRoiEverythingButTheImagesWorks() throws IOException {
        Files.delete(TestBins.beside(base, ".roi"));
        try (var bin = Bin.open(base)) {
            assertThat(bin.isOpen()).isFalse();
            assertThat(bin.temperature()).isEqualTo(21.5);
            assertThat(bin.targets()).hasSize(5);
            assertThat(bin.table().rowCount()).isEqualTo(5);
            assertThat(bin.images().keySet()).containsExactly(2, 3, 5);
            var message = base + ".roi: the file with the images of the bin is missing. Put it beside the other files"
                    + " of the bin. Headers, targets and the table can be read without it.";
            assertThatThrownBy(() -> bin.image(2))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(message);
            assertThatThrownBy(bin::read)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(message);
        }
    }

    @Test
    void withoutAdcTheHeadersWork() throws IOException {
        Files.delete(TestBins.beside(base, ".adc"));
        try (var bin = Bin.open(base)) {
            assertThat(bin.temperature()).isEqualTo(21.5);
            assertThatThrownBy(bin::targets)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(NoSuchFileException.class)
                    .hasMessage(base + ".adc: the file with the targets of the bin is missing. Put it beside the other"
                            + " files of the bin. The header can be read without it.");
            assertThat(bin).hasToString(TestBins.NEW_LID + ": the .adc file cannot be read, open");
        }
    }

    @Test
    void withoutHdrTargetsAndImagesWork() throws IOException {
        Files.delete(TestBins.beside(base, ".hdr"));
        try (var bin = Bin.open(base)) {
            assertThat(bin.image(2).get(0, 0)).isEqualTo(10);
            assertThat(bin.read().image(2).get(0, 0)).isEqualTo(10);
            assertThatThrownBy(bin::headers)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(base + ".hdr: the file with the header of the bin is missing. Put it beside the other"
                            + " files of the bin. Targets and images can be read without it.");
        }
    }

    @Test
    void aBinThatIsNotThereIsRefusedAtOnce() {
        var absent = folder.resolve("D20260102T030406_IFCB009.adc");
        assertThatThrownBy(() -> Bin.open(absent))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(NoSuchFileException.class)
                .hasMessage(absent + ": there is no such bin: expected D20260102T030406_IFCB009.adc, .hdr and .roi in "
                        + folder + ", found none of them. Check the folder and the name.");
        assertThatThrownBy(() -> Bin.open(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(folder + ": this is a folder: expected one of the files of a bin, or their name without"
                        + " extension, found a folder. DataDirectory.open finds the bins below a folder.");
    }

    @Test
    void anImageOutsideTheRoiIsNamedBeforeMemoryIsTakenForIt() throws IOException {
        var rows = List.of(
                TestBins.row(1, 0, 0, 3, 2, 27),
                TestBins.row(1, 0, 0, 2_000_000_000, 2_000_000_000, 0),
                TestBins.row(1, 0, 0, 3, 2, 26));
        Files.writeString(TestBins.beside(base, ".adc"), String.join("\n", rows) + "\n");
        try (var bin = Bin.open(base)) {
            assertThatThrownBy(() -> bin.image(1))
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessage(base + ".adc: the image of target 1 lies outside the .roi file at line 1 (start_byte,"
                            + " column 18): expected 0 to 26 for an image of 3 x 2, found 27. " + TestBins.NEW_LID
                            + ".roi has 32 bytes; copy it again if it was cut short.");
            assertThatThrownBy(() -> bin.image(2))
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessage(base + ".adc: the image of target 2 lies outside the .roi file at line 2 (roi_width and"
                            + " roi_height, columns 16 and 17): expected an image of at most 32 bytes, found 2000000000"
                            + " x 2000000000. " + TestBins.NEW_LID
                            + ".roi has 32 bytes; copy it again if it was cut short.");
            assertThatThrownBy(bin::read).isInstanceOf(ImageFormatException.class);
            assertThat(bin.image(3).get(2, 1)).isEqualTo(41);
        }
    }

    @Test
    void imagesThatShareBytesAreNotReadTogether() throws IOException {
        var rows = List.of(TestBins.row(1, 0, 0, 8, 4, 0), TestBins.row(1, 0, 0, 8, 4, 0));
        Files.writeString(TestBins.beside(base, ".adc"), String.join("\n", rows) + "\n");
        try (var bin = Bin.open(base)) {
            assertThatThrownBy(bin::read)
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessage(base + ".adc: the images share bytes of the .roi file: expected at most 32 bytes"
                            + " together, the length of " + TestBins.NEW_LID
                            + ".roi, found 64 bytes. Read the images one by one.");
        }
    }

    @Test
    void readsTheSampleBinsOfBothStyles() {
        var samples = SampleData.in(folder.resolve("samples"));
        for (var path : List.of(samples.bin(), samples.oldBin())) {
            try (var bin = Bin.open(path)) {
                assertThat(bin.findings()).isEmpty();
                assertThat(bin.targets()).hasSizeGreaterThan(bin.images().size());
                assertThat(bin.images()).isNotEmpty();
                assertThat(bin.temperature()).isBetween(5.0, 40.0);
                for (int number : bin.images().keySet()) {
                    var image = bin.image(number);
                    assertThat(image.sizeX()).isEqualTo(bin.target(number).width());
                    assertThat(image.sizeY()).isEqualTo(bin.target(number).height());
                    // A corner shows the background.
                    assertThat(image.get(0, 0)).isBetween(120.0, 230.0);
                }
            }
        }
    }
}
