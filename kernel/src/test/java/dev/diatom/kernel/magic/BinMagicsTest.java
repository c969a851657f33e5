package dev.diatom.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.ifcb.Bin;
import dev.diatom.ifcb.Mosaic;
import dev.diatom.kernel.NotebookCells;
import dev.diatom.kernel.render.Rendering;
import dev.diatom.samples.SampleData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The magics that show images of bins, as lines of cells, without Jupyter. */
class BinMagicsTest {
    private static final String MOSAIC_USAGE = ". Usage: %mosaic BIN [page=N] [size=WIDTHxHEIGHT] [scale=FACTOR], where"
            + " BIN is a variable and pages count from 0";
    private static final String GALLERY_USAGE = ". Usage: %gallery BIN [TARGET …], where BIN is a variable";

    private final NotebookCells cells = new NotebookCells();

    @TempDir
    Path folder;

    private Path path;
    /** The same bin, which the notebook must not find open. */
    private Bin bin;

    @BeforeEach
    void openABin() {
        path = SampleData.in(folder).bin();
        bin = Bin.open(path);
        bin.close();
        cells.run("%bin b " + path);
    }

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void mosaicShowsAPage() {
        int images = bin.images().size();
        var lid = path.getFileName();
        assertThat(cells.run("%mosaic b"))
                .containsExactly(
                        lid + ": mosaic; " + images + " images at 0.33 of their size, 3.4 pixels per µm (nominal)");
        assertThat(cells.renderings().get(0).data()).containsKeys(Rendering.HTML, Rendering.PNG);
        int pages = Mosaic.of(bin).size(300, 200).scale(0.5).pages();
        assertThat(cells.run("int n = 1;\n%mosaic b page={n} size=300x200 scale=0.5"))
                .singleElement()
                .asString()
                .startsWith(lid + ": mosaic, page 1 of 0 to " + (pages - 1) + "; ")
                .endsWith(
                        pages == 2
                                ? "; the first: %mosaic b page=0 size=300x200 scale=0.5"
                                : "; the next: %mosaic b page=2 size=300x200 scale=0.5");
        assertThat(cells.run("%mosaic b page=999"))
                .first()
                .isEqualTo("IndexOutOfBoundsException: " + lid + ": the mosaic has no page 999: its pages are 0 to 0.");
    }

    @Test
    void mosaicSaysWhatItExpects() {
        assertThat(cells.run("%mosaic")).containsExactly("MagicException: %mosaic: the bin is missing" + MOSAIC_USAGE);
        assertThat(cells.run("%mosaic b pages=2"))
                .containsExactly("MagicException: %mosaic: expected options such as page=1, found \"pages=2\" (did you"
                        + " mean page?)" + MOSAIC_USAGE);
        assertThat(cells.run("%mosaic b page=first"))
                .containsExactly("MagicException: %mosaic: expected the number of a page, counted from 0, found"
                        + " \"first\"" + MOSAIC_USAGE);
        for (var size : List.of("640", "0x5", "5x0", "4097x5", "99999x1", "-1x5")) {
            assertThat(cells.run("%mosaic b size=" + size))
                    .containsExactly("MagicException: %mosaic: expected a size such as 1280x720, of at most 4096 a"
                            + " side, found \"" + size + "\"" + MOSAIC_USAGE);
        }
        for (var scale : List.of("0", "", ".", "-1", "17", "1e3", "NaN")) {
            assertThat(cells.run("%mosaic b scale=" + scale))
                    .containsExactly("MagicException: %mosaic: expected a scale such as 0.33, above 0 and up to 16,"
                            + " found \"" + scale + "\"" + MOSAIC_USAGE);
        }
        assertThat(cells.run("int k = 3;\n%mosaic k"))
                .startsWith("MagicException: %mosaic: expected a variable that holds a bin (b), found k, which is"
                        + " no bin" + MOSAIC_USAGE);
    }

    @Test
    void mosaicExplainsItselfAndCompletes() {
        assertThat(cells.run("%mosaic?"))
                .containsExactly(
                        "Shows all images of a bin on pages, large ones first; the pointer tells the number of a target.",
                        MOSAIC_USAGE.substring(2),
                        "Example: %mosaic b page=1 size=1280x720 scale=0.5",
                        "In Java: Mosaic.of(b).size(1280, 720).scale(0.5).page(1)");
        assertThat(cells.session().complete("%mosaic ", 8).texts()).containsExactly("b", "page=", "size=", "scale=");
        assertThat(cells.session().complete("%mosaic b page=1 s", 18).texts()).containsExactly("size=", "scale=");
        assertThat(cells.session().complete("%mos", 4).texts()).containsExactly("%mosaic");
        assertThat(cells.session().complete("%gallery ", 9).texts()).containsExactly("b");
    }

    @Test
    void galleryShowsTheImagesOfTheTargetsThatAreAskedFor() {
        var numbers = List.copyOf(bin.images().keySet());
        assertThat(cells.run("%gallery b"))
                .singleElement()
                .asString()
                .startsWith(numbers.size() + " images, the first 24 shown\n" + line(numbers.get(0)));
        assertThat(cells.run("%gallery b " + numbers.get(2) + " " + numbers.get(0)))
                .containsExactly("2 images\n" + line(numbers.get(0)) + "\n" + line(numbers.get(2)));
        assertThat(String.valueOf(cells.renderings().get(0).data().get(Rendering.HTML)))
                .contains(">" + numbers.get(2) + "</figcaption>")
                .contains("µm (nominal)");
    }

    private String line(int number) {
        var target = bin.target(number);
        return String.format(
                "%d: %s_%05d: %d × %d (XY), uint8", number, bin.id().lid(), number, target.width(), target.height());
    }

    @Test
    void gallerySaysWhatItExpects() {
        assertThat(cells.run("%gallery"))
                .containsExactly("MagicException: %gallery: the bin is missing" + GALLERY_USAGE);
        assertThat(cells.run("%gallery b 0"))
                .containsExactly(
                        "MagicException: %gallery: expected the number of a target, found \"0\"" + GALLERY_USAGE);
        int targets = bin.targets().size();
        assertThat(cells.run("%gallery b 99999"))
                .first()
                .isEqualTo("IllegalArgumentException: " + path + ".adc: there is no target 99999. Its " + targets
                        + " targets are numbered from 1 to " + targets + ".");
    }
}
