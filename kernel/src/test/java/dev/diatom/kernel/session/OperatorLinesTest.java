package dev.diatom.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.kernel.NotebookCells;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines about operators that users type, as cells: with no import. */
class OperatorLinesTest {
    private final NotebookCells notebook = new NotebookCells();

    @TempDir
    Path folder;

    /** Two bright boxes on dark ground, 10 × 10 × 6 pixels each. */
    @BeforeEach
    void open() {
        var image = MemoryImage.create(PixelType.UINT16, Extent.of(70, 50, 30));
        for (int z = 10; z < 16; z++) {
            for (int y = 20; y < 30; y++) {
                for (int x = 15; x < 25; x++) {
                    image.set(x, y, z, 0, 0, 400);
                    image.set(x + 30, y, z, 0, 0, 800);
                }
            }
        }
        image.saveTiff(folder.resolve("stack.tif"));
        does("sayReleases(false); var img = DiskImage.open(\"" + folder + "/stack.tif\");");
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void aChainGoesFromDiskToDiskAndIsTheSameInSteps() {
        does("var smooth = img.apply(gaussian3d(2.0));");
        assertThat(value("smooth.isDisk() + \" \" + smooth.type()")).isEqualTo("true UINT16");
        does("var cells = img.apply(gaussian3d(2.0).then(above(120)).then(opening(ball(2))));");
        assertThat(value("Arrays.equals((byte[]) cells.toMemory().pixels(),"
                        + " (byte[]) smooth.apply(above(120)).apply(opening(ball(2))).toMemory().pixels())"))
                .isEqualTo("true");
        assertThat(value("cells.get(20, 25, 12)")).isEqualTo("255.0");
    }

    @Test
    void aViewComputesTheSliceThatIsAskedFor() {
        assertThat(value("var live = img.view(gaussian2d(2.0).then(above(120))); live.slice(12).read().get(20, 25)"))
                .isEqualTo("255.0");
    }

    @Test
    void objectsAreLabelledAndMeasuredAsATable() {
        does("var labels = img.apply(above(120).then(connectedComponents(26)));");
        assertThat(value("var table = Measure.regions(labels, img); table.rowCount()"))
                .isEqualTo("2");
        assertThat(value("table.column(\"pixels\").getString(0) + \" \" + table.column(\"mean\").getString(1)"))
                .isEqualTo("600 800");
        assertThat(value("table")).contains("label").contains("600");
    }

    @Test
    void imagesAreMeasured() {
        assertThat(value("Measure.statistics(img).max()")).isEqualTo("800.0");
        assertThat(value("Measure.histogram(img, 256) != null")).isEqualTo("true");
    }

    @Test
    void thresholdsProjectionsAndFunctionsOfTheUserNeedNoImport() {
        assertThat(value("img.apply(threshold(OTSU)).get(50, 25, 12)")).isEqualTo("255.0");
        assertThat(value("img.apply(project(Z, MAX)).extent()")).isEqualTo("70 × 50 (XY)");
        assertThat(value("img.apply(pixelwise(FLOAT32, v -> Math.log1p(v))).get(20, 25, 12)"))
                .isEqualTo("5.993961334228516");
        assertThat(value(
                        "img.apply(rowwise(FLOAT32, (in, out, n) -> { for (int i = 0; i < n; i++) out[i] = 2 * in[i]; }))"
                                + ".get(20, 25, 12)"))
                .isEqualTo("800.0");
        assertThat(value("img.apply(median3d(1).boundary(Boundary.NEAREST)).get(20, 25, 12)"))
                .isEqualTo("400.0");
    }

    @Test
    void lengthsArePhysicalWhereTheImageIsCalibrated() {
        does("var calibrated = img.toMemory(); calibrated = calibrated.withMetadata("
                + "calibrated.metadata().withCalibration(Calibration.of(0.5, 0.5, 0.5, \"µm\")));");
        assertThat(value("Arrays.equals((short[]) calibrated.apply(gaussian3d(um(1))).pixels(),"
                        + " (short[]) calibrated.apply(gaussian3d(2)).pixels())"))
                .isEqualTo("true");
    }

    @Test
    void aMethodOfTheUsersWinsOverAnOperatorOfItsName() {
        does("int square(int x) { return x * x; }");
        assertThat(value("square(7)")).isEqualTo("49");
        does("double mean(double... v) { return Arrays.stream(v).average().orElseThrow(); }");
        assertThat(value("mean(1, 2) + Math.min(1, 2)")).isEqualTo("2.5");
        assertThat(value("StructuringElement.square(1) != null")).isEqualTo("true");
    }

    /** Nothing is shown, unless it is the progress of work that takes long. */
    private void does(String cell) {
        assertThat(notebook.run(cell)).allMatch(line -> line.startsWith("display: ") || line.startsWith("update: "));
    }

    /** What the cell's last line gives. */
    private String value(String cell) {
        var shown = notebook.run(cell);
        return shown.get(shown.size() - 1);
    }
}
