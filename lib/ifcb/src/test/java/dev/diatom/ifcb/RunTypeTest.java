package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTypeTest {
    @TempDir
    Path folder;

    private RunType of(String... header) throws IOException {
        return new TestRun().in(folder, header).runType();
    }

    @Test
    void theHeaderTellsTheType() throws IOException {
        assertThat(of("runType: NORMAL")).isEqualTo(RunType.NORMAL);
        assertThat(of("runType: ALT")).isEqualTo(RunType.ALTERNATE);
        assertThat(of("runtype: Beads")).isEqualTo(RunType.BEADS);
        assertThat(of("runType: ")).isEqualTo(RunType.UNKNOWN);
        assertThat(of("runType: REHEARSAL")).isEqualTo(RunType.UNKNOWN);
        assertThat(of("temperature: 12")).isEqualTo(RunType.UNKNOWN);
    }

    @Test
    void theLastOfSeveralLinesHolds() throws IOException {
        assertThat(of("runType: NORMAL", "runType: ALT")).isEqualTo(RunType.ALTERNATE);
        assertThat(of("runType: NORMAL", "RunType: BEADS", "runType: ALT")).isEqualTo(RunType.ALTERNATE);
        assertThat(of("runType: ALT", "runType: NORMAL")).isEqualTo(RunType.NORMAL);
        assertThat(of("runType: BEADS", "RunType: NORMAL")).isEqualTo(RunType.NORMAL);
    }

    @Test
    void newerSoftwareCallsItTheTypeOfTheSample() throws IOException {
        assertThat(of("sampleType: Normal")).isEqualTo(RunType.NORMAL);
        assertThat(of("sampleType: test beads")).isEqualTo(RunType.BEADS);
        assertThat(of("runBeads: True")).isEqualTo(RunType.BEADS);
        assertThat(of("runBeads: False")).isEqualTo(RunType.UNKNOWN);
        // The setting that beads are run at times does not make this run one of them.
        assertThat(of("runBeads: True", "sampleType: Normal")).isEqualTo(RunType.NORMAL);
        assertThat(of("runType: ALT", "sampleType: Normal")).isEqualTo(RunType.ALTERNATE);
    }

    @Test
    void aBinWithoutHeaderSaysThatItIsMissing() throws IOException {
        var bin = new TestRun().withoutHeader(folder);
        assertThatThrownBy(bin::runType)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(folder.resolve(TestRun.LID + ".hdr")
                        + ": the file with the header of the bin is missing. Put it beside the other files of the bin."
                        + " Targets and images can be read without it.");
    }
}
