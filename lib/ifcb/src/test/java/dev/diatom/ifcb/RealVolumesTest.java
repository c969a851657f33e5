package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Volumes and rates of the bins of real instruments, against those of pyifcb 1.3. */
class RealVolumesTest {
    private Path ifcb = Path.of(".");

    @BeforeEach
    void findData() {
        ifcb = RealData.ifcb();
    }

    @Test
    void everyBinHasTheExpectedVolumesTimesAndRates() throws IOException {
        var bins = RealData.expected();
        int known = 0;
        int byHeader = 0;
        for (var name : bins.keySet()) {
            var expected = bins.getAsJsonObject(name);
            // Opened by name, and read for the images in no case: a bin without .roi has a volume.
            var bin = Bin.open(ifcb.resolve(expected.get("file").getAsString()));
            var volume = bin.volumeAnalyzed();
            compare(volume.milliliters(), expected.get("ml_analyzed"), name);
            compare(volume.lookTimeSeconds(), expected.get("look_time"), name);
            compare(volume.runTimeSeconds(), expected.get("run_time"), name);
            compare(volume.inhibitTimeSeconds(), expected.get("inhibit_time"), name);
            compare(bin.triggerRate(), expected.get("trigger_rate"), name);
            assertThat(bin.triggerCount())
                    .as(name)
                    .isEqualTo(expected.get("n_triggers").getAsInt());
            assertThat(volume.reason().isEmpty()).as(name).isEqualTo(volume.isKnown());
            known += volume.isKnown() ? 1 : 0;
            byHeader += compare(bin.volumeAnalyzed(VolumeMethod.HEADER), expected.get("ml_header"), name);
            compare(bin.volumeAnalyzed(VolumeMethod.COMBINED), expected.get("ml_s2"), name);
            bin.close();
        }
        assertThat(known).isEqualTo(3);
        assertThat(byHeader).isEqualTo(2);
    }

    private static void compare(double value, JsonElement expected, String name) {
        double known = expected.getAsDouble();
        if (Double.isNaN(known)) {
            assertThat(value).as(name).isNaN();
        } else {
            assertThat(value).as(name).isCloseTo(known, within(Math.abs(known) * 1e-9));
        }
    }

    /** 1 if there was a volume to compare with. */
    private static int compare(VolumeAnalyzed volume, @Nullable JsonElement expected, String name) {
        if (expected instanceof JsonArray values) {
            compare(volume.milliliters(), values.get(0), name);
            compare(volume.lookTimeSeconds(), values.get(1), name);
            compare(volume.runTimeSeconds(), values.get(2), name);
            return 1;
        }
        // pyifcb raises a KeyError where the header does not tell, and has no such method for old-style bins.
        if (volume.method() == VolumeMethod.HEADER) {
            assertThat(volume.milliliters()).as(name).isNaN();
            assertThat(volume.reason()).as(name).endsWith("the header tells neither run time nor inhibit time");
        }
        return 0;
    }

    @Test
    void theCombinedMethodSaysWhichTimeOfTheHeaderItDidNotBelieve() {
        var bin = Bin.open(ifcb.resolve("bins/white/D2013/D201305/D20130526/D20130526T095207_IFCB013"));
        bin.close();
        var volume = bin.volumeAnalyzed(VolumeMethod.COMBINED);
        assertThat(volume)
                .hasToString(
                        "4.8851 ml (combined: looked 1172.4 s of 1184.0 s); the header's run time of 1231.0 s is not"
                                + " within 2 % of the .adc file's 1184.0 s");
        assertThat(volume.method()).isEqualTo(VolumeMethod.COMBINED);
        assertThat(bin.volumeAnalyzed()).hasToString("4.8851 ml (ADC only: looked 1172.4 s of 1184.0 s)");
        assertThat(bin.imagesPerMilliliter()).isCloseTo(19 / 4.8850699041666665, within(1e-9));
        assertThat(bin.targetsPerMilliliter()).isCloseTo(118 / 4.8850699041666665, within(1e-9));
    }

    @Test
    void theHeadersOfOtherInstrumentsTellTheSpeedOfTheSyringe() {
        var fast = volume("D20190929T185847_IFCB122");
        assertThat(fast.millilitersPerMinute()).isEqualTo(2.5);
        assertThat(fast.milliliters()).isCloseTo(2.5 * (11.791851 - 8.869473) / 60, within(1e-9));
        assertThat(volume("D20231021T154635_IFCB199").millilitersPerMinute()).isEqualTo(1.25);
        assertThat(volume("D20230521T210245_IFCB174").millilitersPerMinute()).isEqualTo(0.25);
    }

    private VolumeAnalyzed volume(String lid) {
        return Bin.open(ifcb.resolve("headers").resolve(lid)).volumeAnalyzed(VolumeMethod.HEADER);
    }

    @Test
    void theHeadersOfOtherInstrumentsTellTheTypeOfTheirRuns() {
        for (var lid :
                new String[] {"D20190929T185847_IFCB122", "D20231021T154635_IFCB199", "D20230521T210245_IFCB174"}) {
            assertThat(Bin.open(ifcb.resolve("headers").resolve(lid)).runType())
                    .as(lid)
                    .isEqualTo(RunType.NORMAL);
        }
    }
}
