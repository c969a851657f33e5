package dev.diatom.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of the file formats, as read from columns by their numbers and from bytes. */
class BinFormatTest {
    @TempDir
    static Path folder;

    private static SampleFolder samples = SampleData.in(Path.of("."));

    @BeforeAll
    static void make() {
        samples = SampleData.in(folder);
        samples.dataDirectory();
    }

    @Test
    void newStyleImagesFollowEachOtherFromByteZeroToTheEnd() throws IOException {
        for (var adc : adcFiles("D")) {
            long end = 0;
            for (var row : rows(adc)) {
                assertThat(row).hasSize(24);
                assertThat(Long.parseLong(row.get(17))).isEqualTo(end);
                end += Long.parseLong(row.get(15)) * Long.parseLong(row.get(16));
            }
            assertThat(Files.size(sibling(adc, ".roi"))).isEqualTo(end);
        }
    }

    @Test
    void oldStyleImagesLieBetweenTwoZeroBytes() throws IOException {
        for (var adc : adcFiles("IFCB")) {
            long end = 1;
            for (var row : rows(adc)) {
                assertThat(row).hasSize(16).last().isEqualTo("");
                assertThat(Long.parseLong(row.get(13))).isEqualTo(end);
                end += Long.parseLong(row.get(11)) * Long.parseLong(row.get(12));
            }
            var roi = Files.readAllBytes(sibling(adc, ".roi"));
            assertThat(roi).hasSize((int) end + 1).startsWith(0).endsWith(0);
        }
    }

    @Test
    void everyBinHasTargetsWithoutImageAndSeveralTargetsOfOneTrigger() throws IOException {
        var all = new ArrayList<>(adcFiles("D"));
        all.addAll(adcFiles("IFCB"));
        assertThat(all).hasSize(7);
        for (var adc : all) {
            int width = adc.getFileName().toString().startsWith("D") ? 15 : 11;
            var rows = rows(adc);
            assertThat(rows).hasSizeBetween(25, 65);
            assertThat(rows).anyMatch(row -> row.get(width).equals("0"));
            assertThat(rows.stream().map(row -> row.get(0)).distinct().count()).isLessThan(rows.size());
        }
    }

    @Test
    void theOldStyleBinHasTwoOverlappingImagesThatAgreeWhereTheyOverlap() throws IOException {
        var adc = sibling(samples.oldBin(), ".adc");
        var rows = rows(adc);
        var roi = Files.readAllBytes(sibling(adc, ".roi"));
        int pairs = 0;
        for (int i = 1; i < rows.size(); i++) {
            int[] a = box(rows.get(i - 1));
            int[] b = box(rows.get(i));
            int left = Math.max(a[0], b[0]);
            int top = Math.max(a[1], b[1]);
            int right = Math.min(a[0] + a[2], b[0] + b[2]);
            int bottom = Math.min(a[1] + a[3], b[1] + b[3]);
            boolean sameTrigger = rows.get(i).get(0).equals(rows.get(i - 1).get(0));
            if (sameTrigger && right - left > 2 && bottom - top > 2) {
                pairs++;
                for (int y = top; y < bottom; y++) {
                    assertThat(row(roi, b, y, left, right)).isEqualTo(row(roi, a, y, left, right));
                }
            }
        }
        assertThat(pairs).isEqualTo(1);
    }

    @Test
    void specimensAreDarkOnALightGround() throws IOException {
        var roi = Files.readAllBytes(sibling(samples.bin(), ".roi"));
        int[] counts = new int[256];
        for (byte pixel : roi) {
            counts[pixel & 0xFF]++;
        }
        int light = Arrays.stream(counts, 185, 216).sum();
        int dark = Arrays.stream(counts, 0, 150).sum();
        assertThat((double) light / roi.length).isBetween(0.5, 0.9);
        assertThat((double) dark / roi.length).isBetween(0.05, 0.3);
    }

    @Test
    void headersComeInThreeDialects() throws IOException {
        assertThat(header(samples.bin())).startsWith("SoftwareVersion: 2.5").contains("\ntemperature: ");
        assertThat(header(samples.dataDirectory().resolve("D2013/D20130614/D20130614T174206_IFCB013")))
                .startsWith("softwareVersion: Imaging FlowCytobot")
                .contains("\nsampleTime: 2013-06-14T17:42:06Z\n");
        assertThat(header(samples.oldBin())).startsWith("\"Imaging FlowCytobot").contains("\"Temp Humidity ");
    }

    private static String header(Path base) throws IOException {
        return Files.readString(sibling(base, ".hdr"));
    }

    private static int[] box(List<String> row) {
        return row.subList(9, 14).stream().mapToInt(Integer::parseInt).toArray();
    }

    private static byte[] row(byte[] roi, int[] box, int y, int left, int right) {
        int start = box[4] + (y - box[1]) * box[2] - box[0];
        return Arrays.copyOfRange(roi, start + left, start + right);
    }

    private static List<Path> adcFiles(String prefix) throws IOException {
        try (var paths = Files.walk(samples.dataDirectory())) {
            return paths.filter(path -> path.toString().endsWith(".adc"))
                    .filter(path -> path.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    private static List<List<String>> rows(Path adc) throws IOException {
        return Files.readAllLines(adc).stream()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }

    private static Path sibling(Path file, String extension) {
        return file.resolveSibling(file.getFileName().toString().replace(".adc", "") + extension);
    }
}
