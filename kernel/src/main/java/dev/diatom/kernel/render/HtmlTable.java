package dev.diatom.kernel.render;

import java.util.Collections;
import java.util.List;

/** A table of a page; everything that is put into it is cut where it is long, and escaped. */
final class HtmlTable {
    private static final int LONGEST_CELL = 300;
    private static final int LONGEST_CAPTION = 1000;

    private final StringBuilder html = new StringBuilder("<div style=\"overflow-x:auto\"><table>");

    HtmlTable(String caption) {
        html.append("<caption style=\"text-align:left;white-space:nowrap\">")
                .append(Html.escape(PlainText.cut(caption, LONGEST_CAPTION)))
                .append("</caption>");
    }

    void header(List<String> cells) {
        line("th", cells, Collections.nCopies(cells.size(), false));
    }

    void row(List<String> cells) {
        line("td", cells, Collections.nCopies(cells.size(), false));
    }

    /** The same with the names of numbers where the numbers stand, on the right. */
    void header(List<String> cells, List<Boolean> numeric) {
        line("th", cells, numeric);
    }

    /** The same with numbers on the right. */
    void row(List<String> cells, List<Boolean> numeric) {
        line("td", cells, numeric);
    }

    /** The same with a bar of so many pixels after the last cell, beginning where those of other rows do. */
    void row(List<String> cells, List<Boolean> numeric, int barPixels) {
        html.append("<tr>");
        cells("td", cells, numeric);
        html.append("<td style=\"text-align:left\">");
        if (barPixels > 0) {
            html.append("<div style=\"width:" + barPixels + "px;height:10px;background:#4682b4\"></div>");
        }
        html.append("</td></tr>");
    }

    private void line(String element, List<String> cells, List<Boolean> numeric) {
        html.append("<tr>");
        cells(element, cells, numeric);
        html.append("</tr>");
    }

    private void cells(String element, List<String> cells, List<Boolean> numeric) {
        for (int i = 0; i < cells.size(); i++) {
            cell(element, numeric.get(i) ? "right" : "left", cells.get(i));
        }
    }

    private void cell(String element, String side, String text) {
        html.append('<')
                .append(element)
                .append(" style=\"text-align:")
                .append(side)
                .append("\">");
        html.append(Html.escape(PlainText.cut(text, LONGEST_CELL)));
        html.append("</").append(element).append('>');
    }

    @Override
    public String toString() {
        return html + "</table></div>";
    }
}
