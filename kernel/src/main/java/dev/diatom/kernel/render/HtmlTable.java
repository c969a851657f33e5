package dev.diatom.kernel.render;

import java.util.List;

/** A table of a page; everything that is put into it is escaped. */
final class HtmlTable {
    private final StringBuilder html = new StringBuilder("<div style=\"overflow-x:auto\"><table>");

    HtmlTable(String caption) {
        html.append("<caption style=\"text-align:left;white-space:nowrap\">")
                .append(Html.escape(caption))
                .append("</caption>");
    }

    void header(List<String> cells) {
        cells(cells, "th");
    }

    void row(List<String> cells) {
        cells(cells, "td");
    }

    private void cells(List<String> cells, String element) {
        html.append("<tr>");
        for (String cell : cells) {
            html.append('<')
                    .append(element)
                    .append('>')
                    .append(Html.escape(cell))
                    .append("</")
                    .append(element)
                    .append('>');
        }
        html.append("</tr>");
    }

    @Override
    public String toString() {
        return html + "</table></div>";
    }
}
