package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.ImageMetadata;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.UnsupportedFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StitchedTest {
    @TempDir
    private Path folder;

    @Test
    void newStyleBinsAreNeverStitched() throws IOException {
        try (var bin = Bin.open(TestBins.newStyle(folder))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(bin::stitched)
                    .withMessage(bin.paths().adc()
                            + ": this bin cannot be stitched: expected an old-style bin, with a name like"
                            + " IFCB5_2012_028_081515, found a new-style bin. Instruments of the new style do not divide"
                            + " images, and where two of them overlap, the file is damaged; use the bin's own images.");
        }
    }

    @Test
    void piecesOfOneTriggerThatShareMoreThanTwoRowsAndColumnsAreJoined() throws IOException {
        assertThat(numbers(5, 4, 7, 6, 1)).containsExactly(1);
    }

    @Test
    void piecesThatShareTwoColumnsOrTwoRowsAreNotJoined() throws IOException {
        assertThat(numbers(8, 4, 7, 6, 1)).containsExactly(1, 2);
        assertThat(numbers(7, 4, 7, 6, 1)).containsExactly(1);
        assertThat(numbers(-5, 4, 7, 6, 1)).containsExactly(1, 2);
        assertThat(numbers(-4, 4, 7, 6, 1)).containsExactly(1);
        assertThat(numbers(5, 6, 7, 6, 1)).containsExactly(1, 2);
        assertThat(numbers(5, 5, 7, 6, 1)).containsExactly(1);
        assertThat(numbers(5, -4, 7, 6, 1)).containsExactly(1, 2);
        assertThat(numbers(5, -3, 7, 6, 1)).containsExactly(1);
    }

    @Test
    void piecesOfDifferentTriggersAreNotJoined() throws IOException {
        assertThat(numbers(5, 4, 7, 6, 2)).containsExactly(1, 2);
    }

    /** The numbers after stitching of a box of 10 x 8 at 0, 0 and this one. */
    private List<Integer> numbers(int x, int y, int width, int height, int trigger) throws IOException {
        var bin = Bin.open(TestBins.oldStyle(
                folder,
                List.of(TestBins.oldRow(1, 0, 0, 10, 8, 1), TestBins.oldRow(trigger, x, y, width, height, 81)),
                81 + width * height));
        try (bin) {
            return List.copyOf(bin.stitched().images().keySet());
        }
    }

    /** Pieces of 4 x 4 at 10, 20 and of 5 x 3 at 11, 21, with a row without image between them: 6 x 4 together. */
    private Bin pair() throws IOException {
        return Bin.open(TestBins.oldStyle(
                folder,
                List.of(
                        TestBins.oldRow(1, 10, 20, 4, 4, 1),
                        TestBins.oldRow(1, -11, -11, 0, 0, 17),
                        TestBins.oldRow(1, 11, 21, 5, 3, 17),
                        TestBins.oldRow(2, 11, 21, 2, 2, 32)),
                36));
    }

    @Test
    void theSecondPieceLiesOverTheFirstAndTheGapIsZero() throws IOException {
        try (var bin = pair()) {
            var stitched = bin.stitched();
            assertThat(stitched.images().keySet()).containsExactly(1, 4);
            assertThat(stitched.isJoined(1)).isTrue();
            assertThat(stitched.isJoined(4)).isFalse();
            assertThat(stitched.pairs()).containsExactly(new StitchedPair(bin.target(1), bin.target(3)));
            var image = stitched.imageWithGap(1);
            assertThat(image.sizeX()).isEqualTo(6);
            assertThat(image.sizeY()).isEqualTo(4);
            assertThat((byte[]) image.pixels())
                    .containsExactly(
                            1, 2, 3, 4, 0, 0, //
                            5, 17, 18, 19, 20, 21, //
                            9, 22, 23, 24, 25, 26, //
                            13, 27, 28, 29, 30, 31);
            assertThat(stitched.image(4).pixels()).isEqualTo(bin.image(4).pixels());
            assertThat(stitched.toString()).isEqualTo(TestBins.OLD_LID + ": 2 images, 1 pieces joined to others");
        }
    }

    @Test
    void joinedImagesHaveThePixelSizeOfTheInstrumentAndAreExportedAsOne() throws IOException {
        try (var bin = pair()) {
            var image = bin.stitched().image(1);
            assertThat(image.metadata().name()).isEqualTo(TestBins.OLD_LID + "_00001");
            assertThat(image.metadata().calibration())
                    .isEqualTo(bin.image(1).metadata().calibration())
                    .isEqualTo(PixelSize.of(bin.id().instrument()).calibration());
            var done = PngExport.of(bin).stitched().withoutScaleBar().save(folder.resolve("png"));
            assertThat(done.written())
                    .containsExactly(
                            folder.resolve("png/" + TestBins.OLD_LID + "_00001.png"),
                            folder.resolve("png/" + TestBins.OLD_LID + "_00004.png"));
            assertThat(MemoryImage.load(done.written().get(0)).pixels()).isEqualTo(image.pixels());
        }
    }

    @Test
    void theMaskTellsTheGapFromBlackPixels() throws IOException {
        try (var bin = pair()) {
            var gap = bin.stitched().gap(1);
            assertThat(gap.metadata().role()).isEqualTo(ImageMetadata.Role.MASK);
            var expected = new byte[24];
            expected[4] = (byte) 255;
            expected[5] = (byte) 255;
            assertThat(gap.pixels()).isEqualTo(expected);
            assertThat(bin.stitched().gap(4).pixels()).isEqualTo(new byte[4]);
        }
    }

    @Test
    void theGapHasTheMeanOfThePixelsAroundIt() throws IOException {
        try (var bin = pair()) {
            var pixels = (byte[]) bin.stitched().image(1).pixels();
            // The gap grown by a cross is 3 to 5 in row 0 and 4, 5 in row 1; all of it is rim. Column 5 then is as
            // column 4,
            // and row 0 as row 1: around the gap lie 20 and 21.
            assertThat(pixels[4]).isEqualTo((byte) 20);
            assertThat(pixels[5]).isEqualTo((byte) 20);
        }
    }

    @Test
    void theNumberOfASecondPieceIsRefusedWithTheFirst() throws IOException {
        try (var bin = pair()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bin.stitched().image(3))
                    .withMessage(bin.paths().adc() + ": the image of target 3 overlaps that of target 1. Take image 1,"
                            + " which is joined from both, or the piece alone from the bin itself.");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bin.stitched().image(2))
                    .withMessage(bin.paths().adc()
                            + ": target 2 has no image. images().keySet() lists the targets that have one.");
        }
    }

    @Test
    void theThirdOfThreeThatOverlapIsLeftOut() throws IOException {
        var rows = List.of(
                TestBins.oldRow(1, 0, 0, 4, 4, 1),
                TestBins.oldRow(1, 1, 1, 4, 4, 17),
                TestBins.oldRow(1, 2, 2, 4, 4, 33));
        try (var bin = Bin.open(TestBins.oldStyle(folder, rows, 49))) {
            assertThat(numbersOf(bin)).containsExactly(1);
            assertThat(bin.stitched().image(1).sizeX()).isEqualTo(5);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bin.stitched().image(3))
                    .withMessage(bin.paths().adc() + ": the image of target 3 overlaps that of target 2. That is the"
                            + " second piece of another, so that this one is left out; take it from the bin itself.");
        }
    }

    private static List<Integer> numbersOf(Bin bin) {
        return List.copyOf(bin.stitched().images().keySet());
    }

    @Test
    void aBinInMemoryIsStitchedWithoutFiles() throws IOException {
        var bin = pair().read();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThat((byte[]) bin.stitched().image(1).pixels()).hasSize(24).startsWith(1, 2, 3, 4, 20, 20);
    }

    @Test
    void imagesAndGapsThatNoArrayHoldsAreRefused() throws IOException {
        var rows = List.of(
                TestBins.oldRow(1, 0, 0, 200_000, 100_000, 1),
                TestBins.oldRow(1, 100, 0, 200_000, 100_000, 1),
                TestBins.oldRow(2, 0, 0, 70_000, 70_000, 1));
        var base = TestBins.oldStyle(folder, rows, 62);
        try (var bin = Bin.open(base)) {
            assertThatThrownBy(() -> bin.stitched().gap(1))
                    .isInstanceOf(UnsupportedFormatException.class)
                    .hasMessage(
                            base + ".adc: the joined image of target 1 is too large for memory: expected at most"
                                    + " 2147483639 pixels, found 200100 x 100000. Take what images there are from the bin itself.");
            assertThatThrownBy(() -> bin.stitched().gap(3))
                    .isInstanceOf(UnsupportedFormatException.class)
                    .hasMessage(base + ".adc: the gap of target 3 is too large for memory: expected at most 2147483639"
                            + " pixels, found 70000 x 70000. Take what images there are from the bin itself.");
        }
    }
}
