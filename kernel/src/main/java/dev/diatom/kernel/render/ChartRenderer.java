package dev.diatom.kernel.render;

import java.util.Map;
import org.jfree.chart.JFreeChart;

/** A chart as a picture, drawn with twice the pixels for screens that have them. */
final class ChartRenderer implements Renderer<JFreeChart> {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;

    @Override
    public Class<JFreeChart> type() {
        return JFreeChart.class;
    }

    @Override
    public Rendering render(JFreeChart chart) {
        var picture = chart.createBufferedImage(2 * WIDTH, 2 * HEIGHT, WIDTH, HEIGHT, null);
        var title = chart.getTitle();
        return new Rendering(
                Map.of(
                        Rendering.TEXT,
                        "chart" + (title == null ? "" : ": " + PlainText.cut(title.getText(), 300)),
                        Rendering.PNG,
                        Png.of(picture)),
                Map.of(Rendering.PNG, Map.of("width", WIDTH, "height", HEIGHT)));
    }
}
