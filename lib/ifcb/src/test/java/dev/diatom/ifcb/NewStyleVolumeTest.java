package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.diatom.image.ImageFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes of new-style runs whose clocks are sound, and of runs whose clocks are not. */
class NewStyleVolumeTest {
    private static final String[] SOUND = {"runTime: 100.2", "inhibitTime: 1.01"};

    @TempDir
    Path folder;

    private final TestRun run = new TestRun();

    private static void check(VolumeAnalyzed volume, double runTime, double inhibitTime, String reason) {
        assertThat(volume.runTimeSeconds()).isCloseTo(runTime, within(1e-9));
        assertThat(volume.inhibitTimeSeconds()).isCloseTo(inhibitTime, within(1e-9));
        assertThat(volume.lookTimeSeconds()).isCloseTo(runTime - inhibitTime, within(1e-9));
        assertThat(volume.milliliters()).isCloseTo(0.25 * (runTime - inhibitTime) / 60, within(1e-9));
        assertThat(volume.reason()).isEqualTo(reason);
    }

    private static void checkUnknown(VolumeAnalyzed volume, VolumeMethod method, String reason) {
        assertThat(volume)
                .isEqualTo(new VolumeAnalyzed(Double.NaN, Double.NaN, Double.NaN, 0.25, method, reason))
                .hasToString("volume not known (" + method + "); " + reason);
        assertThat(volume.isKnown()).isFalse();
        assertThat(volume.perMilliliter(7)).isNaN();
    }

    @Test
    void aSoundRunIsMeasuredByItsLastRow() throws IOException {
        var volume = run.in(folder, SOUND).volumeAnalyzed();
        check(volume, 100.05, 1.0, "");
        assertThat(volume.method()).isEqualTo(VolumeMethod.ADC_ONLY);
        assertThat(volume.millilitersPerMinute()).isEqualTo(0.25);
        assertThat(volume.perMilliliter(33)).isCloseTo(33 / (0.25 * 99.05 / 60), within(1e-9));
    }

    @Test
    void aBinThatWasReadHasTheSameVolumes() throws IOException {
        var bin = run.in(folder, SOUND);
        assertThat(bin.read().volumeAnalyzed()).isEqualTo(bin.volumeAnalyzed());
    }

    @Test
    void theHeaderMethodTakesTheHeadersTimesAndNeedsNoAdcFile() throws IOException {
        var bin = run.in(folder, SOUND);
        Files.delete(folder.resolve(TestRun.LID + ".adc"));
        var volume = bin.volumeAnalyzed(VolumeMethod.HEADER);
        check(volume, 100.2, 1.01, "");
        assertThat(volume.method()).isEqualTo(VolumeMethod.HEADER);
    }

    @Test
    void theCombinedMethodTakesWhatIsWithinTwoPercent() throws IOException {
        var volume = run.in(folder, SOUND).volumeAnalyzed(VolumeMethod.COMBINED);
        check(volume, 100.2, 1.01, "");
        assertThat(volume.method()).isEqualTo(VolumeMethod.COMBINED);
        check(
                run.in(folder, "runTime: 102.5", "inhibitTime: 1.01").volumeAnalyzed(VolumeMethod.COMBINED),
                100.05,
                1.01,
                "the header's run time of 102.5 s is not within 2 % of the .adc file's 100.1 s");
        check(
                run.in(folder, "runTime: 98.2", "inhibitTime: 0.5").volumeAnalyzed(VolumeMethod.COMBINED),
                98.2,
                1.0,
                "the header's inhibit time of 0.5 s is not within 2 % of the .adc file's 1.0 s");
        var withoutTimes = run.in(folder).volumeAnalyzed(VolumeMethod.COMBINED);
        check(withoutTimes, 100.05, 1.0, "the header tells neither run time nor inhibit time");
        assertThat(withoutTimes.method()).isEqualTo(VolumeMethod.ADC_ONLY);
    }

    @Test
    void aClockThatDidNotBeginAtZeroIsSetBack() throws IOException {
        for (int i = 0; i < 10; i++) {
            run.runTime[i] += 1000;
            run.inhibitTime[i] += 50;
        }
        // By pyifcb's rule: the second row's 50.2 and two steps of 0.1 are taken off the last one's 51.0.
        check(run.in(folder, SOUND).volumeAnalyzed(), 100.0, 0.6, "the run clock was 1000.1 s ahead");
    }

    @Test
    void aBadLastInhibitTimeIsReplacedByTheUsualStep() throws IOException {
        for (double bad : new double[] {7000, 0, -3}) {
            run.inhibitTime[9] = bad;
            check(
                    run.in(folder, SOUND).volumeAnalyzed(),
                    100.05,
                    1.0,
                    "the inhibit times of 1 of 10 rows jump, and were replaced by the usual step");
        }
    }

    @Test
    void anInhibitTimeOfZeroAmongOthersIsBadAndCountsAsAStepMore() throws IOException {
        // A fall of 0.05 alone would be none; pyifcb adds a step for each bad row, wherever it stands.
        run.inhibitTime[0] = 0.05;
        run.inhibitTime[1] = 0;
        check(
                run.in(folder, SOUND).volumeAnalyzed(),
                100.05,
                1.0 + 0.1,
                "the inhibit times of 1 of 10 rows jump, and were replaced by the usual step");
    }

    @Test
    void ofSeveralUsualStepsTheSmallestIsTaken() throws IOException {
        // Steps of 0.1 and of 0.3, four each, and one row that jumps.
        double[] steps = {0.1, 0.1, 0.3, 0.1, 0.3, 0.3, 0.1, 0.3};
        for (int i = 0; i < steps.length; i++) {
            run.inhibitTime[i + 1] = run.inhibitTime[i] + steps[i];
        }
        run.inhibitTime[9] = 99;
        check(
                run.in(folder, SOUND).volumeAnalyzed(),
                100.05,
                0.1 + 1.6 + 0.1,
                "the inhibit times of 1 of 10 rows jump, and were replaced by the usual step");
    }

    @Test
    void aRunClockThatJumpsIsReplacedByTheOtherClock() throws IOException {
        run.runTime[9] = 523;
        check(
                run.in(folder, SOUND).volumeAnalyzed(),
                100.05,
                1.0,
                "the last run time does not fit its adc_time, from which the run time was found");
        run.runTime[9] = 100.24;
        check(run.in(folder, SOUND).volumeAnalyzed(), 100.24, 1.0, "");
    }

    @Test
    void inhibitTimesThatAreAllZeroTellNothing() throws IOException {
        Arrays.fill(run.inhibitTime, 0);
        var bin = run.in(folder, SOUND);
        checkUnknown(bin.volumeAnalyzed(), VolumeMethod.ADC_ONLY, "all inhibit times of the .adc file are 0");
        check(bin.volumeAnalyzed(VolumeMethod.COMBINED), 100.2, 1.01, "all inhibit times of the .adc file are 0");
        assertThat(bin.triggerRate()).isNaN();
        assertThat(bin.targetsPerMilliliter()).isNaN();
    }

    @Test
    void whatOneRowCannotTellIsTakenFromTheHeader() throws IOException {
        run.rows = 1;
        var volume = run.in(folder, SOUND).volumeAnalyzed();
        check(volume, 100.2, 1.01, "the .adc file has one row only");
        assertThat(volume.method()).isEqualTo(VolumeMethod.HEADER);
        checkUnknown(
                run.in(folder).volumeAnalyzed(),
                VolumeMethod.HEADER,
                "the .adc file has one row only; the header tells neither run time nor inhibit time");
    }

    @Test
    void whatMissingColumnsCannotTellIsTakenFromTheHeader() throws IOException {
        run.columns = 22;
        for (var method : VolumeMethod.values()) {
            var volume = run.in(folder, SOUND).volumeAnalyzed(method);
            check(volume, 100.2, 1.01, method == VolumeMethod.HEADER ? "" : "the .adc file has no inhibit times");
            assertThat(volume.method()).isEqualTo(VolumeMethod.HEADER);
        }
        run.columns = 23;
        check(run.in(folder, SOUND).volumeAnalyzed(), 100.2, 1.01, "the .adc file has no inhibit times");
    }

    @Test
    void inhibitTimesThatJumpFromRowToRowLeaveTheHeader() throws IOException {
        for (int i = 0; i < 10; i++) {
            run.inhibitTime[i] = 100 * (i + 1);
        }
        check(
                run.in(folder, SOUND).volumeAnalyzed(),
                100.2,
                1.01,
                "the inhibit times of the .adc file jump from row to row");
    }

    @Test
    void anEmptyBinHasNoVolumeByItsAdcFile() throws IOException {
        run.rows = 0;
        var bin = run.in(folder, SOUND);
        checkUnknown(bin.volumeAnalyzed(), VolumeMethod.ADC_ONLY, "the bin has no targets");
        check(bin.volumeAnalyzed(VolumeMethod.HEADER), 100.2, 1.01, "");
        assertThat(bin.triggerCount()).isZero();
        assertThat(bin.triggerRate()).isNaN();
        assertThat(bin.imagesPerMilliliter()).isNaN();
    }

    @Test
    void aFasterSyringeMovesMoreWater() throws IOException {
        for (var set :
                new String[] {"runSampleFast: True", "runsamplefast: 1\t", "runSampleFast: 0\nRunSampleFast: 1"}) {
            var volume = run.in(folder, set, "RunFastFactor: 5.000").volumeAnalyzed();
            assertThat(volume.millilitersPerMinute()).as(set).isEqualTo(1.25);
            assertThat(volume.milliliters()).isCloseTo(1.25 * 99.05 / 60, within(1e-9));
            assertThat(volume.reason()).isEmpty();
        }
        for (var unset : new String[] {"runSampleFast: False", "runSampleFast: 0", "runSampleFast:", "none: 1"}) {
            var volume = run.in(folder, unset, "RunFastFactor: 5").volumeAnalyzed();
            assertThat(volume.millilitersPerMinute()).as(unset).isEqualTo(0.25);
        }
    }

    @Test
    void aFasterSyringeWithoutAFactorIsTakenAsNormalAndThatIsSaid() throws IOException {
        for (var factor : new String[] {"RunFastFactor: 0.0", "RunFastFactor:", "other: 3"}) {
            check(
                    run.in(folder, "runSampleFast: True", factor).volumeAnalyzed(),
                    100.05,
                    1.0,
                    "the header says runSampleFast and no RunFastFactor, and the syringe is taken to run at its normal"
                            + " speed");
        }
    }

    @Test
    void aMissingHeaderIsSaidAndTheAdcFileGoesOn() throws IOException {
        var bin = run.withoutHeader(folder);
        var normal = "the .hdr file is missing, and the syringe is taken to run at its normal speed";
        check(bin.volumeAnalyzed(), 100.05, 1.0, normal);
        checkUnknown(
                bin.volumeAnalyzed(VolumeMethod.HEADER), VolumeMethod.HEADER, "the .hdr file is missing; " + normal);
    }

    @Test
    void aTimeOfTheHeaderThatIsNoNumberIsAnError() throws IOException {
        var bin = run.in(folder, "runTime: soon");
        assertThatThrownBy(bin::volumeAnalyzed)
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(folder.resolve(TestRun.LID + ".hdr")
                        + ": the header runTime cannot be read: expected a number, found \"soon\"."
                        + " header(\"runTime\") gives the text as it is.");
    }

    @Test
    void aVolumeBelowZeroGivesNoConcentrationAndSaysWhy() throws IOException {
        var volume = run.in(folder, "runTime: 10", "inhibitTime: 12").volumeAnalyzed(VolumeMethod.HEADER);
        check(volume, 10, 12, "the inhibit time exceeds the run time, and the volume means nothing");
        assertThat(volume.milliliters()).isNegative();
        assertThat(volume.isKnown()).isFalse();
        assertThat(volume.perMilliliter(7)).isNaN();
        assertThat(volume).hasToString("volume not known (" + volume.method() + "); " + volume.reason());
        assertThat(volume.perMilliliter(1)).isNaN();
    }

    @Test
    void aNegativeCountIsRefused() throws IOException {
        var volume = run.in(folder, SOUND).volumeAnalyzed();
        assertThat(volume.perMilliliter(0)).isZero();
        assertThatThrownBy(() -> volume.perMilliliter(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a count cannot be negative, found -1");
    }
}
