package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PiecesTest {
    @TempDir
    private Path folder;

    @Test
    void eachPieceNamesTheImageThatItBelongsTo() throws IOException {
        var rows = List.of(
                TestBins.oldRow(1, 10, 20, 9, 9, 1),
                TestBins.oldRow(1, 0, 0, 0, 0, 82),
                TestBins.oldRow(1, 15, 25, 9, 9, 82),
                TestBins.oldRow(2, 15, 25, 9, 9, 163));
        assertThat(tag(rows, 1))
                .containsExactly(Map.entry("Stitching", "the first piece of image 1, which stitched() joins with 3"));
        assertThat(tag(rows, 2)).as("no image").isEmpty();
        assertThat(tag(rows, 3))
                .containsExactly(
                        Map.entry("Stitching", "the second piece of image 1, which stitched() joins from both"));
        assertThat(tag(rows, 4)).as("of another trigger").isEmpty();
        assertThat(tag(rows, 5)).as("no such target").isEmpty();
        try (var bin = Bin.open(TestBins.oldStyle(folder, rows, 244))) {
            assertThat(bin.stitched().image(1).metadata().tags())
                    .containsExactly(Map.entry("Stitching", "joined from the pieces 1 and 3"));
            assertThat(bin.stitched().image(4).metadata().tags()).isEmpty();
        }
    }

    @Test
    void theThirdOfThreeThatOverlapIsLeftOut() throws IOException {
        var rows = List.of(
                TestBins.oldRow(1, 10, 20, 9, 9, 1),
                TestBins.oldRow(1, 15, 25, 9, 9, 82),
                TestBins.oldRow(1, 20, 30, 9, 9, 163));
        assertThat(tag(rows, 2))
                .containsExactly(
                        Map.entry("Stitching", "the second piece of image 1, which stitched() joins from both"));
        assertThat(tag(rows, 3))
                .containsExactly(Map.entry(
                        "Stitching", "overlaps image 2, and is left out of stitched(), which joins two pieces"));
        try (var bin = Bin.open(TestBins.oldStyle(folder, rows, 244))) {
            assertThat(bin.stitched().images().keySet()).containsExactly(1);
        }
    }

    @Test
    void imagesOfNewStyleBinsAreNeverPieces() throws IOException {
        var rows = List.of(TestBins.row(1, 10, 20, 9, 9, 0), TestBins.row(1, 15, 25, 9, 9, 81));
        var adc = BinState.find(TestBins.newStyle(folder, rows, 162)).adc();
        assertThat(Pieces.ofImage(BinStyle.NEW, adc, 1)).isEmpty();
        assertThat(Pieces.ofImage(BinStyle.NEW, adc, 2)).isEmpty();
    }

    private Map<String, String> tag(List<String> rows, int number) throws IOException {
        return Pieces.ofImage(
                BinStyle.OLD,
                BinState.find(TestBins.oldStyle(folder, rows, 244)).adc(),
                number);
    }
}
