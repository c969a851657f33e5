package dev.diatom.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.ifcb.Bin;
import dev.diatom.image.DiskImage;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.Owners;
import dev.diatom.samples.SampleData;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.title.TextTitle;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ChartsTest {
    @TempDir
    Path folder;

    @Test
    void aHistogramCountsEachValueOnceWithTheLargestInTheLastBucket() {
        var chart = Charts.histogram(new double[] {0, 0.5, 1, 2.5, 4}, 4);
        assertThat(heights(chart)).containsExactly(2, 1, 1, 1);
        var data = bars(chart);
        assertThat(data.getStartXValue(0, 0)).isEqualTo(0);
        assertThat(data.getEndXValue(0, 0)).isEqualTo(1);
        assertThat(data.getEndXValue(0, 3)).isEqualTo(4);
    }

    @Test
    void aHistogramSaysHowManyValuesItLeavesOut() {
        var chart = Charts.histogram(new double[] {Double.NaN, 1, Double.POSITIVE_INFINITY, 2}, 2);
        assertThat(heights(chart)).containsExactly(1, 1);
        assertThat(note(chart)).isEqualTo("2 values are missing and not shown");
        assertThat(Charts.histogram(new double[] {1}, 2).getSubtitles()).isEmpty();
    }

    @Test
    void aHistogramOfNothingIsEmptyAndOneValueIsOneBar() {
        assertThat(heights(Charts.histogram(new double[0], 5))).containsExactly(0);
        assertThat(heights(Charts.histogram(new double[] {7, 7, 7}, 5))).containsExactly(3);
    }

    @Test
    void aHistogramHoldsValuesThatAreFarApart() {
        var chart = Charts.histogram(new double[] {-Double.MAX_VALUE, 0, Double.MAX_VALUE}, 3);
        assertThat(heights(chart)).containsExactly(1, 1, 1);
    }

    @Test
    void refusesAHistogramWithoutBuckets() {
        assertThatThrownBy(() -> Charts.histogram(new double[] {1, 2}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a histogram needs at least 1 bucket, found 0");
    }

    @Test
    void aColumnGivesItsNameAndUnitToTheAxis() {
        var chart = Charts.histogram(IntColumn.create("roi_width", new int[] {10, 20, 40}), 3);
        assertThat(chart.getTitle().getText()).isEqualTo("Histogram of roi_width");
        assertThat(chart.getXYPlot().getDomainAxis().getLabel()).isEqualTo("roi_width (pixels)");
        assertThat(chart.getXYPlot().getRangeAxis().getLabel()).isEqualTo("rows");
        assertThat(heights(chart)).containsExactly(1, 1, 1);
    }

    @Test
    void theBucketsOfAnImageCoverWholeGreyLevels() {
        var image = MemoryImage.of(new byte[] {10, 11, 12, 13, 14, 15, (byte) 200}, 7, 1);
        // 191 levels in at most 100 buckets are 96 buckets of two levels.
        var chart = Charts.histogram(image, 100);
        assertThat(bars(chart).getItemCount(0)).isEqualTo(96);
        assertThat(bars(chart).getStartXValue(0, 0)).isEqualTo(9.5);
        assertThat(bars(chart).getEndXValue(0, 0)).isEqualTo(11.5);
        assertThat(Arrays.copyOf(heights(chart), 4)).containsExactly(2, 2, 2, 0);
        assertThat(heights(chart)[95]).isEqualTo(1);
        assertThat(chart.getTitle().getText()).isEqualTo("Grey levels of the image");
    }

    @Test
    void aDiskImageIsCountedWholeAndStaysOpen() {
        try (var image = DiskImage.open(SampleData.in(folder).stack())) {
            int owners = Owners.count();
            var chart = Charts.histogram(image, 200);
            assertThat(Owners.count()).isEqualTo(owners);
            assertThat(Arrays.stream(heights(chart)).sum()).isEqualTo(256L * 192 * 64);
            assertThat(chart.getTitle().getText()).isEqualTo("Grey levels of stack.tif");
            assertThat(chart.getXYPlot().getDomainAxis().getLabel()).isEqualTo("grey level");
            assertThat(chart.getXYPlot().getRangeAxis().getLabel()).isEqualTo("pixels");
        }
    }

    @Test
    void aScatterShowsEachRowOfABin() {
        var table = Bin.open(SampleData.in(folder).bin()).read().table();
        var chart = Charts.scatter(table, "roi_width", "roi_height");
        var dots = chart.getXYPlot().getDataset();
        assertThat(dots.getItemCount(0)).isEqualTo(table.rowCount());
        for (int row = 0; row < table.rowCount(); row++) {
            assertThat(dots.getXValue(0, row))
                    .isEqualTo(table.intColumn("roi_width").getDouble(row));
            assertThat(dots.getYValue(0, row))
                    .isEqualTo(table.intColumn("roi_height").getDouble(row));
        }
        assertThat(chart.getTitle().getText()).isEqualTo("D20260512T101500_IFCB134: roi_height against roi_width");
        assertThat(chart.getXYPlot().getDomainAxis().getLabel()).isEqualTo("roi_width (pixels)");
        assertThat(chart.getXYPlot().getRangeAxis().getLabel()).isEqualTo("roi_height (pixels)");
    }

    @Test
    void aScatterLeavesOutRowsWithMissingValuesAndSaysSo() {
        var x = DoubleColumn.create("x", new double[] {1, Double.NaN, 3});
        var y = IntColumn.create("y", new Integer[] {4, 5, null});
        var chart = Charts.scatter(Table.create("t", x, y), "X", "y");
        XYDataset dots = chart.getXYPlot().getDataset();
        assertThat(dots.getItemCount(0)).isEqualTo(1);
        assertThat(dots.getXValue(0, 0)).isEqualTo(1);
        assertThat(dots.getYValue(0, 0)).isEqualTo(4);
        assertThat(note(chart)).isEqualTo("2 values are missing and not shown");
    }

    @Test
    void aColumnThatCannotBeChartedIsSaid() {
        var table = Table.create("t", StringColumn.create("name", "a"), IntColumn.create("n", new int[] {1}));
        assertThatThrownBy(() -> Charts.scatter(table, "n", "m"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the table t has no column \"m\". Its columns are name, n.");
        assertThatThrownBy(() -> Charts.scatter(table, "name", "n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the column \"name\" of the table t cannot be charted: expected numbers, found string values");
    }

    @Test
    void drawsOnWhiteInColour() {
        var picture = Charts.histogram(new double[] {1, 2, 2, 3}, 3).createBufferedImage(400, 300);
        assertThat(new Color(picture.getRGB(0, 0))).isEqualTo(Color.WHITE);
        int coloured = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                var colour = new Color(picture.getRGB(x, y));
                if (colour.getBlue() > colour.getRed() + 40) {
                    coloured++;
                }
            }
        }
        assertThat(coloured).isGreaterThan(400 * 300 / 20);
    }

    private static IntervalXYDataset bars(JFreeChart chart) {
        return (IntervalXYDataset) chart.getXYPlot().getDataset();
    }

    private static long[] heights(JFreeChart chart) {
        var data = bars(chart);
        var heights = new long[data.getItemCount(0)];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = (long) data.getYValue(0, i);
        }
        return heights;
    }

    private static String note(JFreeChart chart) {
        return ((TextTitle) chart.getSubtitle(0)).getText();
    }
}
