package dev.diatom.kernel.render;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The variables as a table: name, type, size. */
final class WhoReportRenderer implements Renderer<WhoReport> {
    @Override
    public Class<WhoReport> type() {
        return WhoReport.class;
    }

    @Override
    public Rendering render(WhoReport report) {
        int count = report.rows().size();
        var caption = count == 1 ? "1 variable" : count + " variables";
        var table = new HtmlTable(caption);
        if (count > 0) {
            table.header(List.of("name", "type", "size"));
        }
        report.rows().forEach(row -> table.row(List.of(row.name(), row.type(), row.size())));
        int names = width(report, row -> row.name().length());
        int types = width(report, row -> row.type().length());
        var text = report.rows().stream()
                .map(row -> "\n" + (pad(row.name(), names) + pad(row.type(), types) + row.size()).stripTrailing())
                .collect(Collectors.joining());
        return Rendering.html(table.toString(), caption + text);
    }

    private static int width(WhoReport report, ToIntFunction<WhoReport.Row> length) {
        return 2 + report.rows().stream().mapToInt(length).max().orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
