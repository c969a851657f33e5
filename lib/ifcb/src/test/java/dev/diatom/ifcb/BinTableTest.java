package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.samples.SampleData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

class BinTableTest {
    private static final List<String> NEW_COLUMNS = List.of(
            "target",
            "trigger",
            "adc_time",
            "pmt_a",
            "pmt_b",
            "pmt_c",
            "pmt_d",
            "peak_a",
            "peak_b",
            "peak_c",
            "peak_d",
            "time_of_flight",
            "grab_time_start",
            "grab_time_end",
            "roi_x",
            "roi_y",
            "roi_width",
            "roi_height",
            "start_byte",
            "comparator_out",
            "start_point",
            "signal_length",
            "status",
            "run_time",
            "inhibit_time");
    private static final List<String> OLD_COLUMNS = List.of(
            "target",
            "trigger",
            "processing_end_time",
            "fluorescence_low",
            "fluorescence_high",
            "scattering_low",
            "scattering_high",
            "comparator_pulse",
            "trigger_open_time",
            "frame_grab_time",
            "roi_x",
            "roi_y",
            "roi_width",
            "roi_height",
            "start_byte",
            "valve_status");

    @TempDir
    Path folder;

    @Test
    void hasTheSameColumnsForAllBinsOfAStyle() throws IOException {
        var newStyle = Bin.open(TestBins.newStyle(folder)).read().table();
        assertThat(newStyle.columnNames()).isEqualTo(NEW_COLUMNS);
        var oldStyle = Bin.open(TestBins.oldStyle(folder)).read().table();
        assertThat(oldStyle.columnNames()).isEqualTo(OLD_COLUMNS);
        var emptyNew = empty("D20260102T030406_IFCB009");
        assertThat(emptyNew.columnNames()).isEqualTo(NEW_COLUMNS);
        assertThat(types(emptyNew)).isEqualTo(types(newStyle));
        assertThat(emptyNew.rowCount()).isZero();
        var emptyOld = empty("IFCB5_2012_028_081516");
        assertThat(emptyOld.columnNames()).isEqualTo(OLD_COLUMNS);
        assertThat(types(emptyOld)).isEqualTo(types(oldStyle));
    }

    private static List<ColumnType> types(Table table) {
        return table.columns().stream().map(Column::type).toList();
    }

    private Table empty(String lid) throws IOException {
        Files.writeString(folder.resolve(lid + ".adc"), "");
        try (var bin = Bin.open(folder.resolve(lid))) {
            return bin.table();
        }
    }

    @Test
    void hasTypedValues() throws IOException {
        var table = Bin.open(TestBins.newStyle(folder)).read().table();
        assertThat(table.name()).isEqualTo(TestBins.NEW_LID);
        assertThat(table.column("target").type()).isEqualTo(ColumnType.INTEGER);
        assertThat(table.intColumn("target").asList()).containsExactly(1, 2, 3, 4, 5);
        assertThat(table.longColumn("trigger").asList()).containsExactly(1L, 2L, 2L, 3L, 4L);
        assertThat(table.intColumn("roi_width").asList()).containsExactly(0, 3, 5, 0, 2);
        assertThat(table.longColumn("start_byte").asList()).containsExactly(0L, 0L, 6L, 26L, 26L);
        assertThat(table.doubleColumn("inhibit_time").get(4)).isEqualTo(0.05);
    }

    @Test
    void whatCannotBeReadIsMissingAndIsAFinding() throws IOException {
        var base = TestBins.newStyle(folder);
        Files.writeString(
                TestBins.beside(base, ".adc"),
                TestBins.row(1, 0, 0, 0, 0, 0).replace(",.3,", ",?,") + "\nx\n" + TestBins.row(2, 0, 0, 0, 0, 0)
                        + "\n");
        try (var bin = Bin.open(base)) {
            assertThat(bin.table().intColumn("target").asList()).containsExactly(1, 3);
            assertThat(bin.table().doubleColumn("pmt_c").isMissing(0)).isTrue();
            assertThat(bin.table().doubleColumn("pmt_c").isMissing(1)).isFalse();
            assertThat(bin.findings())
                    .extracting(Finding::toString)
                    .containsExactly(
                            base + ".adc: line 1: pmt_c (column 5) must be a number, found \"?\"",
                            base + ".adc: line 2: the row ends early: expected 24 columns, found 1",
                            base + ".adc: line 2: the row is left out, for it has no trigger (column 1)");
        }
    }

    @Test
    void readingAnImageLoadsNoTablesawClass() throws Exception {
        var base = SampleData.in(folder).bin();
        var reading = classesLoaded(base, "image");
        assertThat(reading)
                .anyMatch(line -> line.contains("dev.diatom.ifcb.Bin "))
                .noneMatch(BinTableTest::isTablesaw);
        // The same trace does show them where a table is asked for.
        assertThat(classesLoaded(base, "table")).anyMatch(BinTableTest::isTablesaw);
    }

    private static boolean isTablesaw(String line) {
        return line.contains("tech.tablesaw.");
    }

    private static List<String> classesLoaded(Path base, String what) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneRequest.class.getName(),
                        base.toString(),
                        what)
                .redirectErrorStream(true)
                .start();
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var lines = output.lines().toList();
            assertThat(process.waitFor()).isZero();
            return lines;
        }
    }

    /** A program that opens a bin, reads one image and, if asked to, makes the table. */
    static final class OneRequest {
        private OneRequest() {}

        public static void main(String[] arguments) {
            try (var bin = Bin.open(arguments[0])) {
                System.out.println(bin + " " + bin.image(bin.images().firstKey()) + " " + bin.temperature());
                if (arguments[1].equals("table")) {
                    System.out.println(bin.table().rowCount());
                }
            }
        }
    }
}
