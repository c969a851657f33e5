package dev.diatom.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;

/** How our charts look: dark text on white, pale lines, one colour, no effects. */
final class Look {
    private static final Color INK = new Color(0x33, 0x33, 0x33);
    private static final Color LINES = new Color(0xE3, 0xE3, 0xE3);
    private static final Color DATA = new Color(0x2F, 0x6F, 0x8F);
    private static final Color FAINT_DATA = new Color(0x2F, 0x6F, 0x8F, 0xA0);
    private static final double DOT = 5;

    private Look() {}

    static JFreeChart bars(String title, XYPlot plot) {
        var renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        plot.setRenderer(renderer);
        var chart = chart(title, plot);
        renderer.setSeriesPaint(0, DATA);
        return chart;
    }

    static JFreeChart dots(String title, XYPlot plot) {
        var renderer = new XYLineAndShapeRenderer(false, true);
        plot.setRenderer(renderer);
        var chart = chart(title, plot);
        renderer.setSeriesShape(0, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
        renderer.setSeriesPaint(0, FAINT_DATA);
        return chart;
    }

    /** A line below the title that says what is not shown. */
    static void note(JFreeChart chart, String text) {
        var note = new TextTitle(text, new Font(Font.SANS_SERIF, Font.ITALIC, 11));
        note.setPaint(INK);
        note.setHorizontalAlignment(HorizontalAlignment.LEFT);
        chart.addSubtitle(note);
    }

    static NumberAxis axis(String label) {
        var axis = new NumberAxis(label);
        axis.setAutoRangeIncludesZero(false);
        return axis;
    }

    private static JFreeChart chart(String title, XYPlot plot) {
        var chart = new JFreeChart(title, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        theme().apply(chart);
        chart.setPadding(new RectangleInsets(8, 8, 8, 12));
        chart.getTitle().setHorizontalAlignment(HorizontalAlignment.LEFT);
        plot.setOutlineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        return chart;
    }

    private static StandardChartTheme theme() {
        var theme = new StandardChartTheme("Diatom");
        theme.setExtraLargeFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        theme.setLargeFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        theme.setRegularFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        theme.setSmallFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        theme.setTitlePaint(INK);
        theme.setAxisLabelPaint(INK);
        theme.setTickLabelPaint(INK);
        theme.setChartBackgroundPaint(Color.WHITE);
        theme.setPlotBackgroundPaint(Color.WHITE);
        theme.setDomainGridlinePaint(LINES);
        theme.setRangeGridlinePaint(LINES);
        return theme;
    }
}
