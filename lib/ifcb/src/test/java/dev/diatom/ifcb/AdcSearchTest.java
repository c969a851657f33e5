package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdcSearchTest {
    @TempDir
    Path folder;

    private final AdcLayout layout = AdcLayout.of(Schema.NEW);

    @Test
    void findsEveryTargetThatTheParserFinds() throws IOException {
        var text = new StringBuilder();
        for (int i = 1; i <= 2000; i++) {
            text.append(i % 9 == 0 ? "rubbish" : TestBins.row(i, i, 2 * i, 3, 4, 12L * i))
                    .append(i % 7 == 0 ? "\r\n" : "\n");
        }
        var file = Files.writeString(folder.resolve("bin.adc"), text);
        var adc = AdcParser.parse(file.toString(), layout, Files.readAllBytes(file));
        for (int i = 1; i <= 2002; i++) {
            int row = adc.rowOf(i);
            assertThat(AdcSearch.find(file, layout, i)).isEqualTo(row < 0 ? null : adc.target(row));
        }
    }

    @Test
    void leavesToTheParserWhatOnlyTheRestCanTell() throws IOException {
        var row = TestBins.row(1, 7, 8, 2, 3, 26);
        var file = folder.resolve("bin.adc");
        assertThat(AdcSearch.find(Files.writeString(file, row + "\n"), layout, 1))
                .isNotNull();
        assertThat(AdcSearch.find(Files.writeString(file, row), layout, 1)).isNull();
        var early = row.substring(0, row.lastIndexOf(','));
        assertThat(AdcSearch.find(Files.writeString(file, early + "\n"), layout, 1))
                .isNull();
        assertThat(AdcSearch.find(Files.writeString(file, row + ",1,2,3\n"), layout, 1))
                .isNull();
        assertThat(AdcSearch.find(Files.writeString(file, row + " ".repeat(5000) + "\n"), layout, 1))
                .isNull();
        assertThat(AdcSearch.find(Files.writeString(file, row.replace(",8,", ",-,") + "\n"), layout, 1))
                .isNull();
    }

    @Test
    void imagesAreReadBesideAFileTooLongToBeParsed() throws IOException {
        var base = TestBins.newStyle(folder);
        try (var adc = new RandomAccessFile(TestBins.beside(base, ".adc").toFile(), "rw")) {
            adc.setLength(1L << 30);
        }
        try (var bin = Bin.open(base)) {
            assertThat((byte[]) bin.image(2).pixels()).containsExactly(10, 11, 12, 13, 14, 15);
            assertThat((byte[]) bin.image(5).pixels()).containsExactly(36, 37, 38, 39, 40, 41);
            assertThatThrownBy(bin::targets).hasMessageContaining("the file is too long");
        }
    }

    @Test
    void anImageThatIsNotThereIsRefusedAsEver() throws IOException {
        var base = TestBins.newStyle(folder);
        for (int number : new int[] {-1, 0, 6}) {
            var bin = Bin.open(base);
            bin.close();
            assertThatThrownBy(() -> bin.image(number))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            base + ".adc: there is no target " + number + ". Its 5 targets are numbered from 1 to 5.");
        }
    }
}
