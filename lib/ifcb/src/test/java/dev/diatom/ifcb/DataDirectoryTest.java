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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
        link(folder.resolve("data"), folder);
        assertThat(lids(DataDirectory.open(folder))).containsExactly("D20140101T000000_IFCB005");
    }

    @Test
    void aBinIsGivenOnceHoweverManyLinksLeadToIt() throws IOException {
        bin(folder.resolve("data"), "D20140101T000000_IFCB005");
        link(folder.resolve("D/data"), folder.resolve("data"));
        link(folder.resolve("data/D"), folder.resolve("D"));
        assertThat(paths(DataDirectory.open(folder))).containsExactly("data");
    }

    @Test
    void aLinkOfAnotherNameDoesNotHideBins() throws IOException {
        bin(folder.resolve("D2013"), "D20130101T000000_IFCB005");
        bin(folder.resolve("D2013"), "D20140101T000000_IFCB005");
        link(folder.resolve("D2014"), folder.resolve("D2013"));
        assertThat(lids(DataDirectory.open(folder)))
                .containsExactly("D20140101T000000_IFCB005", "D20130101T000000_IFCB005");
    }

    @Test
    @Timeout(60)
    void aWebOfLinksEnds() throws IOException {
        var names = List.of("D", "D2", "D20", "D201", "D2014", "0", "20", "IFCB", "IFC", "IF", "I", "F");
        for (var name : names) {
            for (var other : names) {
                if (!name.equals(other)) {
                    link(folder.resolve(name).resolve(other), folder.resolve(other));
                }
            }
        }
        assertThat(lids(DataDirectory.open(folder))).isEmpty();
    }

    @Test
    void aFolderThatFailsWhileItIsListedIsSaid() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/net")), "needs the files of processes");
        // The network folder of a process that has ended, and that its parent has not asked about, opens and cannot be
        // listed.
        var parent = new ProcessBuilder("sh", "-c", "sleep 0.1 & echo $!; exec sleep 60").start();
        try (var output = parent.inputReader()) {
            var ended = Path.of("/proc", output.readLine(), "net");
            TimeUnit.SECONDS.sleep(1);
            Assumptions.assumeTrue(Files.isDirectory(ended), "no trace of a process that ended");
            var walk = DataDirectory.open(ended).iterator();
            assertThatThrownBy(walk::hasNext)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(IOException.class)
                    .hasMessage(ended
                            + ": the folder cannot be read. Check that it is still there and that you may read it.");
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void findsABinWhateverTheCaseOfItsExtensions() throws IOException {
        for (var extension : List.of(".Adc", ".hDR", ".ROI")) {
            Files.createFile(folder.resolve("D20140101T000000_IFCB005" + extension));
        }
        for (var bin : DataDirectory.open(folder)) {
            assertThat(bin.targets()).isEmpty();
            assertThat(bin.headers()).isEmpty();
            assertThat(bin.paths().roi()).exists();
        }
        assertThat(lids(DataDirectory.open(folder))).containsExactly("D20140101T000000_IFCB005");
    }

    @Test
    void listsABinOnceThatHasAnAdcInTwoCases() throws IOException {
        var paths = bin(folder, "D20140101T000000_IFCB005");
        for (var extension : List.of(".Adc", ".ADC")) {
            var other = folder.resolve("D20140101T000000_IFCB005" + extension);
            Assumptions.assumeFalse(Files.exists(other), "this file system does not tell cases apart");
        }
        for (var extension : List.of(".Adc", ".ADC")) {
            Files.createFile(folder.resolve("D20140101T000000_IFCB005" + extension));
        }
        var found = new ArrayList<BinPaths>();
        DataDirectory.open(folder).forEach(bin -> found.add(bin.paths()));
        assertThat(found).containsExactly(paths);
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

    private static void link(Path link, Path target) throws IOException {
        Files.createDirectories(link.getParent());
        try {
            Files.createSymbolicLink(link, target);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Assumptions.abort("links cannot be made here");
        }
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
