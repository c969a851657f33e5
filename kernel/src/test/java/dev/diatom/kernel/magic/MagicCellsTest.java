package dev.diatom.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.kernel.render.Rendering;
import dev.diatom.kernel.session.Screen;
import dev.diatom.kernel.session.Session;
import dev.diatom.samples.SampleData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Magics as lines of cells, without Jupyter. */
class MagicCellsTest {
    private final Session session = new Session(new Silent());
    private int number;

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        session.close();
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

    private List<String> run(String cell) {
        var shown = new ArrayList<String>();
        var failed = session.execute(
                cell,
                ++number,
                rendering -> shown.add(String.valueOf(rendering.data().get(Rendering.TEXT))));
        failed.ifPresent(f -> shown.add(f.name() + ": " + f.message()));
        return shown;
    }

    /** Shows nothing: results are taken where the cell ends. */
    private static final class Silent implements Screen {
        @Override
        public void display(Rendering rendering) {}

        @Override
        public void display(Rendering rendering, String displayId) {}

        @Override
        public void update(Rendering rendering, String displayId) {}
    }
}
