package dev.diatom.kernel.session;

import dev.diatom.image.Progress;
import dev.diatom.kernel.render.Html;
import dev.diatom.kernel.render.Rendering;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows how far the long operations of one cell have come: one display, which appears only where it takes a while. */
final class ProgressLine implements Progress {
    private static final long FIRST_AFTER_NANOS = 500_000_000;
    private static final long UPDATE_EVERY_NANOS = 200_000_000;

    private final Screen screen;
    private final long startNanos = System.nanoTime();
    private final String displayId = UUID.randomUUID().toString();
    private @Nullable String shownTask;
    private long nextNanos = startNanos + FIRST_AFTER_NANOS;
    private boolean ended;

    ProgressLine(Screen screen) {
        this.screen = screen;
    }

    @Override
    public synchronized void update(String task, long done, long total) {
        long now = System.nanoTime();
        if (ended || now < nextNanos) {
            return;
        }
        nextNanos = now + UPDATE_EVERY_NANOS;
        var rendering = bar(task, done, total);
        if (shownTask == null) {
            screen.display(rendering, displayId);
        } else {
            screen.update(rendering, displayId);
        }
        shownTask = task;
    }

    /** Leaves, where something was shown, how long it took. */
    synchronized void end(boolean failed) {
        ended = true;
        if (shownTask != null) {
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            var text = String.format(Locale.ROOT, "%s: %s %.1f s", shownTask, failed ? "ended after" : "took", seconds);
            screen.update(
                    new Rendering(Map.of("text/plain", text, "text/html", Html.escape(text)), Map.of()), displayId);
        }
    }

    private static Rendering bar(String task, long done, long total) {
        long percent = total <= 0 ? 0 : Math.round(100.0 * done / total);
        var text = task + ": " + percent + " %";
        var html = Html.escape(task) + " <progress max=\"100\" value=\"" + percent + "\"></progress> " + percent + " %";
        return new Rendering(Map.of("text/plain", text, "text/html", html), Map.of());
    }
}
