package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data directories that an instrument, or someone, goes on working in. */
class ChangingDirectoryTest {
    private static final List<String> DAYS = List.of("D20260103", "D20260102", "D20260101");

    @TempDir
    Path folder;

    @BeforeEach
    void writeBins() throws IOException {
        for (var day : DAYS) {
            for (int second = 0; second < 3; second++) {
                write(day, day + "T00000" + second + "_IFCB009");
            }
        }
    }

    private Path write(String day, String lid) throws IOException {
        var base = TestBins.newStyle(folder.resolve("sound"));
        var to = Files.createDirectories(folder.resolve("data").resolve(day)).resolve(lid);
        for (var extension : List.of(".adc", ".hdr", ".roi")) {
            Files.copy(TestBins.beside(base, extension), TestBins.beside(to, extension));
        }
        return to;
    }

    private void delete(String lid) throws IOException {
        var base = folder.resolve("data").resolve(lid.substring(0, 9)).resolve(lid);
        for (var extension : List.of(".adc", ".hdr", ".roi")) {
            Files.delete(TestBins.beside(base, extension));
        }
    }

    @Test
    void binsAndFoldersThatGoWhileTheyAreWalkedAreLeftOut() throws IOException {
        var walk = DataDirectory.open(folder.resolve("data")).iterator();
        assertThat(walk.next().id().lid()).isEqualTo("D20260103T000002_IFCB009");
        delete("D20260103T000001_IFCB009");
        for (int second = 0; second < 3; second++) {
            delete("D20260102T00000" + second + "_IFCB009");
        }
        Files.delete(folder.resolve("data/D20260102"));
        assertThat(walk.next().id().lid()).isEqualTo("D20260103T000000_IFCB009");
        assertThat(walk.next().id().lid()).isEqualTo("D20260101T000002_IFCB009");
    }

    @Test
    void binsThatComeInFoldersThatWereNotYetReadAreGiven() throws IOException {
        var walk = DataDirectory.open(folder.resolve("data")).iterator();
        assertThat(walk.next().id().lid()).isEqualTo("D20260103T000002_IFCB009");
        write("D20260103", "D20260103T000009_IFCB009");
        write("D20260101", "D20260101T000009_IFCB009");
        assertThat(walk)
                .toIterable()
                .extracting(bin -> bin.id().lid())
                .hasSize(9)
                .contains("D20260101T000009_IFCB009")
                .doesNotContain("D20260103T000009_IFCB009");
    }

    @Test
    void aBinThatGoesAfterItWasGivenSaysSoWhenItIsRead() throws IOException {
        var bin = DataDirectory.open(folder.resolve("data")).iterator().next();
        delete(bin.id().lid());
        assertThat(bin.check())
                .extracting(Finding::reason)
                .containsExactly(
                        "the file with the targets is missing",
                        "the file with the header is missing",
                        "the file with the images is missing");
        try (var open = bin.open()) {
            assertThat(open.isOpen()).isFalse();
        }
    }

    @Test
    void theBinThatIsStillBeingWrittenIsANoteAndTheOthersAreChecked() throws IOException {
        var now = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss")
                .withZone(ZoneOffset.UTC)
                .format(Instant.now());
        var newest = write("D" + now.substring(0, 8), "D" + now + "_IFCB009");
        Files.write(TestBins.beside(newest, ".roi"), new byte[20]);
        Files.delete(TestBins.beside(newest, ".hdr"));
        var damaged = folder.resolve("data/D20260101/D20260101T000001_IFCB009");
        Files.write(TestBins.beside(damaged, ".roi"), new byte[20]);
        var table = DataDirectory.open(folder.resolve("data")).check();
        assertThat(table.stringColumn("bin").get(0))
                .isEqualTo(newest.getFileName().toString());
        assertThat(table.stringColumn("severity").get(0)).isEqualTo("NOTE");
        assertThat(table.stringColumn("text").get(0)).startsWith("the bin is still being written: ");
        var errors = table.where(table.stringColumn("severity").isEqualTo("ERROR"));
        assertThat(errors.stringColumn("bin").asList()).containsExactly("D20260101T000001_IFCB009");
    }

    @Test
    void ofTwoTreesWhoseNamesTellNoTimeOneComesAfterTheOtherEachNewestFirst() throws IOException {
        for (var instrument : List.of("IFCB005", "IFCB134")) {
            for (var day : List.of("D20250101", "D20250102")) {
                var lid = day + "T000000_" + instrument;
                write("trees/" + instrument + "/" + day, lid);
            }
        }
        assertThat(DataDirectory.open(folder.resolve("data/trees")).bins())
                .extracting(bin -> bin.id().lid())
                .containsExactly(
                        "D20250102T000000_IFCB134",
                        "D20250101T000000_IFCB134",
                        "D20250102T000000_IFCB005",
                        "D20250101T000000_IFCB005");
    }
}
