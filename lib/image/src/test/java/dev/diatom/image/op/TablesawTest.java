package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.MemoryImage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesawTest {
    @Test
    void onlyATableLoadsTablesaw() throws Exception {
        assertThat(classesLoaded("stream"))
                .anyMatch(line -> line.contains("dev.diatom.image.op.Measure "))
                .noneMatch(TablesawTest::isTablesaw);
        // The same trace does show them where a table is asked for.
        assertThat(classesLoaded("table")).anyMatch(TablesawTest::isTablesaw);
    }

    private static boolean isTablesaw(String line) {
        return line.contains("tech.tablesaw.");
    }

    private static List<String> classesLoaded(String what) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Measuring.class.getName(),
                        what)
                .redirectErrorStream(true)
                .start();
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var lines = output.lines().toList();
            assertThat(process.waitFor()).isZero();
            return lines;
        }
    }

    /** A program that measures in every way without a table and, if asked to, makes one. */
    static final class Measuring {
        private Measuring() {}

        public static void main(String[] args) {
            var mask = MemoryImage.of(new byte[] {1, 0, 1, 1}, 4, 1);
            var labels = mask.apply(Labels.connectedComponents(8).then(Labels.keepLargerThan(1)));
            Measure.statistics(mask, labels);
            Measure.histogram(mask, 2);
            Measure.quantiles(mask, 0.5);
            Measure.forEachRegion(labels, mask, Measured::pixels);
            if (args[0].equals("table")) {
                Measure.regions(labels);
            }
        }
    }
}
