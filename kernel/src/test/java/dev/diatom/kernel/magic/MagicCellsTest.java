package dev.diatom.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.kernel.Jars;
import dev.diatom.kernel.NotebookCells;
import dev.diatom.kernel.render.Rendering;
import dev.diatom.samples.SampleData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Magics as lines of cells, without Jupyter. */
class MagicCellsTest {
    private final NotebookCells cells = new NotebookCells();
    private int number;

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void imageBindsAVariableAndSliceShowsAPieceOfIt() {
        var stack = SampleData.in(folder).stack();
        assertThat(run("%image img \"" + stack + "\"")).isEmpty();
        assertThat(run("img.sizeZ()")).containsExactly("64");
        assertThat(run("var path = \"" + stack + "\";")).isEmpty();
        assertThat(run("%image img {path}\nimg.type()")).containsExactly("UINT16");
        assertThat(run("%slice img z=3 x=10:50:2 y=5:26:5"))
                .singleElement()
                .asString()
                .startsWith("stack.tif, z = 3: 20 × 5 (XY), uint16, in memory, shown from ");
    }

    @Test
    void bracesStandForWhatAVariableHolds() {
        assertThat(run("var raw = MemoryImage.create(UINT8, Extent.of(7, 5, 3));\nvar last = raw.sizeZ() - 1;"))
                .isEmpty();
        assertThat(run("%slice raw z={last}")).containsExactly("new image, z = 2: 7 × 5 (XY), uint8, in memory");
        assertThat(run("%slice raw z={list}"))
                .singleElement()
                .asString()
                .startsWith("MagicException: %slice: there is no variable list. Usage: ");
    }

    @Test
    void imageOpensRawFiles() {
        var raw = folder.resolve("volume.raw");
        MemoryImage.create(PixelType.INT16, Extent.of(7, 5, 3)).saveRaw(raw);
        assertThat(run("%image v " + raw + " int16 7x5x3\nv.extent()")).containsExactly("7 × 5 × 3 (XYZ)");
        assertThat(run("%image v " + raw + " uint8 7x5x2 big-endian header=140\nv.extent()"))
                .containsExactly("7 × 5 × 2 (XYZ)");
        assertThat(run("%image v " + raw + " int16 7x5x4"))
                .containsExactly("ImageFormatException: " + raw + ": the length does not fit the layout: expected 280"
                        + " bytes (7 × 5 × 4 (XYZ), int16), found 210. The length would fit 3 planes of that size.");
    }

    @Test
    void binBindsABin() {
        var bin = SampleData.in(folder).bin();
        assertThat(run("%bin b " + bin + "\nb.id().lid()"))
                .containsExactly(bin.getFileName().toString());
    }

    @Test
    void aWrongVariableIsNamedWithThoseThatWouldDo() {
        assertThat(run("var raw = MemoryImage.create(UINT8, Extent.of(7, 5));\nint n = 3;"))
                .isEmpty();
        String usage = ". Usage: %slice IMAGE [z=N] [c=N] [t=N] [x=FROM:TO[:STRIDE]] [y=FROM:TO[:STRIDE]]";
        assertThat(run("%slice rw"))
                .containsExactly("MagicException: %slice: expected a variable that holds an image (raw), found no"
                        + " variable rw" + usage);
        assertThat(run("%slice n"))
                .containsExactly(
                        "MagicException: %slice: expected a variable that holds an image (raw), found n, which is no"
                                + " image" + usage);
        assertThat(run("%slice raw z=9"))
                .containsExactly("IndexOutOfBoundsException: z = 9 lies outside the image: expected 0 to 0");
        assertThat(run("%slice raw x=5:2"))
                .containsExactly("MagicException: %slice: expected 0 <= FROM < TO <= 7 and a STRIDE of 1 or more for x,"
                        + " found \"5:2\"" + usage);
        assertThat(run("%slice raw x=3"))
                .containsExactly(
                        "MagicException: %slice: expected FROM:TO or FROM:TO:STRIDE for x, found \"3\"" + usage);
    }

    @Test
    void everySliceOfACellIsShown() {
        cells.run("var raw = MemoryImage.create(UINT8, Extent.of(7, 5, 3));");
        assertThat(cells.run("%slice raw z=1\n%slice raw z=2"))
                .containsExactly(
                        "display: new image, z = 1: 7 × 5 (XY), uint8, in memory",
                        "new image, z = 2: 7 × 5 (XY), uint8, in memory");
    }

    @Test
    void imageCanBindTwiceInACell() {
        var stack = SampleData.in(folder).stack();
        assertThat(run("%image a " + stack + "\n%image b " + stack + "\n%image a " + stack + "\na != b"))
                .containsExactly("true");
    }

    @Test
    void aWrongMagicFailsBeforeAnythingOfTheCellRuns() {
        run("int n = 1;");
        assertThat(run("n = 2;\n%slice img z=three"))
                .singleElement()
                .asString()
                .startsWith("MagicException: %slice: expected a number for z, found \"three\". Usage: ");
        assertThat(run("n")).containsExactly("1");
    }

    @Test
    void pathsWithSpacesNeedQuotesAndHomeIsATilde() throws IOException {
        var spaced = Files.createDirectory(folder.resolve("my data"));
        MemoryImage.create(PixelType.UINT8, Extent.of(7, 5)).saveTiff(spaced.resolve("a b.tif"));
        assertThat(run("%image img '" + spaced + "/a b.tif'\nimg.sizeX()")).containsExactly("7");
        assertThat(run("%image img ~/no/such.tif"))
                .singleElement()
                .asString()
                .contains(System.getProperty("user.home") + "/no/such.tif");
    }

    @Test
    void binsOpensADataDirectory() {
        var directory = SampleData.in(folder).dataDirectory();
        assertThat(run("%bins d " + directory + "\nd.path()")).containsExactly(directory.toString());
    }

    @Test
    void releaseClosesNow() {
        run("%scratch " + folder.resolve("scratch"));
        run("var big = DiskImage.create(UINT16, 700, 500, 3); var list = List.of(big);");
        assertThat(cells.run("%release big")).containsExactly("released big, 2.1 MB");
        assertThat(run("list.get(0).isClosed()")).containsExactly("true");
        assertThat(run("%release bog"))
                .containsExactly("MagicException: %release: there is no variable \"bog\" (did you mean big?). Usage: "
                        + "%release VARIABLE…  or  %release say=on  or  %release say=off");
    }

    @Test
    void releasesAreSaidUnlessTheyAreSwitchedOff() {
        run("%scratch " + folder.resolve("scratch"));
        run("var big = DiskImage.create(UINT16, 700, 500, 3);");
        assertThat(cells.run("big = null;")).containsExactly("released big, 2.1 MB");
        run("%release say=off");
        run("big = DiskImage.create(UINT16, 700, 500, 3);");
        assertThat(cells.run("big = null;")).isEmpty();
        run("%release say=on");
        run("big = DiskImage.create(UINT16, 700, 500, 3);");
        assertThat(cells.run("big = null;")).containsExactly("released big, 2.1 MB");
    }

    @Test
    void timePrintsAndKeepsTheResult() {
        var shown = cells.run("%time \"a\".repeat(3)");
        assertThat(shown).hasSize(2).last().isEqualTo("aaa");
        assertThat(shown.get(0)).matches("took [0-9.]+ m?s");
        assertThat(cells.run("%time var declared = 5;\ndeclared"))
                .hasSize(2)
                .last()
                .isEqualTo("5");
        assertThat(cells.run("%time Thread.sleep(1);")).hasSize(1);
        assertThat(cells.run("%time throw new IllegalStateException(\"x\");").get(0))
                .startsWith("took ");
        assertThat(cells.run("%%time\nint x = 3;\nx + 1")).hasSize(2).last().isEqualTo("4");
        assertThat(cells.run("1 + 1")).as("the cell after it").containsExactly("2");
    }

    @Test
    void whoAndHelpAndTrace() {
        run("int n = 3;");
        assertThat(run("%who")).containsExactly("1 variable\nn  int");
        assertThat(cells.run("%help who"))
                .containsExactly(
                        "Lists the variables with type and size; unnamed results are left out.",
                        "Usage: %who",
                        "In Java: who()");
        assertThat(cells.run("%who?")).isEqualTo(cells.run("%help %who"));
        assertThat(cells.run("%help"))
                .contains("%trace        Shows the whole Java stack trace of the last exception.");
        assertThat(cells.run("%trace")).containsExactly("No cell has ended with an exception.");
    }

    @Test
    void jarsAreAddedAndTheirListCanBeAssigned() {
        var jar = Jars.make(folder.resolve("greet.jar"), "org.greet.Hi", "package org.greet; public class Hi {}");
        assertThat(run("List<String> added = %jars " + folder + "/*.jar\nadded"))
                .containsExactly("[" + jar + "]");
        assertThat(run("%classpath " + jar + "\nnew org.greet.Hi() != null")).containsExactly("true");
        assertThat(run("%classpath")).containsExactly("[" + jar + "]");
    }

    @Test
    void loadRunsAFileWithMagics() throws IOException {
        var script = Files.writeString(
                folder.resolve("s.jsh"), "var raw = MemoryImage.create(UINT8, Extent.of(7, 5));\n%who\n");
        assertThat(cells.run("%load " + script + "\nraw.sizeX()")).containsExactly("7");
        Files.writeString(script, "%slize raw");
        assertThat(cells.run("%load " + script).get(0)).startsWith("MagicException: %slize: there is no such magic");
    }

    @Test
    void scratchListsWhatLivesWithVariableAndCell() {
        run("%scratch " + folder.resolve("scratch"));
        assertThat(run("var big = DiskImage.create(UINT16, 700, 500, 3);")).isEmpty();
        assertThat(run("%scratch"))
                .singleElement()
                .asString()
                .contains("big, cell 2  2.1 MB  700 × 500 × 3 (XYZ)  uint16");
        run("big = null;");
        assertThat(run("%scratch"))
                .singleElement()
                .asString()
                .startsWith("scratch space: 0 images, 0 B, in " + folder.resolve("scratch"));
    }

    /** Results and failures, without what was printed. */
    private List<String> run(String cell) {
        var failed = new ArrayList<String>();
        var texts = new ArrayList<String>();
        cells.session()
                .execute(
                        cell,
                        ++number,
                        rendering -> texts.add(String.valueOf(rendering.data().get(Rendering.TEXT))))
                .ifPresent(f -> failed.add(f.name() + ": " + f.message()));
        texts.addAll(failed);
        return texts;
    }
}
