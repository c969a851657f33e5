package dev.diatom.kernel.session;

import dev.diatom.image.Progress;
import dev.diatom.image.ProgressReport;
import dev.diatom.kernel.render.Rendering;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Shows how far the long operations of one cell have come: one display with a line for each operation that takes longer than
 * half a second, which is replaced at most five times a second, and where an operation ends. What is done again has its line
 * again. Heard of from any thread.
 */
final class ProgressLine implements Progress {
    private static final long UPDATE_EVERY_NANOS = 200_000_000;
    private static final int MOST_LINES = 6;
    private static final int MOST_TASKS = 100;

    private final Screen screen;
    private final LongSupplier clock;
    private final String displayId = UUID.randomUUID().toString();
    private final Map<String, ProgressTask> tasks = new LinkedHashMap<>();
    private boolean shown;
    private boolean ended;
    private long nextNanos;

    ProgressLine(Screen screen, LongSupplier nanoClock) {
        this.screen = screen;
        this.clock = nanoClock;
        this.nextNanos = nanoClock.getAsLong();
    }

    /** The line of a cell that begins: it hears of all work that no other listener hears of, on any thread. */
    static ProgressLine begin(Screen screen) {
        var line = new ProgressLine(screen, System::nanoTime);
        Progress.setDefault(line);
        return line;
    }

    @Override
    public void update(String task, long done, long total) {
        report(new ProgressReport(task, done, total, Unit.STEPS, 0, Double.NaN));
    }

    @Override
    public synchronized void report(ProgressReport report) {
        if (ended) {
            return;
        }
        long now = clock.getAsLong();
        var running = tasks.computeIfAbsent(report.task(), name -> new ProgressTask(report, now));
        running.update(report, now);
        if (running.hasEnded() && !running.isWorthALine()) {
            tasks.remove(report.task());
        } else if (running.isLong() && (running.hasEnded() || now - nextNanos >= 0)) {
            nextNanos = now + UPDATE_EVERY_NANOS;
            show();
        }
        forgetTheOldest();
    }

    /** Leaves, where something was shown, how long it took, and says of what did not end that it was stopped. */
    void end(boolean failed, boolean interrupted) {
        Progress.setDefault(null);
        stop(interrupted ? "interrupted after" : failed ? "failed after" : "stopped after");
    }

    private synchronized void stop(String how) {
        if (ended) {
            return;
        }
        ended = true;
        boolean changed = tasks.values().stream().anyMatch(task -> !task.hasEnded() && task.isLong());
        long now = clock.getAsLong();
        tasks.values().forEach(task -> task.end(how, now));
        if (shown && changed) {
            show();
        }
    }

    private void show() {
        var lines = tasks.values().stream().filter(ProgressTask::isWorthALine).collect(Collectors.toList());
        var last = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
        var rendering = rendering(last, lines.size() - last.size());
        if (shown) {
            screen.update(rendering, displayId);
        } else {
            screen.display(rendering, displayId);
        }
        shown = true;
    }

    private static Rendering rendering(List<ProgressTask> tasks, int before) {
        var text = new ArrayList<String>();
        var html = new StringBuilder();
        if (before > 0) {
            text.add("… (" + before + " before)");
            html.append("<div>").append(text.get(0)).append("</div>");
        }
        for (var task : tasks) {
            text.add(task.text());
            html.append(task.html());
        }
        return new Rendering(
                Map.of(Rendering.TEXT, String.join("\n", text), Rendering.HTML, html.toString()), Map.of());
    }

    /** A loop may do a thousand different things. */
    private void forgetTheOldest() {
        if (tasks.size() > MOST_TASKS) {
            tasks.values().stream()
                    .filter(ProgressTask::hasEnded)
                    .findFirst()
                    .ifPresent(oldest -> tasks.values().remove(oldest));
        }
    }
}
