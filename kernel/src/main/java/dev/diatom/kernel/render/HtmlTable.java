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

    private void line(String element, List<String> cells, List<Boolean> numeric) {
        html.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            cell(element, numeric.get(i) ? "right" : "left", cells.get(i));
        }
        html.append("</tr>");
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
