package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldStyleVolumeTest {
    @TempDir
    Path folder;

    /** Rows of trigger, trigger_open_time and frame_grab_time. */
    private Bin bin(String lid, String header, List<String> rows) throws IOException {
        var text = new StringBuilder();
        for (var row : rows) {
            var cells = row.split(" ", -1);
            text.append(cells[0] + ",.1,0,0,0,0,0," + cells[1] + "," + cells[2] + ",0,0,0,0,1,0,\n");
        }
        Files.writeString(folder.resolve(lid + ".adc"), text);
        Files.writeString(folder.resolve(lid + ".hdr"), header);
        return Bin.open(folder.resolve(lid));
    }

    private static void check(VolumeAnalyzed volume, double runTime, double inhibitTime) {
        assertThat(volume.runTimeSeconds()).isCloseTo(runTime, within(1e-9));
        assertThat(volume.inhibitTimeSeconds()).isCloseTo(inhibitTime, within(1e-9));
        // 40 steps a second of 5/48000 ml.
        assertThat(volume.milliliters()).isCloseTo((runTime - inhibitTime) / 240, within(1e-9));
        assertThat(volume.reason()).isEmpty();
        assertThat(volume.method()).isEqualTo(VolumeMethod.ADC_ONLY);
    }

    @Test
    void aTriggerIsBusyForAtLeastTheTimeOfItsInstrument() throws IOException {
        // The second row of trigger 2 counts for nothing; it ended long after.
        var rows = List.of("1 0 .25", "2 .30 .40", "2 9 9", "3 1.0 1.2");
        check(bin("IFCB1_2009_001_000000", "", rows).volumeAnalyzed(), 1.2, 0.6 + 2 * 0.073);
        check(bin("IFCB5_2015_151_235959", "", rows).volumeAnalyzed(), 1.2, 0.6 + 2 * 0.073);
        check(bin("IFCB5_2015_152_000000", "", rows).volumeAnalyzed(), 1.2, 0.6 + 2 * 0.05);
        check(bin("IFCB1_2015_152_000000", "", rows).volumeAnalyzed(), 1.2, 0.6 + 2 * 0.073);
        assertThat(bin("IFCB1_2009_001_000000", "", rows).triggerCount()).isEqualTo(3);
        assertThat(bin("IFCB1_2009_001_000000", "", rows).triggerRate()).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void aRunMaySpanMidnight() throws IOException {
        var rows = List.of("1 86300 86310", "2 -80 -70");
        check(bin("IFCB1_2009_001_000000", "", rows).volumeAnalyzed(), 86_330, 10 + 0.073);
    }

    @Test
    void oneTriggerIsEnough() throws IOException {
        check(bin("IFCB1_2009_001_000000", "", List.of("1 0 2.5")).volumeAnalyzed(), 2.5, 0.073);
    }

    @Test
    void anEmptyBinHasNoVolume() throws IOException {
        var volume = bin("IFCB1_2009_001_000000", "", List.of()).volumeAnalyzed();
        assertThat(volume)
                .isEqualTo(new VolumeAnalyzed(
                        Double.NaN, Double.NaN, Double.NaN, 0.25, VolumeMethod.ADC_ONLY, "the bin has no targets"));
    }

    @Test
    void aTimeThatCannotBeReadLeavesNoVolume() throws IOException {
        var bin = bin("IFCB1_2009_001_000000", "", List.of("1 0 2.5", "2 x 3"));
        assertThat(bin.volumeAnalyzed().milliliters()).isNaN();
        assertThat(bin.volumeAnalyzed().reason()).isEqualTo("a time of target 2 cannot be read");
    }

    @Test
    void theHeadersOfMay2010TellTheTimesToo() throws IOException {
        var header = """
                Imaging FlowCytobot Acquisition Software version 2.0; May 2010
                Sample Date and Time
                run time = 1200.5 s  inhibit time = 12.25
                """;
        var bin = bin("IFCB1_2011_001_000000", header, List.of("1 0 2.5"));
        var volume = bin.volumeAnalyzed(VolumeMethod.HEADER);
        assertThat(volume.runTimeSeconds()).isEqualTo(1200.5);
        assertThat(volume.milliliters()).isCloseTo((1200.5 - 12.25) / 240, within(1e-9));
    }
}
