package dev.diatom.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.ifcb.Bin;
import dev.diatom.ifcb.PixelSize;
import dev.diatom.samples.SampleData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cell shows whose value is a bin. */
class BinCardTest {
    private final Renderers renderers = new Renderers();

    @TempDir
    Path folder;

    @Test
    void aNewStyleBinShowsItsCardAndAMosaic() {
        var rendering = renderers.render(Bin.open(real("white/D2013/D201305/D20130526/D20130526T095207_IFCB013")));
        assertThat(text(rendering)).isEqualTo("""
                        D20130526T095207_IFCB013: 118 targets, 19 images, open
                        time             2013-05-26 09:52:07 UTC
                        instrument       IFCB13
                        run              normal
                        targets          118
                        images           19
                        volume analyzed  4.885 ml by the .adc file: looked 1172.4 s of 1184.0 s, at 0.25 ml/min
                        trigger rate     0.09966 per second
                        temperature      35.3 °C
                        humidity         2.5 %
                        pixel            0.2941 µm (nominal): 3.4 pixels per µm until PixelSize.set(13, …)
                        findings         none""");
        StrictPage.check(html(rendering));
        assertThat(html(rendering))
                .contains("<td style=\"text-align:left\">trigger rate</td>"
                        + "<td style=\"text-align:left\">0.09966 per second</td>")
                .contains("<div title=\"target 99, 64 × 34 pixels\"")
                .contains("µm (nominal)</div>")
                .contains(
                        ">D20130526T095207_IFCB013: mosaic; 19 images at full size, 3.4 pixels per µm (nominal)</figcaption>");
    }

    @Test
    void anOldStyleBinSaysThatPiecesHaveAStitchedForm() {
        var rendering = renderers.render(Bin.open(real("data/2012/IFCB5_2012_028/IFCB5_2012_028_081515")));
        assertThat(text(rendering))
                .contains(
                        "\ntargets          7, of 6 triggers\nimages           6\nstitched         5: b.stitched() has"
                                + " them by the numbers that the IFCB Dashboard and all products use\n")
                .contains("\nrun              type not in the header\n");
        assertThat(html(rendering))
                .contains("<div title=\"target 3, joined with 4, 263 × 86 pixels\"")
                .contains("; stitched, with 1 image joined from two pieces</figcaption>");
    }

    @Test
    void aJoinedImageSaysOfWhat() {
        var bin = Bin.open(real("data/2012/IFCB5_2012_028/IFCB5_2012_028_081515"));
        assertThat(text(renderers.render(bin.stitched().image(3))))
                .isEqualTo(
                        "IFCB5_2012_028_081515_00003: 263 × 86 (XY), uint8, in memory; joined from the pieces 3 and 4");
        assertThat(text(renderers.render(bin.stitched().images())))
                .contains("\n3: IFCB5_2012_028_081515_00003: 263 × 86 (XY), uint8; joined from the pieces 3 and 4\n");
        assertThat(html(renderers.render(bin.images())))
                .contains(">3; the first piece of image 3, which stitched() joins with 4</figcaption>")
                .contains(">4; the second piece of image 3, which stitched() joins from both</figcaption>");
    }

    @Test
    void aRunOfBeadsStandsOut() throws IOException {
        var path = SampleData.in(folder).bin();
        header(path, "runType: BEADS");
        assertThat(text(renderers.render(Bin.open(path))))
                .contains("\nrun              BEADS of known size, no sample\n");
        header(path, "runType: ALT");
        assertThat(text(renderers.render(Bin.open(path))))
                .contains("\nrun              ALTERNATE settings, not to be counted together with normal runs\n");
    }

    private static void header(Path bin, String line) throws IOException {
        Files.writeString(Path.of(bin + ".hdr"), "softwareVersion: 4\n" + line + "\n");
    }

    @Test
    void aPixelSizeThatWasSetIsNotCalledNominal() {
        var bin = Bin.open(SampleData.in(folder).bin());
        int instrument = bin.id().instrument();
        try {
            PixelSize.set(instrument, 2.5);
            var rendering = renderers.render(bin);
            assertThat(text(rendering)).contains("\npixel            0.4 µm: 2.5 pixels per µm\n");
            assertThat(html(rendering)).doesNotContain("nominal");
        } finally {
            PixelSize.unset(instrument);
        }
    }

    @Test
    void withoutHeaderItSaysSoOnce() throws IOException {
        var path = SampleData.in(folder).bin();
        Files.delete(Path.of(path + ".hdr"));
        var rendering = renderers.render(Bin.open(path));
        assertThat(text(rendering))
                .contains("\nrun              not readable: " + path
                        + ".hdr: the file with the header of the bin is missing. Put it beside the other files of the"
                        + " bin. Targets and images can be read without it.\n")
                .contains("\ntemperature      not readable, like run\n")
                .contains("error: " + path.getFileName() + ".hdr: the file with the header is missing");
        assertThat(html(rendering)).contains("<img ");
    }

    @Test
    void withoutImagesThereIsACardAndAReason() throws IOException {
        var path = SampleData.in(folder).bin();
        Files.delete(Path.of(path + ".roi"));
        var rendering = renderers.render(Bin.open(path));
        assertThat(text(rendering))
                .contains("\ntrigger rate     ")
                .endsWith("\nfinding          error: " + path.getFileName()
                        + ".roi: the file with the images is missing");
        assertThat(html(rendering))
                .doesNotContain("<img ")
                .contains("<div>no mosaic: " + path + ".roi: the file with the images of the bin is missing. ");
    }

    @Test
    void withoutTargetsTheHeaderIsShown() throws IOException {
        var path = SampleData.in(folder).bin();
        Files.delete(Path.of(path + ".adc"));
        assertThat(text(renderers.render(Bin.open(path))))
                .startsWith(path.getFileName() + ": the .adc file cannot be read, open\n")
                .contains("\ntargets          not readable: " + path + ".adc: the file with the targets of the bin is")
                .contains("\nimages           not readable, like targets\n")
                .contains(" °C\n")
                .contains("error: " + path.getFileName() + ".adc: the file with the targets is missing");
    }

    @Test
    void ofManyFindingsTheWorstAreShown() throws IOException {
        var path = SampleData.in(folder).bin();
        var rows = Files.readString(Path.of(path + ".adc"));
        Files.writeString(Path.of(path + ".adc"), "not a row\n".repeat(9) + rows);
        var text = text(renderers.render(Bin.open(path)));
        assertThat(text.lines()
                        .filter(line -> line.contains(path.getFileName() + "."))
                        .count())
                .isEqualTo(4);
        assertThat(text.lines().reduce((before, last) -> last).orElseThrow())
                .matches(" +… and \\d+ more: b.check\\(\\)");
    }

    @Test
    void imagesBeyondTheEndOfTheFileAreCrossedOutAndCounted() throws IOException {
        var path = SampleData.in(folder).bin();
        try (var roi = Files.newByteChannel(Path.of(path + ".roi"), StandardOpenOption.WRITE)) {
            roi.truncate(100);
        }
        var rendering = renderers.render(Bin.open(path));
        assertThat(html(rendering))
                .contains("<img ")
                .contains("; 41 images that could not be read are crossed out: b.check() says why</figcaption>");
        assertThat(text(rendering)).contains("error: " + path.getFileName() + ".roi: ");
    }

    @Test
    void aBinWithoutTargetsHasACardAndNoMosaic() {
        var rendering = renderers.render(Bin.open(real("empty/IFCB5_2017_001_033645")));
        assertThat(text(rendering))
                .contains("\nvolume analyzed  not known; the bin has no targets\ntrigger rate     not known\n");
        assertThat(html(rendering)).doesNotContain("<img ").doesNotContain("no mosaic:");
    }

    private static Path real(String bin) {
        var data = System.getenv("DIATOM_TEST_DATA");
        Assumptions.assumeTrue(data != null, "DIATOM_TEST_DATA is not set");
        return Path.of(data, "ifcb", "bins").resolve(bin);
    }

    private static String text(Rendering rendering) {
        return String.valueOf(rendering.data().get(Rendering.TEXT));
    }

    private static String html(Rendering rendering) {
        return String.valueOf(rendering.data().get(Rendering.HTML));
    }
}
