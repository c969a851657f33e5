package dev.diatom.kernel.render;

import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** The first rows of a table, and how many there are. */
final class TableRenderer implements Renderer<Table> {
    private static final int MOST_ROWS = 20;
    private static final int MOST_COLUMNS = 50;
    private static final int LONGEST_CELL = 200;

    @Override
    public Class<Table> type() {
        return Table.class;
    }

    @Override
    public Rendering render(Table table) {
        int rows = Math.min(MOST_ROWS, table.rowCount());
        String size = table.rowCount() + " rows × " + table.columnCount() + " columns"
                + (rows < table.rowCount() ? ", the first " + rows + " shown" : "");
        var html = new HtmlTable(table.name() + ": " + size);
        int columns = Math.min(MOST_COLUMNS, table.columnCount());
        html.header(IntStream.range(0, columns)
                .mapToObj(c -> table.column(c).name())
                .toList());
        for (int row = 0; row < rows; row++) {
            int at = row;
            html.row(IntStream.range(0, columns)
                    .mapToObj(c -> cut(table.column(c).getString(at)))
                    .toList());
        }
        return Rendering.html(html.toString(), table.first(rows).print(rows) + "\n" + size);
    }

    private static String cut(String cell) {
        return cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) + "…" : cell;
    }
}
