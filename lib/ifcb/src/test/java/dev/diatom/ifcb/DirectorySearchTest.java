package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a data directory gives of a tree laid out as pyifcb's test data are. */
class DirectorySearchTest {
    private static final String OLD = "IFCB5_2012_028_081515";
    private static final String WHITE = "D20130526T095207_IFCB013";

    @TempDir
    Path folder;

    @BeforeEach
    void writeTree() throws IOException {
        write("data/2012/IFCB5_2012_028", OLD, ".adc", ".hdr", ".roi");
        write("data/2012/IFCB5_2012_028/000_decoy", "decoy", ".adc");
        write("data/skip", "IFCB5_2006_001_121212", ".adc", ".hdr", ".roi");
        write("white/D2013/D201305/D20130526", WHITE, ".adc", ".hdr", ".roi");
        write("empty", "D20150411T205456_IFCB012", ".adc", ".hdr", ".roi");
        write("empty", "IFCB5_2017_001_033645", ".adc", ".hdr", ".roi");
        write("invalid", "D20130101T101010_IFCB099", ".adc", ".hdr", ".roi");
        write("partial", OLD, ".adc", ".hdr");
    }

    @Test
    void givesWhatPyifcbGives() {
        var directory = DataDirectory.open(folder);
        assertThat(lids(directory)).containsExactly(OLD);
        assertThat(lids(directory.include("white"))).containsExactlyInAnyOrder(OLD, WHITE);
        assertThat(lids(directory.include("skip"))).containsExactlyInAnyOrder(OLD, "IFCB5_2006_001_121212");
        assertThat(lids(directory.include("partial"))).containsExactly(OLD);
        assertThat(lids(directory.include("partial").requireRoi(false))).containsExactly(OLD, OLD);
        assertThat(lids(directory.everyFolder())).hasSize(5).doesNotContain("decoy", "IFCB5_2006_001_121212");
        assertThat(lids(directory.everyFolder().requireRoi(false))).hasSize(6);
        assertThat(lids(directory.everyFolder().exclude("invalid", "empty"))).containsExactlyInAnyOrder(OLD, WHITE);
    }

    @Test
    void aBinThatALimitLeavesOutIsSaidToBeLeftOut() {
        var directory = DataDirectory.open(folder).include("white");
        assertThatThrownBy(() -> directory.instrument(14).get(WHITE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(folder + ": there is no bin " + WHITE + ". instrument(14) leaves it out.");
        assertThatThrownBy(() -> directory.between(Instant.EPOCH, Instant.EPOCH).get(WHITE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(folder + ": there is no bin " + WHITE + ". between(…) leaves it out.");
    }

    @Test
    void findsABinByItsNameWithoutGoingElsewhere() {
        var unread = new ArrayList<Finding>();
        var directory = DataDirectory.open(folder).include("white").onUnreadable(unread::add);
        assertThat(directory.get(WHITE).paths().adc())
                .isEqualTo(folder.resolve("white/D2013/D201305/D20130526").resolve(WHITE + ".adc"));
        assertThat(directory.contains(OLD)).isTrue();
        assertThat(directory.contains("IFCB5_2006_001_121212")).isFalse();
        assertThat(directory.include("skip").contains("IFCB5_2006_001_121212")).isTrue();
        assertThat(directory.exclude("D2013").contains(WHITE)).isFalse();
        assertThat(unread).isEmpty();
    }

    @Test
    void findsABinByItsNameWhateverTheCaseOfItsExtensions() throws IOException {
        write("D2013", "D20130526T095208_IFCB013", ".ADC", ".Hdr", ".roi");
        assertThat(DataDirectory.open(folder)
                        .get("D20130526T095208_IFCB013")
                        .paths()
                        .hdr())
                .exists();
    }

    @Test
    void aNameThatIsNotThereOrIsNoneIsSaid() {
        var directory = DataDirectory.open(folder);
        assertThatThrownBy(() -> directory.get(WHITE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        folder + ": there is no bin " + WHITE + ". It is looked for where folders are named after it;"
                                + " include, everyFolder and withIncomplete look further.");
        assertThatThrownBy(() -> directory.contains("decoy")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRangeOfTimeHasItsStartAndNotItsEnd() {
        var all = DataDirectory.open(folder).everyFolder();
        var at = Instant.parse("2013-05-26T09:52:07Z");
        assertThat(lids(all.between(at, at.plusSeconds(1)))).containsExactly(WHITE);
        assertThat(lids(all.between(at.minusSeconds(1), at))).isEmpty();
        assertThat(lids(all.between(at, at))).isEmpty();
        assertThat(lids(all.between(Instant.MIN, at))).containsExactlyInAnyOrder(OLD, "D20130101T101010_IFCB099");
        assertThat(lids(all.between(at, Instant.MAX).instrument(12))).containsExactly("D20150411T205456_IFCB012");
        assertThatThrownBy(() -> all.between(at, at.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a range of time cannot end before it begins: it begins 2013-05-26T09:52:07Z and ends"
                        + " 2013-05-26T09:52:06Z.");
    }

    @Test
    void foldersOfOtherDaysAreNotGoneInto() throws IOException {
        write("D2014", "D20130526T095207_IFCB013", ".adc");
        var before = FolderTimes.of("D2014");
        assertThat(before.mayMeet(Instant.parse("2013-01-01T00:00:00Z"), Instant.parse("2013-12-31T23:59:59Z")))
                .isFalse();
        assertThat(before.mayMeet(Instant.parse("2014-12-31T23:59:59.5Z"), Instant.MAX))
                .isTrue();
        for (var instrument : List.of("IFCB5", "IFCB14", "IFCB1014")) {
            assertThat(FolderTimes.of(instrument + "_2012_028").earliest()).isEqualTo(20120128000000L);
            assertThat(FolderTimes.of(instrument + "_2012").latest()).isEqualTo(20129999999999L);
        }
        assertThat(FolderTimes.of("D20130526T09").latest()).isEqualTo(20130526099999L);
        assertThat(FolderTimes.of("2012").mayMeet(Instant.EPOCH, Instant.EPOCH)).isTrue();
    }

    @Test
    void givesBinsOfWhichAnyFileIsMissingOnRequest() throws IOException {
        write("D2016", "D20160101T000000_IFCB001", ".hdr");
        write("D2016", "D20160101T000001_IFCB001", ".roi");
        write("D2016", "D20160101T000002_IFCB001", ".adc", ".roi");
        var directory = DataDirectory.open(folder);
        assertThat(lids(directory)).containsExactly(OLD);
        assertThat(lids(directory.requireRoi(false))).containsExactly(OLD);
        assertThat(lids(directory.withIncomplete())).hasSize(4).contains("D20160101T000001_IFCB001");
    }

    @Test
    void namesOfFoldersAreNoPaths() {
        var directory = DataDirectory.open(folder);
        assertThatThrownBy(() -> directory.include("data/white"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"data/white\" is not the name of a folder: expected a name such as \"beads\", found a path."
                                + " It holds wherever a folder of that name is met.");
        assertThatThrownBy(() -> directory.exclude(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\" \" is not the name of a folder: expected a name such as \"beads\".");
    }

    @Test
    void saysWhatItIsLimitedTo() {
        var directory = DataDirectory.open(folder);
        assertThat(directory).hasToString("data directory " + folder);
        assertThat(directory.instrument(5).between(Instant.EPOCH, Instant.MAX).include("white"))
                .hasToString(
                        "data directory " + folder + ", from 1970-01-01T00:00:00Z, instrument 5, also in data, white");
    }

    @Test
    void aParallelStreamGivesEachBinOnceAndInOrder() throws IOException {
        for (int i = 0; i < 300; i++) {
            write("D2016", String.format("D20160101T%06d_IFCB001", i % 60 + i / 60 * 100), ".adc", ".hdr", ".roi");
        }
        var directory = DataDirectory.open(folder);
        assertThat(directory.bins().parallel().map(bin -> bin.id().lid()).toList())
                .hasSize(301)
                .isEqualTo(lids(directory));
    }

    @Test
    void aParallelStreamOfAFewBinsIsWorkedOnByFourThreadsAtOnce() throws Exception {
        for (int i = 0; i < 40; i++) {
            write("D2016", String.format("D20160101T0000%02d_IFCB001", i), ".adc", ".hdr", ".roi");
        }
        var pool = new ForkJoinPool(4);
        try {
            // Nobody gets past it before four threads are there, each with a bin of its own.
            var meeting = new CountDownLatch(4);
            var met = ConcurrentHashMap.<Thread>newKeySet();
            pool.submit(() -> DataDirectory.open(folder).bins().parallel().forEach(bin -> {
                        if (met.add(Thread.currentThread())) {
                            meeting.countDown();
                        }
                        await(meeting);
                    }))
                    .get();
            assertThat(met).hasSize(4);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS))
                    .as("four threads meet")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void checksEveryBinAndDoesNotStopAtABadOne() throws IOException {
        var table = DataDirectory.open(folder).everyFolder().check();
        assertThat(table.columnNames()).containsExactly("bin", "time", "severity", "file", "place", "text");
        assertThat(table.stringColumn("bin").asSet())
                .contains(OLD, WHITE, "D20150411T205456_IFCB012", "D20130101T101010_IFCB099");
        var partial = table.where(table.stringColumn("file")
                .isEqualTo(folder.resolve("partial").resolve(OLD + ".roi").toString()));
        assertThat(partial.stringColumn("severity").asList()).containsExactly("ERROR");
        assertThat(partial.stringColumn("text").asList()).containsExactly("the file with the images is missing");
    }

    private void write(String path, String lid, String... extensions) throws IOException {
        var directory = Files.createDirectories(folder.resolve(path));
        for (var extension : extensions) {
            Files.createFile(directory.resolve(lid + extension));
        }
    }

    private static List<String> lids(DataDirectory directory) {
        return StreamSupport.stream(directory.spliterator(), false)
                .map(bin -> bin.id().lid())
                .toList();
    }
}
