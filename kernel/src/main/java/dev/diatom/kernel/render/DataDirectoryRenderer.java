package dev.diatom.kernel.render;

import dev.diatom.ifcb.DataDirectory;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A data directory by its bins of each day, the newest first; a large one is not walked to its end. */
final class DataDirectoryRenderer implements Renderer<DataDirectory> {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** More would not fit beside each other. */
    private static final int MOST_COLUMNS = 8;

    private static final int LONGEST_BAR = 160;
    private static final int LONGEST_TEXT_BAR = 40;

    @Override
    public Class<DataDirectory> type() {
        return DataDirectory.class;
    }

    @Override
    public Rendering render(DataDirectory directory) {
        return render(directory.toString(), DayCounts.of(directory, PATIENCE));
    }

    static Rendering render(String directory, DayCounts counts) {
        var newest = counts.newest();
        String caption = directory + (newest == null ? ": no bins" : "; the newest bin is " + newest.lid());
        var html = new HtmlTable(caption);
        var text = new StringBuilder(caption);
        var lines = lines(counts);
        var widths = widths(lines);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (i == 0) {
                html.header(line.cells, line.numeric());
            } else {
                html.row(line.cells, line.numeric(), line.bar(LONGEST_BAR));
            }
            text.append('\n').append(text(line, widths));
        }
        String instruments = instruments(counts);
        if (!instruments.isEmpty()) {
            text.append('\n').append(instruments);
        }
        var notes = new ArrayList<String>();
        if (!instruments.isEmpty()) {
            notes.add(instruments);
        }
        for (var note : counts.notes()) {
            notes.add(PlainText.cut(note, 1000));
            text.append('\n').append(PlainText.cut(note, 1000));
        }
        var below = new StringBuilder();
        notes.forEach(note -> below.append("<div>").append(Html.escape(note)).append("</div>"));
        return Rendering.html(html.toString() + below, text.toString());
    }

    /**
     * One line of the table.
     *
     * @param fraction how long its bar is; negative for none
     */
    private record Line(List<String> cells, double fraction) {
        List<Boolean> numeric() {
            var numeric = new ArrayList<>(Collections.nCopies(cells.size(), true));
            numeric.set(0, false);
            return numeric;
        }

        int bar(int longest) {
            return fraction < 0 ? 0 : (int) Math.max(1, Math.round(fraction * longest));
        }
    }

    private static List<Line> lines(DayCounts counts) {
        var lines = new ArrayList<Line>();
        if (counts.days().isEmpty()) {
            return lines;
        }
        boolean byInstrument =
                counts.instruments().size() > 1 && counts.instruments().size() <= MOST_COLUMNS;
        var header = new ArrayList<>(List.of("day (UTC)"));
        if (byInstrument) {
            counts.instruments().forEach(instrument -> header.add("IFCB" + instrument));
        }
        header.add(byInstrument ? "together" : "bins");
        lines.add(new Line(header, -1));
        int most = counts.days().stream().mapToInt(counts::count).max().orElse(1);
        LocalDate above = null;
        for (var day : counts.days()) {
            gap(above, day, header.size(), lines);
            above = day;
            var cells = new ArrayList<>(List.of(day.toString()));
            if (byInstrument) {
                for (int instrument : counts.instruments()) {
                    int count = counts.count(day, instrument);
                    cells.add(count == 0 ? "–" : String.valueOf(count));
                }
            }
            int count = counts.count(day);
            cells.add((counts.isUnfinished(day) ? "≥ " : "") + count);
            lines.add(new Line(cells, (double) count / most));
        }
        return lines;
    }

    /** Days without bins between those with some: a line for all of them. */
    private static void gap(@Nullable LocalDate above, LocalDate day, int columns, List<Line> lines) {
        long empty = above == null ? 0 : ChronoUnit.DAYS.between(day, above) - 1;
        if (empty > 0) {
            var cells = new ArrayList<>(Collections.nCopies(columns, ""));
            cells.set(0, empty == 1 ? "1 day without bins" : empty + " days without bins");
            lines.add(new Line(cells, -1));
        }
    }

    private static String instruments(DayCounts counts) {
        var all = counts.instruments();
        if (all.isEmpty() || (all.size() > 1 && all.size() <= MOST_COLUMNS)) {
            return "";
        }
        var names = all.stream().limit(30).map(number -> "IFCB" + number).toList();
        return (all.size() == 1 ? "instrument: " : all.size() + " instruments: ")
                + String.join(", ", names)
                + (names.size() < all.size() ? ", …" : "");
    }

    private static int[] widths(List<Line> lines) {
        var widths = new int[lines.isEmpty() ? 0 : lines.get(0).cells.size()];
        for (var line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.cells.get(i).length());
            }
        }
        return widths;
    }

    private static String text(Line line, int[] widths) {
        var text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - line.cells.get(i).length());
            text.append(i == 0 ? "" : "  ").append(i == 0 ? line.cells.get(i) + space : space + line.cells.get(i));
        }
        return (text + "  " + "█".repeat(line.bar(LONGEST_TEXT_BAR))).stripTrailing();
    }
}
