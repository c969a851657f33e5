package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that cannot be read, which here are links to themselves; any user meets those. */
class UnreadableFoldersTest {
    private static final List<String> LIDS = List.of("D20140101T000000_IFCB005", "D20120101T000000_IFCB005");

    @TempDir
    Path folder;

    private Path bad = Path.of(".");

    @BeforeEach
    void writeTree() throws IOException {
        bad = folder.resolve("D2013");
        Files.createSymbolicLink(bad, bad);
        for (var lid : LIDS) {
            for (var extension : List.of(".adc", ".hdr", ".roi")) {
                Files.createFile(folder.resolve(lid + extension));
            }
        }
    }

    @Test
    void areSaidOnceAfterEverythingElse() {
        var walk = DataDirectory.open(folder).iterator();
        for (var lid : LIDS) {
            assertThat(walk.next().id().lid()).isEqualTo(lid);
        }
        assertThatThrownBy(walk::hasNext)
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(IOException.class)
                .hasMessage(
                        bad + ": the folder cannot be read. Check that it is still there and that you may read it.");
        assertThat(walk.hasNext()).isFalse();
    }

    @Test
    void areSaidTogether() throws IOException {
        Files.createSymbolicLink(folder.resolve("D2011"), folder.resolve("D2011"));
        assertThatThrownBy(() -> DataDirectory.open(folder).bins().forEach(bin -> {}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(folder + ": 2 folders cannot be read: " + bad + ", " + folder.resolve("D2011")
                        + ". Check that they are still there and that you may read them.");
    }

    @Test
    void areToldToAListenerInstead() {
        var told = new ArrayList<Finding>();
        assertThat(DataDirectory.open(folder).onUnreadable(told::add).bins().parallel())
                .hasSize(2);
        assertThat(told).containsExactly(Finding.of(Severity.ERROR, bad.toString(), "the folder cannot be read"));
    }

    @Test
    void matterOnlyOnTheWayToABin() {
        var directory = DataDirectory.open(folder);
        assertThat(directory.contains("D20140101T000001_IFCB005")).isFalse();
        assertThatThrownBy(() -> directory.contains("D20130101T000001_IFCB005"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(bad + ": the folder cannot be read.");
    }

    @Test
    void areRowsOfTheTableOfChecks() throws Exception {
        var heard = new ArrayList<String>();
        Progress progress = (task, done, total) -> heard.add(task + " " + done + "/" + total);
        var table = progress.call(() -> DataDirectory.open(folder).check());
        assertThat(heard)
                .containsExactly("checking the bins of " + folder + " 1/2", "checking the bins of " + folder + " 2/2");
        // The header of each bin is empty, which is a warning.
        assertThat(table.stringColumn("bin").asList()).containsExactly(LIDS.get(0), LIDS.get(1), "");
        assertThat(table.stringColumn("severity").asList()).containsExactly("WARNING", "WARNING", "ERROR");
        assertThat(table.stringColumn("file").get(2)).isEqualTo(bad.toString());
        assertThat(table.column("time").isMissing(2)).isTrue();
    }

    @Test
    void aCheckOfADirectoryStopsWhenCancelled() {
        var cancellation = new Cancellation();
        Progress stopping = (task, done, total) -> cancellation.cancel();
        assertThatThrownBy(() -> cancellation.call(
                        () -> stopping.call(() -> DataDirectory.open(folder).check())))
                .isInstanceOf(CancellationException.class);
    }
}
