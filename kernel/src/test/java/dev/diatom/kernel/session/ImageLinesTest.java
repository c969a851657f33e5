package dev.diatom.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.kernel.NotebookCells;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines about images that users type, as cells: with no import. */
class ImageLinesTest {
    private final NotebookCells notebook = new NotebookCells();

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        MemoryImage.create(PixelType.UINT16, new Extent(70, 50, 30, 2, 4)).saveTiff(folder.resolve("stack.tif"));
        for (int i = 1; i <= 3; i++) {
            MemoryImage.create(PixelType.UINT8, Extent.of(7, 5)).saveTiff(folder.resolve("scan" + i + ".tif"));
        }
        assertThat(run("var folder = \"" + folder + "\"; var img = DiskImage.open(folder + \"/stack.tif\");"))
                .isEmpty();
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void piecesAreReadAndViewsHoldTheirSource() {
        assertThat(run("img.slice(4).offset(10, 20).size(16, 12).stride(2, 2).read().extent()"))
                .containsExactly("8 × 6 (XY)");
        assertThat(run("img.sliceXZ(3, 1, 0).read().extent()")).containsExactly("70 × 30 (XY)");
        assertThat(run("img.sliceYZ(3, 1, 0).read().extent()")).containsExactly("50 × 30 (XY)");
        assertThat(
                        run(
                                "img.region().offset(0, 0, 10, 0, 0).size(64, 40, 20, 1, 1).stride(1, 1, 2, 1, 1).read().extent()"))
                .containsExactly("64 × 40 × 10 (XYZ)");
        assertThat(run("img.channel(1).frame(3).extent()")).containsExactly("70 × 50 × 30 (XYZ)");
        assertThat(run("img.crop(img.region().size(7, 5, 3)).sizeZ()")).containsExactly("3");
    }

    @Test
    void pixelsAreEditedInTheFile() {
        assertThat(run("var mine = DiskImage.openForEdit(folder + \"/stack.tif\"); mine.set(1, 2, 3, 0, 0, 255);"
                        + " mine.at(4, 5, 6).set(99);"))
                .isEmpty();
        assertThat(run("DiskImage.open(folder + \"/stack.tif\").get(1, 2, 3) + mine.at(4, 5, 6).get()"))
                .containsExactly("released 1 unnamed file", "354.0");
    }

    @Test
    void filesBecomeOneImageAndImagesBecomePictures() {
        assertThat(run("DiskImage.openSequence(folder + \"/scan*.tif\").extent()"))
                .containsExactly("released 1 unnamed file", "7 × 5 × 3 (XYZ)");
        assertThat(run("img.saveTiff(folder + \"/small.tif\", Compression.ZSTD);"))
                .isEmpty();
        assertThat(run("MemoryImage.load(folder + \"/small.tif\").save(folder + \"/small.raw\");"))
                .isEmpty();
        assertThat(run("Show.of(img.preview()).range(100, 4000).colors(VIRIDIS).zoom(2)"))
                .singleElement()
                .asString()
                .startsWith("stack.tif");
    }

    private List<String> run(String cell) {
        return notebook.run(cell);
    }
}
