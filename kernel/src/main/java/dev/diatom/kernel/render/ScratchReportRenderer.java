package dev.diatom.kernel.render;

import dev.diatom.image.ByteSize;
import dev.diatom.image.Scratch.ScratchFile;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** The scratch space as a table: size, extent, type, when it was made, variable and cell. */
final class ScratchReportRenderer implements Renderer<ScratchReport> {
    private static final int MOST_FILES = 100;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    @Override
    public Class<ScratchReport> type() {
        return ScratchReport.class;
    }

    @Override
    public Rendering render(ScratchReport report) {
        String caption = "scratch space: " + images(report.files().size()) + ", " + ByteSize.text(report.bytes())
                + ", in " + report.directory() + " (" + report.reason() + ")"
                + (report.files().size() > MOST_FILES ? "; the " + MOST_FILES + " oldest listed" : "");
        var table = new HtmlTable(caption);
        if (!report.files().isEmpty()) {
            table.header(List.of("held by", "size", "extent", "type", "made"));
        }
        var listed =
                report.files().subList(0, Math.min(MOST_FILES, report.files().size()));
        listed.forEach(file -> table.row(cells(file)));
        String text = listed.stream()
                .map(file -> "\n" + String.join("  ", cells(file)))
                .collect(Collectors.joining());
        return Rendering.html(table.toString(), caption + text);
    }

    private static String images(int count) {
        return count == 1 ? "1 image" : count + " images";
    }

    private static List<String> cells(ScratchFile file) {
        return List.of(
                file.label().isEmpty() ? "no variable" : PlainText.cut(file.label(), 200),
                ByteSize.text(file.bytes()),
                file.extent().toString(),
                file.type().label(),
                TIME.format(file.made()));
    }
}
