package dev.diatom.kernel.render;

import dev.diatom.ifcb.DataDirectory;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A data directory by its newest bins; a large one is not walked to its end. */
final class DataDirectoryRenderer implements Renderer<DataDirectory> {
    private static final int MOST_BINS = 10;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Override
    public Class<DataDirectory> type() {
        return DataDirectory.class;
    }

    @Override
    public Rendering render(DataDirectory directory) {
        var card = new HtmlTable(directory + ", its newest bins:");
        card.header(List.of("bin", "time"));
        var text = new StringBuilder(directory.toString());
        String rest = "";
        long end = System.nanoTime() + MOST_NANOS;
        try {
            var bins = directory.iterator();
            int shown = 0;
            while (bins.hasNext() && shown < MOST_BINS && System.nanoTime() < end) {
                var id = bins.next().id();
                card.row(List.of(id.lid(), id.timestamp().toString()));
                text.append('\n').append(id.lid()).append("  ").append(id.timestamp());
                shown++;
            }
            rest = shown == 0 && !bins.hasNext() ? "no bins" : bins.hasNext() ? "…" : "";
        } catch (RuntimeException e) {
            rest = "not readable: " + e.getMessage();
        }
        if (!rest.isEmpty()) {
            card.row(List.of(rest, ""));
            text.append('\n').append(PlainText.cut(rest, 1000));
        }
        return Rendering.html(card.toString(), text.toString());
    }
}
