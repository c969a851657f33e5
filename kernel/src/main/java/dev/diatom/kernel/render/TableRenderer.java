package dev.diatom.kernel.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The first and the last rows of a table, and how many there are; numbers are aligned. */
final class TableRenderer implements Renderer<Table> {
    private static final int FIRST_ROWS = 15;
    private static final int LAST_ROWS = 5;
    private static final int MOST_COLUMNS = 50;
    private static final int LONGEST_CELL = 100;
    private static final String REST = "⋮";

    @Override
    public Class<Table> type() {
        return Table.class;
    }

    @Override
    public Rendering render(Table table) {
        var columns = table.columns().stream().limit(MOST_COLUMNS).toList();
        var lines = lines(table, columns);
        var numeric = columns.stream().map(NumericColumn.class::isInstance).toList();
        String size = size(table);
        var html = new HtmlTable(table.name() + ": " + size);
        html.header(lines.get(0), numeric);
        lines.stream().skip(1).forEach(line -> html.row(line, numeric));
        return Rendering.html(
                html.toString(), text(lines, numeric) + PlainText.cut(table.name(), LONGEST_CELL) + ": " + size);
    }

    /** The names of the columns, and under them the rows that are shown. */
    private static List<List<String>> lines(Table table, List<Column<?>> columns) {
        int rows = table.rowCount();
        boolean all = rows <= FIRST_ROWS + LAST_ROWS;
        var lines = new ArrayList<List<String>>();
        lines.add(columns.stream().map(column -> cut(column.name())).toList());
        IntStream.range(0, all ? rows : FIRST_ROWS).forEach(row -> lines.add(line(columns, row)));
        if (!all) {
            lines.add(columns.stream().map(column -> REST).toList());
            IntStream.range(rows - LAST_ROWS, rows).forEach(row -> lines.add(line(columns, row)));
        }
        return lines;
    }

    private static List<String> line(List<Column<?>> columns, int row) {
        return columns.stream().map(column -> cut(column.getString(row))).toList();
    }

    private static String size(Table table) {
        String rows = table.rowCount()
                + (table.rowCount() == 1 ? " row × " : " rows × ")
                + table.columnCount()
                + (table.columnCount() == 1 ? " column" : " columns");
        boolean all = table.rowCount() <= FIRST_ROWS + LAST_ROWS;
        return rows
                + (all ? "" : ", the first " + FIRST_ROWS + " and the last " + LAST_ROWS + " shown")
                + (table.columnCount() <= MOST_COLUMNS ? "" : ", the first " + MOST_COLUMNS + " columns shown");
    }

    private static String text(List<List<String>> lines, List<Boolean> numeric) {
        var text = new StringBuilder();
        var safe = lines.stream()
                .map(line -> line.stream().map(TableRenderer::oneLine).toList())
                .toList();
        var widths = IntStream.range(0, numeric.size())
                .map(c -> safe.stream()
                        .mapToInt(line -> line.get(c).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (var line : safe) {
            var row = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String space = " ".repeat(widths[c] - line.get(c).length());
                row.append(c == 0 ? "" : "  ").append(numeric.get(c) ? space + line.get(c) : line.get(c) + space);
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String oneLine(String cell) {
        return PlainText.of(cell).replace('\n', ' ').replace('\t', ' ');
    }

    private static String cut(String cell) {
        return PlainText.cut(cell, LONGEST_CELL);
    }
}
