package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.diatom.image.Calibration;
import dev.diatom.image.Cancellation;
import dev.diatom.image.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosaicTest {
    @TempDir
    private Path folder;

    @Test
    void everyPixelOfAPageIsThatOfItsTargetOrBackground() throws IOException {
        try (var bin = randomBin(new Random(7))) {
            var mosaic = Mosaic.of(bin).size(90, 70).scale(1);
            assertThat(mosaic.pages()).isGreaterThan(2);
            assertThat(mosaic.coordinates())
                    .extracting(Placement::target)
                    .containsExactlyInAnyOrderElementsOf(bin.images().keySet());
            for (var placement : mosaic.coordinates()) {
                assertThat(mosaic.at(placement.page(), placement.x(), placement.y()))
                        .contains(bin.target(placement.target()));
            }
            for (int page = 0; page < mosaic.pages(); page++) {
                assertThat(mosaic.page(page).pixels()).isEqualTo(naive(bin, mosaic, page));
            }
        }
    }

    @Test
    void anImageThatIsTooLargeForThePageIsCutOnBothSides() throws IOException {
        // As wide as it is high, on a page that is not.
        var base = TestBins.newStyle(folder, List.of(TestBins.row(1, 0, 0, 100, 100, 0)), 10_000);
        try (var bin = Bin.open(base)) {
            var large = Mosaic.of(bin).size(100, 100).scale(0.5).page(0);
            var page = Mosaic.of(bin).size(40, 30).scale(0.5).page(0);
            for (int y = 0; y < 30; y++) {
                for (int x = 0; x < 40; x++) {
                    assertThat(page.get(x, y)).as("%s, %s", x, y).isEqualTo(large.get(x, y));
                }
            }
        }
    }

    private static byte[] naive(Bin bin, Mosaic mosaic, int page) {
        var pixels = new byte[90 * 70];
        for (int y = 0; y < 70; y++) {
            for (int x = 0; x < 90; x++) {
                pixels[y * 90 + x] = (byte) 200;
                var found = mosaic.at(page, x, y);
                if (found.isPresent()) {
                    int number = found.get().number();
                    var place = mosaic.coordinates().stream()
                            .filter(placement -> placement.target() == number)
                            .findFirst()
                            .orElseThrow();
                    pixels[y * 90 + x] = (byte) bin.image(number).get(x - place.x(), y - place.y());
                }
            }
        }
        return pixels;
    }

    /** Eighty targets, every fourth without image. */
    private Bin randomBin(Random dice) throws IOException {
        var rows = new ArrayList<String>();
        int bytes = 0;
        for (int i = 1; i <= 80; i++) {
            int width = i % 4 == 0 ? 0 : 1 + dice.nextInt(40);
            int height = i % 4 == 0 ? 0 : 1 + dice.nextInt(30);
            rows.add(TestBins.row(i, 5, 6, width, height, bytes));
            bytes += width * height;
        }
        return Bin.open(TestBins.newStyle(folder, rows, bytes));
    }

    @Test
    void oldStyleImagesAppearStitched() throws IOException {
        var rows = List.of(TestBins.oldRow(1, 10, 20, 4, 4, 1), TestBins.oldRow(1, 11, 21, 5, 3, 17));
        try (var bin = Bin.open(TestBins.oldStyle(folder, rows, 32))) {
            var mosaic = Mosaic.of(bin).size(7, 5).scale(1);
            assertThat(mosaic.coordinates()).containsExactly(new Placement(0, 0, 0, 6, 4, 1));
            int g = (byte) 200;
            assertThat((byte[]) mosaic.page(0).pixels())
                    .containsExactly(
                            1, 2, 3, 4, 20, 20, g, //
                            5, 17, 18, 19, 20, 21, g, //
                            9, 22, 23, 24, 25, 26, g, //
                            13, 27, 28, 29, 30, 31, g, //
                            g, g, g, g, g, g, g);
        }
    }

    @Test
    void anImageLargerThanThePageIsCutAtItsEdges() throws IOException {
        try (var bin = Bin.open(TestBins.newStyle(folder, List.of(TestBins.row(1, 0, 0, 5, 4, 0)), 20))) {
            var mosaic = Mosaic.of(bin).size(3, 2).scale(1);
            assertThat(mosaic.coordinates()).containsExactly(new Placement(0, 0, 0, 3, 2, 1));
            assertThat((byte[]) mosaic.page(0).pixels()).containsExactly(0, 1, 2, 5, 6, 7);
            // At twice the size, x is -0.25, 0.25, 0.75 and y -0.25, 0.25; -0.25 mirrored is 0.25.
            assertThat((byte[]) mosaic.scale(2).page(0).pixels()).containsExactly(1, 1, 2, 1, 1, 2);
        }
    }

    @Test
    void anImageHasAtLeastOnePixelAtAnyScale() throws IOException {
        try (var bin = Bin.open(TestBins.newStyle(folder))) {
            var mosaic = Mosaic.of(bin).size(10, 10).scale(0.01);
            assertThat(mosaic.coordinates())
                    .containsExactly(
                            new Placement(0, 0, 0, 1, 1, 2),
                            new Placement(0, 1, 0, 1, 1, 3),
                            new Placement(0, 2, 0, 1, 1, 5));
        }
    }

    @Test
    void aPageHasThePixelSizeOfItsInstrument() throws IOException {
        try (var bin = Bin.open(TestBins.newStyle(folder))) {
            var mosaic = Mosaic.of(bin).size(10, 10).scale(0.25);
            var ofImages = PixelSize.of(bin.id().instrument()).calibration();
            assertThat(mosaic.page(0).metadata().calibration())
                    .isEqualTo(Calibration.of(ofImages.x() * 4, "µm (nominal)"));
            assertThat(mosaic.scale(Double.MIN_VALUE).page(0).metadata().calibration())
                    .as("no number any more")
                    .isEqualTo(Calibration.NONE);
        }
    }

    @Test
    void drawingTellsHowFarItIsAndStopsWhenItIsCancelled() throws Exception {
        try (var bin = Bin.open(TestBins.newStyle(folder))) {
            var mosaic = Mosaic.of(bin).size(10, 10).scale(0.25);
            var heard = new ArrayList<String>();
            Progress listener = (task, done, total) -> heard.add(task + " " + done + "/" + total);
            listener.call(() -> mosaic.page(0));
            var task = "drawing page 0 of the mosaic of " + TestBins.NEW_LID + " ";
            assertThat(heard).startsWith(task + "1/3").endsWith(task + "3/3");
            var token = new Cancellation();
            token.cancel();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> token.call(() -> mosaic.page(0)));
            assertThatExceptionOfType(CancellationException.class)
                    .as("the layout")
                    .isThrownBy(() -> token.call(() -> mosaic.scale(0.5).pages()));
        }
    }

    @Test
    void aBinWithoutImagesHasNoPages() throws IOException {
        try (var bin = Bin.open(TestBins.newStyle(folder, List.of(TestBins.row(1, 0, 0, 0, 0, 0)), 0))) {
            var mosaic = Mosaic.of(bin);
            assertThat(mosaic.pages()).isZero();
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> mosaic.page(0))
                    .withMessage(TestBins.NEW_LID + ": the mosaic has no page 0: the bin has no images.");
        }
    }

    @Test
    void aPageBeyondTheLastIsRefused() throws IOException {
        try (var bin = Bin.open(TestBins.newStyle(folder))) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> Mosaic.of(bin).at(1, 0, 0))
                    .withMessage(TestBins.NEW_LID + ": the mosaic has no page 1: its pages are 0 to 0.");
            assertThat(Mosaic.of(bin).at(0, 799, 599)).isEmpty();
        }
    }

    @Test
    void sizesAndScalesThatCannotBeAreRefused() throws IOException {
        try (var bin = Bin.open(TestBins.newStyle(folder))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Mosaic.of(bin).size(0, 5))
                    .withMessage("a page has at least 1 x 1 pixels and at most 2147483639, found 0 x 5");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Mosaic.of(bin).scale(Double.NaN))
                    .withMessage("the scale of a mosaic is a positive number, found NaN");
            assertThat(Mosaic.of(bin).toString())
                    .isEqualTo("mosaic of " + TestBins.NEW_LID + " at 0.33 on pages of 800 x 600");
        }
    }

    @Test
    void anImageOutsideTheFileIsCrossedOutAndLeavesTheOthers() throws IOException {
        var base = TestBins.newStyle(folder);
        var roi = TestBins.beside(base, ".roi");
        Files.write(roi, Arrays.copyOf(Files.readAllBytes(roi), 26));
        try (var bin = Bin.open(base)) {
            var mosaic = Mosaic.of(bin).scale(1);
            var page = mosaic.page(0);
            assertThat(page.metadata().tags()).containsEntry(Mosaic.UNREADABLE, "5");
            for (var place : mosaic.coordinates()) {
                var box = new ArrayList<Integer>();
                for (int i = 0; i < place.width() * place.height(); i++) {
                    box.add((int) page.get(place.x() + i % place.width(), place.y() + i / place.width()));
                }
                if (place.target() == 5) {
                    assertThat(box).containsExactly(0, 0, 0, 0, 0, 0);
                } else {
                    var pixels = new ArrayList<Integer>();
                    for (byte grey : (byte[]) bin.image(place.target()).pixels()) {
                        pixels.add(grey & 255);
                    }
                    assertThat(box).isEqualTo(pixels);
                }
            }
        }
    }

    @Test
    void theLayoutNeedsNoImages() throws IOException {
        var base = TestBins.newStyle(folder);
        Files.delete(TestBins.beside(base, ".roi"));
        try (var bin = Bin.open(base)) {
            assertThat(Mosaic.of(bin).pages()).isEqualTo(1);
        }
    }

    @Test
    void aBinInMemoryIsDrawnWithoutFiles() throws IOException {
        var bin = Bin.open(TestBins.newStyle(folder));
        var before = Mosaic.of(bin).page(0);
        var read = bin.read();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThat(Mosaic.of(read).page(0).pixels()).isEqualTo(before.pixels());
    }
}
