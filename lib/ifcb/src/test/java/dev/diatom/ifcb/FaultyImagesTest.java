package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of no size, in the wrong order, over each other, and in rows of other widths than usual. */
class FaultyImagesTest {
    @TempDir
    Path folder;

    private Bin newStyle(String... rows) throws IOException {
        return Bin.open(TestBins.newStyle(folder, List.of(rows), 40));
    }

    /** The bytes of a .roi file of {@link TestBins}, which count from 0. */
    private static byte[] bytes(int from, int to) {
        var bytes = new byte[to - from];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }

    @Test
    void aTargetOfNoWidthOrHeightHasNoImageAndIsSaid() throws IOException {
        try (var bin = newStyle(
                TestBins.row(1, 0, 0, 0, 6, 0), TestBins.row(2, 0, 0, 6, 0, 0), TestBins.row(3, 0, 0, 8, 5, 0))) {
            assertThat(bin.images().keySet()).containsExactly(3);
            assertThat(bin.read().images().keySet()).containsExactly(3);
            assertThat(bin.target(1).hasImage()).isFalse();
            assertThatThrownBy(() -> bin.image(2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(bin.paths().adc()
                            + ": target 2 has no image. images().keySet() lists the targets that have one.");
            assertThat(bin.check())
                    .extracting(Finding::reason)
                    .startsWith("the image has no area: 0 x 6", "the image has no area: 6 x 0");
        }
    }

    @Test
    void imagesInReversedOrderAreReadWhereTheyLie() throws IOException {
        try (var bin = newStyle(TestBins.row(1, 0, 0, 5, 4, 20), TestBins.row(2, 0, 0, 4, 5, 0))) {
            assertThat(bin.image(1).pixels()).isEqualTo(bytes(20, 40));
            assertThat(bin.image(2).pixels()).isEqualTo(bytes(0, 20));
            var read = bin.read();
            assertThat(read.image(1).pixels()).isEqualTo(bytes(20, 40));
            assertThat(read.image(2).pixels()).isEqualTo(bytes(0, 20));
        }
    }

    @Test
    void imagesThatOverlapInTheFileAreReadAsTheirRowsSay() throws IOException {
        try (var bin = newStyle(TestBins.row(1, 0, 0, 5, 4, 0), TestBins.row(2, 0, 0, 5, 4, 10))) {
            assertThat(bin.image(1).pixels()).isEqualTo(bytes(0, 20));
            assertThat(bin.image(2).pixels()).isEqualTo(bytes(10, 30));
            assertThat(bin.read().image(2).pixels()).isEqualTo(bytes(10, 30));
            assertThat(bin.check())
                    .extracting(Finding::reason)
                    .contains("images share bytes of the .roi file with others before them: target 2");
        }
    }

    @Test
    void rowsOfFewerOrMoreColumnsThanUsualHaveTheSameTargetsAndImages() throws IOException {
        var rows = List.of(TestBins.row(1, 3, 4, 5, 4, 0), TestBins.row(2, 5, 6, 4, 5, 20));
        try (var usual = newStyle(rows.toArray(String[]::new))) {
            var targets = new ArrayList<>(usual.targets());
            for (int columns : new int[] {19, 22, 23, 25, 26, 27}) {
                var changed =
                        rows.stream().map(row -> withColumns(row, columns)).toList();
                Files.writeString(usual.paths().adc(), String.join("\n", changed) + "\n");
                var bin = Bin.open(usual.paths().adc());
                bin.close();
                assertThat(bin.target(2)).isEqualTo(targets.get(1));
                assertThat(bin.targets()).as("%s columns", columns).isEqualTo(targets);
                assertThat(bin.image(2).pixels()).isEqualTo(bytes(20, 40));
                assertThat(bin.table().columnCount()).isEqualTo(25);
                assertThat(Double.isNaN(bin.column("inhibit_time")[0])).isEqualTo(columns < 24);
                assertThat(bin.findings().isEmpty()).isEqualTo(columns < 27);
            }
        }
    }

    private static String withColumns(String row, int columns) {
        var cells = new ArrayList<>(List.of(row.split(",", -1)));
        while (cells.size() < columns) {
            cells.add("7");
        }
        return String.join(",", cells.subList(0, columns));
    }
}
