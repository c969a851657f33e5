package dev.diatom.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.kernel.NotebookCells;
import dev.diatom.samples.SampleData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines about bins that users type, as cells: with no import. */
class BinLinesTest {
    private final NotebookCells notebook = new NotebookCells();

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        var samples = SampleData.in(folder);
        assertThat(run("var path = \"" + samples.bin() + "\"; var dir = DataDirectory.open(\"" + samples.dataDirectory()
                        + "\"); var old = Bin.open(\"" + samples.oldBin() + "\");"))
                .isEmpty();
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void aBinHandsOutItsImagesAndClosesByItself() {
        assertThat(run("""
                try (var bin = Bin.open(path + ".adc")) {
                    var first = bin.images().firstKey();
                    System.out.println(bin.images().get(first));
                }
                """))
                .singleElement()
                .asString()
                .startsWith("D20260512T101500_IFCB134_00001: 84 × 84 (XY), uint8");
        assertThat(run("for (var bin : dir) try (var b = bin.open()) { System.out.println(b); }"))
                .hasSize(7)
                .allMatch(line -> line.endsWith("images, open"));
        assertThat(run("var bin = Bin.open(path); var all = bin.read(); all"))
                .singleElement()
                .asString()
                .startsWith("D20260512T101500_IFCB134: 48 targets, 41 images, in memory\n");
        assertThat(run("bin.isOpen()")).containsExactly("false");
    }

    @Test
    void aBinTellsWhatItsFilesHold() {
        assertThat(run("var bin = Bin.open(path);")).isEmpty();
        assertThat(run("bin.id().lid() + \" \" + bin.timestamp()"))
                .containsExactly("D20260512T101500_IFCB134 2026-05-12T10:15:00Z");
        assertThat(run("bin.targets().size() + \" \" + bin.target(7).number()")).containsExactly("48 7");
        assertThat(run("bin.table().rowCount()")).containsExactly("48");
        assertThat(run("bin.header(\"SAMPLETYPE\") + \" \" + bin.headers().size()"))
                .singleElement()
                .asString()
                .startsWith("Normal ");
        assertThat(run("bin.temperature() > 0 && bin.humidity() > 0 && bin.runTimeSeconds() > 0"))
                .containsExactly("true");
        assertThat(run("bin.volumeAnalyzed().method()")).containsExactly("ADC only");
        assertThat(run("bin.imagesPerMilliliter() > 0")).containsExactly("true");
        assertThat(run("bin.check().size()")).containsExactly("0");
    }

    @Test
    void aDirectoryIsSearched() {
        assertThat(run("dir.get(\"D20260512T101500_IFCB134\")"))
                .singleElement()
                .asString()
                .startsWith("D20260512T101500_IFCB134: 48 targets, 41 images, closed\n");
        assertThat(run("dir.bins().parallel().count()")).containsExactly("7");
        assertThat(run("var may = dir.instrument(134).between(Instant.parse(\"2026-05-12T00:00:00Z\"),"
                        + " Instant.parse(\"2026-05-13T00:00:00Z\")); may.bins().count()"))
                .containsExactly("3");
        assertThat(run("may.check().where(may.check().stringColumn(\"severity\").isNotMissing()).rowCount()"))
                .containsExactly("0");
    }

    @Test
    void imagesAreJoinedLaidOutAndSaved() {
        assertThat(run("old.stitched().image(8)"))
                .containsExactly(
                        "IFCB5_2012_028_093047_00008: 224 × 100 (XY), uint8, in memory; joined from the pieces 8 and 9");
        assertThat(run("old.stitched().images().size() + \" of \" + old.images().size()"))
                .containsExactly("32 of 33");
        assertThat(run("Mosaic.of(old).size(1280, 720).scale(0.33).page(0)"))
                .containsExactly("IFCB5_2012_028_093047 mosaic page 0: 1280 × 720 (XY), uint8, in memory");
        assertThat(run("PngExport.of(old).targets(1, 8).save(\"" + folder.resolve("pictures") + "\")"))
                .containsExactly("written: 2, there before: 0, not readable: 0");
        assertThat(run("PixelSize.set(5, 3.86); var size = PixelSize.of(5); PixelSize.unset(5); size"))
                .containsExactly("3.86 pixels per µm");
    }

    private List<String> run(String cell) {
        return notebook.run(cell);
    }
}
