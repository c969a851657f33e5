package dev.diatom.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.ifcb.BinId;
import dev.diatom.ifcb.DataDirectory;
import dev.diatom.samples.SampleData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryRendererTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void binsAreCountedByDayAndInstrument() {
        var path = SampleData.in(folder).dataDirectory();
        var rendering = new Renderers().render(DataDirectory.open(path));
        assertThat(rendering.data().get(Rendering.TEXT)).isEqualTo("data directory " + path + """
                        ; the newest bin is D20260513T094731_IFCB134
                        day (UTC)               IFCB5  IFCB13  IFCB134  together
                        2026-05-13                  –       –        1         1  █████████████
                        2026-05-12                  –       –        3         3  ████████████████████████████████████████
                        4714 days without bins
                        2013-06-14                  –       1        –         1  █████████████
                        501 days without bins
                        2012-01-29                  1       –        –         1  █████████████
                        2012-01-28                  1       –        –         1  █████████████""");
        var html = String.valueOf(rendering.data().get(Rendering.HTML));
        StrictPage.check(html);
        assertThat(html)
                .contains("<th style=\"text-align:right\">IFCB134</th>")
                .contains("<td style=\"text-align:right\">3</td><td style=\"text-align:left\">"
                        + "<div style=\"width:160px;height:10px;background:#4682b4\"></div></td></tr>");
    }

    @Test
    void onlyTheNewestDaysAreShown() throws IOException {
        for (int day = 1; day <= 31; day++) {
            bin(String.format(Locale.ROOT, "D202403%02d", day), "T101500_IFCB117");
        }
        bin("D20240331", "T111500_IFCB117");
        var counts = DayCounts.of(DataDirectory.open(folder), MINUTE);
        assertThat(counts.days()).hasSize(14).first().hasToString("2024-03-31");
        assertThat(counts.days()).last().hasToString("2024-03-18");
        assertThat(counts.count(counts.days().get(0))).isEqualTo(2);
        assertThat(counts.notes()).containsExactly("older days are not shown");
        assertThat(DataDirectoryRenderer.render("x", counts).data().get(Rendering.TEXT))
                .asString()
                .endsWith("\ninstrument: IFCB117\nolder days are not shown");
    }

    @Test
    void aWalkThatTakesLongStopsAndSaysWhere() throws IOException {
        bin("D20240331", "T101500_IFCB117");
        bin("D20240331", "T111500_IFCB117");
        bin("D20240330", "T101500_IFCB117");
        var counts = DayCounts.of(DataDirectory.open(folder), Duration.ZERO);
        assertThat(counts.notes()).containsExactly("stopped after 1 bin, within 2024-03-31");
        assertThat(DataDirectoryRenderer.render("x", counts).data().get(Rendering.TEXT))
                .isEqualTo("x; the newest bin is D20240331T111500_IFCB117\nday (UTC)   bins\n2024-03-31   ≥ 1  "
                        + "█".repeat(40) + "\ninstrument: IFCB117\nstopped after 1 bin, within 2024-03-31");
    }

    @Test
    void manyInstrumentsAreCountedTogether() throws IOException {
        for (int instrument = 101; instrument < 111; instrument++) {
            bin("D20240331", "T101500_IFCB" + instrument);
        }
        var counts = DayCounts.of(DataDirectory.open(folder), MINUTE);
        assertThat(DataDirectoryRenderer.render("x", counts).data().get(Rendering.TEXT))
                .isEqualTo("x; the newest bin is D20240331T101500_IFCB110\nday (UTC)   bins\n2024-03-31    10  "
                        + "█".repeat(40) + "\n10 instruments: IFCB101, IFCB102, IFCB103, IFCB104, IFCB105, IFCB106,"
                        + " IFCB107, IFCB108, IFCB109, IFCB110");
    }

    @Test
    void foldersThatOverlapInTimeAreNoted() throws IOException {
        bin("a/D20240330", "T101500_IFCB117");
        bin("b/D20240331", "T101500_IFCB118");
        bin("c/D20240330", "T111500_IFCB119");
        var counts = DayCounts.of(DataDirectory.open(folder).everyFolder(), MINUTE);
        assertThat(counts.notes()).containsExactly("folders overlap in time, so that the days may have more bins");
        assertThat(counts.newest()).isEqualTo(BinId.parse("D20240331T101500_IFCB118"));
    }

    @Test
    void anEmptyDirectorySaysSo() {
        assertThat(new Renderers().render(DataDirectory.open(folder)).data().get(Rendering.TEXT))
                .isEqualTo("data directory " + folder + ": no bins");
    }

    /** The names of a bin: nothing more is read. */
    private void bin(String day, String time) throws IOException {
        var place = Files.createDirectories(folder.resolve(day));
        for (var extension : new String[] {".adc", ".hdr", ".roi"}) {
            Files.createFile(place.resolve(place.getFileName() + time + extension));
        }
    }
}
