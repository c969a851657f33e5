package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinCheckTest {
    /** Three years after the run. */
    private static final Instant LATER = Instant.parse("2029-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private Path base = Path.of(".");

    @BeforeEach
    void writeBin() throws IOException {
        base = TestBins.newStyle(folder);
        edit(".hdr", "noColon\n", "");
        edit(".hdr", "pumpState: 1\n", "");
    }

    @Test
    void soundBinsOfBothStylesHaveNoFindings() throws IOException {
        assertThat(findings()).isEmpty();
        try (var old = Bin.open(TestBins.oldStyle(folder.resolve("old")))) {
            assertThat(old.check()).isEmpty();
            assertThat(old.read().check()).isEmpty();
        }
    }

    @Test
    void saysEachFileThatIsMissing() throws IOException {
        Files.delete(file(".hdr"));
        Files.delete(file(".roi"));
        assertThat(findings())
                .containsExactly(
                        "ERROR " + file(".hdr") + ": the file with the header is missing",
                        "ERROR " + file(".roi") + ": the file with the images is missing");
    }

    @Test
    void aRowThatIsLeftOutIsAnErrorAndAValueThatCannotBeReadAWarning() throws IOException {
        edit(".adc", "4,0.5,", "4,x,");
        edit(".adc", "3,0.5,", "x,0.5,");
        assertThat(findings())
                .containsExactly(
                        "ERROR " + file(".adc")
                                + ": line 4: the row is left out: trigger (column 1) must be a whole number, found \"x\"",
                        "WARNING " + file(".adc") + ": line 5: adc_time (column 2) must be a number, found \"x\"");
    }

    @Test
    void saysForWhichImagesTheRoiFileIsTooShort() throws IOException {
        Files.write(file(".roi"), new byte[20]);
        assertThat(findings())
                .containsExactly("ERROR " + file(".roi")
                        + ": the file is too short for 2 of 3 images: expected 32 bytes," + " found 20, targets 3, 5");
    }

    @Test
    void saysWhatBelongsToNoImage() throws IOException {
        edit(".adc", ",2,3,26,", ",2,3,30,");
        Files.write(file(".roi"), new byte[40]);
        assertThat(findings())
                .containsExactly(
                        "WARNING " + file(".roi") + ": 4 bytes between images belong to no target, in one place",
                        "WARNING " + file(".roi") + ": byte 36: 4 bytes after the last image belong to no target");
    }

    @Test
    void saysWhichImagesShareBytesAreReversedOrOverlapOnTheCamera() throws IOException {
        edit(".adc", "300,400,5,4,6,", "100,200,5,4,12,");
        edit(".adc", "100,200,3,2,0,", "100,200,4,4,16,");
        assertThat(findings())
                .containsExactly(
                        "WARNING " + file(".adc")
                                + ": line 3: the images are not in the order of the targets: start_byte goes back at"
                                + " target 3",
                        "WARNING " + file(".adc")
                                + ": line 3: the box overlaps that of the image before it in the same trigger: target 3",
                        "ERROR " + file(".adc")
                                + ": line 2: images share bytes of the .roi file with others before them: targets 2, 5",
                        "WARNING " + file(".roi") + ": 12 bytes between images belong to no target, in one place");
    }

    @Test
    void saysWhereClocksJump() throws IOException {
        clocks("1,1,0.1", "2,2,0.2", "3,30,0.3", "1,28,9", "2,29,9.1");
        assertThat(findings())
                .containsExactly(
                        "WARNING " + file(".adc") + ": line 4: adc_time goes back by up to 2.000 s, at line 4",
                        "WARNING " + file(".adc") + ": line 4: run_time goes back by up to 2.000 s, at line 4",
                        "WARNING " + file(".adc")
                                + ": line 3: run_time and adc_time move apart by up to 27.00 s from one row to the next,"
                                + " at line 3",
                        "WARNING " + file(".adc")
                                + ": line 4: inhibit_time jumps: expected steps from 0 to 5.000 s, which the volume"
                                + " analyzed is computed from, at line 4");
    }

    @Test
    void saysThatClocksDifferFromTheStartAndThatInhibitTimeIsNeverSet() throws IOException {
        clocks("1,21,0", "2,22,0", "3,23,0", "4,24,0", "5,25,0");
        assertThat(findings())
                .containsExactly(
                        "WARNING " + file(".adc")
                                + ": line 1: the clocks differ from the start: run_time is 20.00 s ahead of adc_time",
                        "WARNING " + file(".adc")
                                + ": inhibit_time is 0 in all rows: no volume analyzed can be computed from them");
    }

    @Test
    void holdsCountsTimesAndVolumesAgainstTheHeader() throws IOException {
        clocks("1,1,0.1", "2,2,0.2", "3,3,0.3", "4,4,0.4", "1500,1500,1");
        edit(".hdr", "runTime: 1200.5", "runTime: 1200.5\ninhibitTime: 2000\nroiCount: 4\nSyringeSampleVolume: 5");
        assertThat(findings())
                .containsExactly(
                        "WARNING " + file(".hdr")
                                + ": header inhibitTime: expected at most the run time of 1201 s, found 2000 s",
                        "WARNING " + file(".hdr")
                                + ": header roiCount: expected the 3 images of the .adc file, found 4",
                        "WARNING " + file(".hdr")
                                + ": header runTime: expected at least the run time by the .adc file, 1500 s, found"
                                + " 1201 s",
                        "WARNING " + file(".hdr")
                                + ": header SyringeSampleVolume: the volume analyzed (ADC only), 6.246 ml, exceeds the"
                                + " 5 ml of the syringe");
    }

    @Test
    void aFastRunMayDrawMoreInItsTime() throws IOException {
        edit(".hdr", "runTime: 1200.5", "runTime: 300\ninhibitTime: 0\nSyringeSampleVolume: 5\nRunFastFactor: 5");
        assertThat(findings()).isEmpty();
        edit(".hdr", "RunFastFactor: 5", "RunFastFactor: 5\nrunSampleFast: True");
        assertThat(findings())
                .containsExactly("WARNING " + file(".hdr")
                        + ": header SyringeSampleVolume: the volume analyzed (header), 6.250 ml, exceeds the 5 ml of"
                        + " the syringe");
    }

    @Test
    void notesRunsOfBeads() throws IOException {
        edit(".hdr", "runTime", "runBeads: True\nsampleType: Normal\nrunTime");
        assertThat(findings())
                .containsExactly(
                        "NOTE " + file(".hdr") + ": header runBeads: it is set, but the type of the run is NORMAL");
        edit(".hdr", "sampleType: Normal", "runType: BEADS");
        assertThat(findings())
                .containsExactly("NOTE " + file(".hdr") + ": this is a run of beads, not of a water sample");
    }

    @Test
    void saysWhatStandsTwiceInTheHeaderAndWhatSaysNothing() throws IOException {
        edit(".hdr", "runTime", "pumpState: 1\nnoColon\nrunTime");
        assertThat(findings())
                .containsExactly(
                        "NOTE " + file(".hdr")
                                + ": line 5: the line is passed over: expected a name, a colon and a value, found"
                                + " \"noColon\"",
                        "WARNING " + file(".hdr")
                                + ": line 8: pumpState stands again, as \"2\" after \"1\"; the last one holds");
    }

    @Test
    void saysThatAHeaderIsEmptyOrTellsNoValues() throws IOException {
        Files.writeString(file(".hdr"), "");
        assertThat(findings()).containsExactly("WARNING " + file(".hdr") + ": the header is empty");
        Files.writeString(file(".hdr"), "one\ntwo\n");
        assertThat(findings())
                .containsExactly("WARNING " + file(".hdr")
                        + ": the header tells no values: expected softwareVersion: in its first line, or at least 6"
                        + " lines, found 2 lines");
        Files.writeString(file(".hdr"), "1\n2\n3\n4\n5\n\"12.5\", \"30\"\n");
        assertThat(findings())
                .containsExactly("WARNING " + file(".hdr") + ": line 6: values are missing: expected 6, found 2");
    }

    @Test
    void holdsHumidityAndTemperatureAgainstThresholdsOfTheHeader() throws IOException {
        edit(".hdr", "runTime", "HumidityAlarmThreshold(%): 40\ntemperatureAlarmThreshold: 20\nrunTime");
        assertThat(findings())
                .containsExactly(
                        "WARNING " + file(".hdr") + ": header humidity: 40.25 % is above the alarm threshold of 40 %",
                        "WARNING " + file(".hdr")
                                + ": header temperature: 21.50 °C is above the alarm threshold of 20 °C");
    }

    @Test
    void saysWhatNoSensorCanMeasureAndWhatIsNoNumber() throws IOException {
        edit(".hdr", "humidity: 40.25", "humidity: -8.5\ninhibitTime: soon");
        assertThat(findings())
                .containsExactly(
                        "WARNING " + file(".hdr") + ": header inhibitTime: expected a number, found \"soon\"",
                        "WARNING " + file(".hdr")
                                + ": header humidity: expected 0 to 100 %, found -8.500 %: the sensor cannot be trusted");
    }

    @Test
    void saysThatANewBinIsStillBeingWrittenAndDoesNotCallItDamaged() throws IOException {
        Files.delete(file(".hdr"));
        Files.write(file(".roi"), new byte[20]);
        var now = Instant.parse("2026-01-02T03:10:00Z");
        for (var extension : List.of(".adc", ".roi")) {
            Files.setLastModifiedTime(file(extension), FileTime.from(now.minusSeconds(30)));
        }
        assertThat(findings(now))
                .containsExactly(
                        "NOTE " + base + ": the bin is still being written: its files are not yet complete, and"
                                + " were written to 30 s ago. Check it again when the run has ended");
        assertThat(findings(now.plusSeconds(1200))).hasSize(2).allMatch(finding -> finding.startsWith("ERROR"));
    }

    @Test
    void youngFilesOfAnOldBinThatWasCopiedAreDamaged() throws IOException {
        Files.delete(file(".hdr"));
        Files.setLastModifiedTime(file(".adc"), FileTime.from(LATER));
        assertThat(findings()).containsExactly("ERROR " + file(".hdr") + ": the file with the header is missing");
    }

    @Test
    void aBinInMemoryIsCheckedWithoutItsFiles() throws IOException {
        edit(".hdr", "runTime", "roiCount: 4\nrunTime");
        var bin = Bin.open(base).read();
        for (var extension : List.of(".adc", ".hdr", ".roi")) {
            Files.delete(file(extension));
        }
        assertThat(bin.check())
                .extracting(Finding::reason)
                .containsExactly("expected the 3 images of the .adc file, found 4");
    }

    @Test
    void checksTheFilesAsTheyAreNow() throws IOException {
        try (var bin = Bin.open(base)) {
            assertThat(bin.check()).isEmpty();
            Files.write(file(".roi"), new byte[31]);
            assertThat(bin.check()).hasSize(1);
        }
    }

    private List<String> findings() {
        return findings(LATER);
    }

    private List<String> findings(Instant now) {
        return BinCheck.of(BinState.find(base), now).stream()
                .map(finding -> finding.severity() + " " + finding)
                .toList();
    }

    private Path file(String extension) {
        return TestBins.beside(base, extension);
    }

    private void edit(String extension, String old, String replacement) throws IOException {
        var text = Files.readString(file(extension));
        assertThat(text).contains(old);
        Files.writeString(file(extension), text.replace(old, replacement));
    }

    /** Sets adc_time, run_time and inhibit_time of the five rows. */
    private void clocks(String... rows) throws IOException {
        var lines = Files.readAllLines(file(".adc"));
        for (int i = 0; i < rows.length; i++) {
            var cells = lines.get(i).split(",", -1);
            var times = rows[i].split(",", -1);
            cells[1] = times[0];
            cells[22] = times[1];
            cells[23] = times[2];
            lines.set(i, String.join(",", cells));
        }
        Files.writeString(file(".adc"), String.join("\n", lines) + "\n");
    }
}
