package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.Cancellation;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.Owners;
import dev.diatom.image.Progress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngExportTest {
    @TempDir
    Path folder;

    private Path base = Path.of(".");
    private Path pictures = Path.of(".");
    private int ownersBefore;

    @BeforeEach
    void writeBin() throws IOException {
        base = TestBins.newStyle(folder.resolve("bins"));
        pictures = folder.resolve("a/pictures");
        ownersBefore = Owners.count();
    }

    @AfterEach
    void nothingStaysOpen() {
        assertThat(Owners.count()).isEqualTo(ownersBefore);
        PixelSize.unset(9);
    }

    private Bin bin() {
        var bin = Bin.open(base);
        bin.close();
        return bin;
    }

    private Path file(int number) {
        return pictures.resolve(TestBins.NEW_LID + "_0000" + number + ".png");
    }

    @Test
    void savesAFileForEachTargetNamedByItsPid() throws IOException {
        var done = PngExport.of(bin()).withoutScaleBar().save(pictures.toString());
        assertThat(done.written()).containsExactly(file(2), file(3), file(5));
        assertThat(done).hasToString("written: 3, there before: 0, not readable: 0");
        try (var files = Files.list(pictures)) {
            assertThat(files).containsExactlyInAnyOrder(file(2), file(3), file(5));
        }
        for (int number : new int[] {2, 3, 5}) {
            var saved = MemoryImage.load(file(number));
            assertThat(saved.pixels()).isEqualTo(bin().image(number).pixels());
            assertThat(saved.sizeX()).isEqualTo(bin().image(number).sizeX());
        }
    }

    @Test
    void theScaleBarStandsBelowTheImageAndHidesNothingOfIt() {
        PixelSize.set(9, 2.5);
        PngExport.of(bin()).targets(3).save(pictures);
        var image = bin().image(3);
        var saved = MemoryImage.load(file(3));
        // "500 nm" is six letters of 6 columns without the last gap, and a margin of 3 on each side.
        assertThat(saved.sizeX()).isEqualTo(6 * 6 - 1 + 6);
        assertThat(saved.sizeY()).isEqualTo(4 + 18);
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < saved.sizeX(); x++) {
                assertThat(saved.get(x, y)).as("%d, %d", x, y).isEqualTo(x < 5 ? image.get(x, y) : 255);
            }
        }
        // 500 nm are 1.25 pixels.
        assertThat(row(saved, 7)).isEqualTo("...#" + ".".repeat(37));
        assertThat(row(saved, 8)).isEqualTo("...#" + ".".repeat(37));
        assertThat(List.of(
                        row(saved, 12),
                        row(saved, 13),
                        row(saved, 14),
                        row(saved, 15),
                        row(saved, 16),
                        row(saved, 17),
                        row(saved, 18)))
                .containsExactly(
                        "...#####..###...###......................",
                        "...#.....#...#.#...#.....................",
                        "...####..#..##.#..##.......#.##..##.#....",
                        ".......#.#.#.#.#.#.#.......##..#.#.#.#...",
                        ".......#.##..#.##..#.......#...#.#.#.#...",
                        "...#...#.#...#.#...#.......#...#.#...#...",
                        "....###...###...###........#...#.#...#...");
    }

    private static String row(MemoryImage image, int y) {
        var text = new StringBuilder();
        for (int x = 0; x < image.sizeX(); x++) {
            text.append(image.get(x, y) == 0 ? '#' : image.get(x, y) == 255 ? '.' : '?');
        }
        return text.toString();
    }

    @Test
    void theBarIsAsLongAsItSays() throws IOException {
        // 340 columns at 3.4 pixels per µm are 100 µm; the bar of 20 µm is 68 pixels long.
        var wide = folder.resolve("D20260102T030405_IFCB010");
        Files.writeString(TestBins.beside(wide, ".adc"), TestBins.row(1, 0, 0, 340, 2, 0) + "\n");
        Files.writeString(TestBins.beside(wide, ".hdr"), "");
        Files.write(TestBins.beside(wide, ".roi"), new byte[680]);
        try (var bin = Bin.open(wide)) {
            var file = PngExport.of(bin).save(pictures).written().get(0);
            var saved = MemoryImage.load(file);
            assertThat(saved.sizeX()).isEqualTo(340);
            assertThat(row(saved, 2 + 3)).isEqualTo("..." + "#".repeat(68) + ".".repeat(269));
        }
    }

    @Test
    void everyLetterOfANominalBarCanBeDrawn() {
        for (var text : new String[] {"0.02 µm (nominal)", "1356789 4 nm"}) {
            var pixels = new byte[Glyphs.width(text) * Glyphs.HEIGHT];
            Arrays.fill(pixels, (byte) 255);
            Glyphs.draw(text, pixels, Glyphs.width(text), 0, 0);
            assertThat(pixels).contains(0);
        }
        assertThatThrownBy(() -> Glyphs.draw("ß", new byte[100], 10, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no drawing of the letter ß");
    }

    @Test
    void whatIsThereStaysUnlessAskedFor() throws IOException {
        Files.createDirectories(pictures);
        Files.writeString(file(3), "mine");
        var done = PngExport.of(bin()).save(pictures);
        assertThat(done.written()).containsExactly(file(2), file(5));
        assertThat(done.kept()).containsExactly(file(3));
        assertThat(file(3)).hasContent("mine");
        var again = PngExport.of(bin()).replacing().save(pictures);
        assertThat(again.written()).containsExactly(file(2), file(3), file(5));
        assertThat(again.kept()).isEmpty();
        assertThat(MemoryImage.load(file(3)).get(0, 0)).isEqualTo(16);
    }

    @Test
    void aTargetWithoutImageIsRefusedBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> PngExport.of(bin()).targets(2, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(base + ".adc: target 4 has no image. images().keySet() lists the targets that have one.");
        assertThatThrownBy(() -> PngExport.of(bin()).targets(6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(base + ".adc: there is no target 6. Its 5 targets are numbered from 1 to 5.");
        assertThat(PngExport.of(bin()).targets(5, 2, 5))
                .hasToString("PNG export of 2 images of " + TestBins.NEW_LID
                        + " with scale bars, keeping files that are there");
    }

    @Test
    void aSecondPieceIsRefusedInWhicheverOrderItIsAskedFor() throws IOException {
        var old = TestBins.oldStyle(
                folder.resolve("old"),
                List.of(TestBins.oldRow(1, 0, 0, 4, 4, 1), TestBins.oldRow(1, 1, 1, 4, 4, 17)),
                33);
        try (var bin = Bin.open(old)) {
            var message = old + ".adc: the image of target 2 overlaps that of target 1. Take image 1, which is joined"
                    + " from both, or the piece alone from the bin itself.";
            assertThatThrownBy(() -> PngExport.of(bin).stitched().targets(1, 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> PngExport.of(bin).targets(2).stitched())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
            assertThat(PngExport.of(bin).stitched().targets(1).save(pictures).written())
                    .hasSize(1);
        }
    }

    @Test
    void anImageOutsideTheFileDoesNotStopTheOthers() throws IOException {
        try (var roi = new RandomAccessFile(base + ".roi", "rw")) {
            roi.setLength(20);
        }
        var done = PngExport.of(bin()).save(pictures);
        assertThat(done.written()).containsExactly(file(2));
        assertThat(done.failures()).hasSize(2);
        assertThat(done.failures().get(0))
                .isEqualTo(base
                        + ".adc: the image of target 3 lies outside the .roi file at line 3 (start_byte, column 18):"
                        + " expected 0 to 0 for an image of 5 x 4, found 6. " + TestBins.NEW_LID
                        + ".roi has 20 bytes; copy it again if it was cut short.");
        assertThat(done)
                .hasToString("written: 1, there before: 0, not readable: 2; "
                        + done.failures().get(0));
    }

    @Test
    void aMissingRoiFileIsSaid() throws IOException {
        Files.delete(TestBins.beside(base, ".roi"));
        assertThatThrownBy(() -> PngExport.of(bin()).save(pictures))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(base + ".roi: the file with the images of the bin is missing.");
    }

    @Test
    void aBinInMemoryNeedsNoFile() throws IOException {
        var read = bin().read();
        for (var extension : new String[] {".adc", ".hdr", ".roi"}) {
            Files.delete(TestBins.beside(base, extension));
        }
        assertThat(PngExport.of(read).save(pictures).written()).hasSize(3);
    }

    @Test
    void tellsItsProgressAndStopsWhenAsked() throws Exception {
        var heard = new ArrayList<String>();
        var stop = new Cancellation();
        Progress listener = (task, done, total) -> {
            heard.add(task + " " + done + "/" + total);
            if (done == 1) {
                stop.cancel();
            }
        };
        assertThatThrownBy(() ->
                        stop.call(() -> listener.call(() -> PngExport.of(bin()).save(pictures))))
                .isInstanceOf(CancellationException.class)
                .hasMessage("stopped before it was finished");
        assertThat(heard).containsExactly("saving the images of " + TestBins.NEW_LID + " 1/3");
        try (var files = Files.list(pictures)) {
            assertThat(files).containsExactly(file(2));
        }
        assertThat(PngExport.of(bin()).save(pictures).written()).containsExactly(file(3), file(5));
    }

    @Test
    void aFolderThatCannotBeMadeIsSaid() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> PngExport.of(bin()).save(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        file + ": the folder for the images cannot be made. Check that no file has this name and that"
                                + " you may write there.");
    }
}
