package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.Owners;
import dev.diatom.samples.SampleData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void givesTheNewestBinFirst() {
        var directory = DataDirectory.open(SampleData.in(folder).dataDirectory());
        assertThat(lids(directory))
                .containsExactly(
                        "D20260513T094731_IFCB134",
                        "D20260512T110124_IFCB134",
                        "D20260512T103812_IFCB134",
                        "D20260512T101500_IFCB134",
                        "D20130614T174206_IFCB013",
                        "IFCB5_2012_029_001518",
                        "IFCB5_2012_028_093047");
    }

    @Test
    void ordersInstrumentsAndStylesByTimeWithinAFolder() throws IOException {
        for (var lid : List.of(
                "IFCB9_2013_001_000000",
                "D20120101T000000_IFCB134",
                "D20120101T000001_IFCB005",
                "D20140101T000000_IFCB005")) {
            bin(folder, lid);
        }
        assertThat(lids(DataDirectory.open(folder)))
                .containsExactly(
                        "D20140101T000000_IFCB005",
                        "IFCB9_2013_001_000000",
                        "D20120101T000001_IFCB005",
                        "D20120101T000000_IFCB134");
    }

    @Test
    void givesClosedBinsThatOpenForABlock() {
        int owners = Owners.count();
        for (var bin : DataDirectory.open(SampleData.in(folder).dataDirectory())) {
            assertThat(bin.isOpen()).isFalse();
            try (var open = bin.open()) {
                assertThat(open.isOpen()).isTrue();
                assertThat(open.image(open.images().firstKey()).sizeX()).isPositive();
            }
        }
        assertThat(Owners.count()).isEqualTo(owners);
    }

    @Test
    void followsOnlyFoldersThatBelongToTheNames() throws IOException {
        var lid = "D20130526T095207_IFCB013";
        for (var path : List.of("D2013/D20130526", "data/D2013", "data/data", "IFCB013")) {
            bin(folder.resolve(path), lid);
        }
        for (var path : List.of("skip", "beads", "data/skip", "D2014", "other", "D2013/D20130527", "d2013")) {
            bin(folder.resolve(path), lid);
        }
        assertThat(paths(DataDirectory.open(folder)))
                .containsExactlyInAnyOrder("D2013/D20130526", "data/D2013", "data/data", "IFCB013");
    }

    @Test
    void leavesOutBinsWithoutRoiUnlessAsked() throws IOException {
        Files.delete(bin(folder, "D20130526T095207_IFCB013").roi());
        bin(folder, "D20130526T095208_IFCB013");
        var directory = DataDirectory.open(folder);
        assertThat(lids(directory)).containsExactly("D20130526T095208_IFCB013");
        assertThat(lids(directory.requireRoi(false)))
                .containsExactly("D20130526T095208_IFCB013", "D20130526T095207_IFCB013");
    }

    @Test
    void passesOverFilesThatAreNoBins() throws IOException {
        bin(folder, "decoy");
        bin(folder, "D20139999T095207_IFCB013");
        Files.createDirectory(folder.resolve("D20130526T095208_IFCB013.adc"));
        assertThat(lids(DataDirectory.open(folder))).isEmpty();
    }

    @Test
    void readsOneFolderAtATime() throws IOException {
        bin(folder.resolve("D2014"), "D20140101T000000_IFCB005");
        var walk = DataDirectory.open(folder).iterator();
        assertThat(walk.next().id().lid()).isEqualTo("D20140101T000000_IFCB005");
        // What comes into a folder that is not yet read is found, what comes into one that is read is not.
        bin(folder.resolve("D2014"), "D20140101T000001_IFCB005");
        assertThat(walk.hasNext()).isFalse();

        Files.createDirectory(folder.resolve("D2013"));
        var again = DataDirectory.open(folder).iterator();
        again.next();
        bin(folder.resolve("D2013"), "D20130101T000000_IFCB005");
        assertThat(again.next().id().lid()).isEqualTo("D20140101T000000_IFCB005");
        assertThat(again.next().id().lid()).isEqualTo("D20130101T000000_IFCB005");
        assertThatThrownBy(again::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aLoopOfLinksEnds() throws IOException {
        bin(folder, "D20140101T000000_IFCB005");
        try {
            Files.createSymbolicLink(folder.resolve("data"), folder);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Assumptions.abort("links cannot be made here");
        }
        assertThat(lids(DataDirectory.open(folder))).containsExactly("D20140101T000000_IFCB005");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() throws IOException {
        var absent = folder.resolve("absent");
        assertThatThrownBy(() -> DataDirectory.open(absent))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(absent + ": there is no such folder. Check the path.");
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": this is not a folder. Bin.open opens a single bin.");
    }

    private static BinPaths bin(Path folder, String lid) throws IOException {
        Files.createDirectories(folder);
        var paths = BinPaths.of(folder.resolve(lid));
        for (var path : List.of(paths.adc(), paths.hdr(), paths.roi())) {
            Files.createFile(path);
        }
        return paths;
    }

    private static List<String> lids(DataDirectory directory) {
        var lids = new ArrayList<String>();
        for (var bin : directory) {
            lids.add(bin.id().lid());
        }
        return lids;
    }

    private static List<String> paths(DataDirectory directory) {
        var paths = new ArrayList<String>();
        for (var bin : directory) {
            paths.add(directory
                    .path()
                    .relativize(bin.paths().adc().getParent())
                    .toString()
                    .replace('\\', '/'));
        }
        return paths;
    }
}
