package dev.diatom.plot;

import dev.diatom.image.Image;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * Makes charts. What is returned is an ordinary JFreeChart, to be shown as the result of a cell, changed, or saved.
 *
 * <p>Values that are missing, NaN or infinite are left out, and the chart says how many.
 */
public final class Charts {
    private Charts() {}

    /**
     * How often each grey level occurs in an image, all planes together. Reads the image twice from its file, some 32 MB at
     * a time. Where pixels are integers, each bucket covers the same number of levels, so that there may be fewer buckets.
     *
     * @param buckets how many bars at most
     * @throws IllegalArgumentException if {@code buckets} is below 1
     */
    public static JFreeChart histogram(Image image, int buckets) {
        var name =
                image.findPath().map(path -> String.valueOf(path.getFileName())).orElse("the image");
        return histogram(
                "Grey levels of " + name,
                "grey level",
                "pixels",
                !image.type().isFloat(),
                buckets,
                action -> ImageValues.forEach(image, action));
    }

    /**
     * How often values occur.
     *
     * @param buckets how many bars
     * @throws IllegalArgumentException if {@code buckets} is below 1
     */
    public static JFreeChart histogram(double[] values, int buckets) {
        return histogram(
                "Histogram",
                "value",
                "count",
                false,
                buckets,
                action -> Arrays.stream(values).forEach(action));
    }

    /**
     * How often the values of a column occur.
     *
     * @param buckets how many bars
     * @throws IllegalArgumentException if {@code buckets} is below 1
     */
    public static JFreeChart histogram(NumericColumn<?> column, int buckets) {
        var name = column.name();
        var values = column.asDoubleArray();
        return histogram(
                "Histogram of " + name,
                ColumnLabel.of(name),
                "rows",
                false,
                buckets,
                action -> Arrays.stream(values).forEach(action));
    }

    /**
     * One numeric column of a table against another, a dot per row.
     *
     * @param xColumn the name of the column that goes to the right
     * @param yColumn the name of the column that goes up
     * @throws IllegalArgumentException if the table has no such column, or it does not hold numbers
     */
    public static JFreeChart scatter(Table table, String xColumn, String yColumn) {
        var x = numbers(table, xColumn);
        var y = numbers(table, yColumn);
        var dots = new XYSeries("rows", false);
        for (int row = 0; row < table.rowCount(); row++) {
            if (Double.isFinite(x.getDouble(row)) && Double.isFinite(y.getDouble(row))) {
                dots.add(x.getDouble(row), y.getDouble(row), false);
            }
        }
        var plot = new XYPlot(
                new XYSeriesCollection(dots),
                Look.axis(ColumnLabel.of(x.name())),
                Look.axis(ColumnLabel.of(y.name())),
                null);
        var chart = Look.dots(table.name() + ": " + y.name() + " against " + x.name(), plot);
        noteLeftOut(chart, table.rowCount() - dots.getItemCount());
        return chart;
    }

    private static JFreeChart histogram(
            String title, String xLabel, String yLabel, boolean whole, int count, Consumer<DoubleConsumer> values) {
        var range = new Range();
        values.accept(range);
        double min = range.isEmpty() ? 0 : range.min();
        double max = range.isEmpty() ? 0 : range.max();
        var buckets = whole ? Buckets.ofWholeNumbers(min, max, count) : Buckets.between(min, max, count);
        values.accept(value -> {
            if (Double.isFinite(value)) {
                buckets.add(value);
            }
        });
        var bars = new XYIntervalSeries(yLabel);
        for (int i = 0; i < buckets.size(); i++) {
            double middle = (buckets.start(i) + buckets.end(i)) / 2;
            double height = buckets.count(i);
            bars.add(middle, buckets.start(i), buckets.end(i), height, height, height);
        }
        var data = new XYIntervalSeriesCollection();
        data.addSeries(bars);
        var upwards = new NumberAxis(yLabel);
        upwards.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        var chart = Look.bars(title, new XYPlot(data, Look.axis(xLabel), upwards, null));
        noteLeftOut(chart, range.leftOut());
        return chart;
    }

    private static void noteLeftOut(JFreeChart chart, long count) {
        if (count > 0) {
            Look.note(chart, count + (count == 1 ? " value is" : " values are") + " missing and not shown");
        }
    }

    private static NumericColumn<?> numbers(Table table, String name) {
        for (var column : table.columns()) {
            if (column.name().equalsIgnoreCase(name)) {
                if (column instanceof NumericColumn<?> numbers) {
                    return numbers;
                }
                throw new IllegalArgumentException("the column \"" + name + "\" of the table " + table.name()
                        + " cannot be charted: expected numbers, found "
                        + column.type().name().toLowerCase(Locale.ROOT) + " values");
            }
        }
        throw new IllegalArgumentException("the table " + table.name() + " has no column \"" + name
                + "\". Its columns are " + String.join(", ", table.columnNames()) + ".");
    }
}
