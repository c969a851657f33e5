package dev.diatom.kernel.session;

import dev.diatom.image.ProgressReport;
import dev.diatom.kernel.render.Html;

/** One piece of long work: how far it is, how fast, and how long it will take. It may be done several times in a cell. */
final class ProgressTask {
    private static final double LONG_SECONDS = 0.5;
    private static final int LONGEST_NAME = 120;
    private static final double NANOS = 1e9;

    private final String name;
    private ProgressReport report;
    private long heardNanos;
    private double seconds;
    private boolean ended;
    private int longRuns;
    private double longSeconds;
    private String lastLongRun = "";

    ProgressTask(ProgressReport first, long nanos) {
        var task = first.task();
        name = task.length() > LONGEST_NAME ? task.substring(0, LONGEST_NAME) + "…" : task;
        report = first;
        heardNanos = nanos;
    }

    void update(ProgressReport newReport, long nanos) {
        report = newReport;
        heardNanos = nanos;
        seconds = newReport.seconds();
        ended = false;
        if (newReport.isEnd()) {
            end("took", newReport.toString());
        }
    }

    /** Ends what will not go on. */
    void end(String how, long nanos) {
        if (!ended) {
            seconds += (nanos - heardNanos) / NANOS;
            end(how, percent() + " %, " + how + " " + ProgressReport.time(seconds));
        }
    }

    private void end(String how, String run) {
        ended = true;
        if (isLong()) {
            longRuns++;
            longSeconds += seconds;
            lastLongRun =
                    longRuns == 1 ? run : longRuns + " times, together " + how + " " + ProgressReport.time(longSeconds);
        }
    }

    boolean hasEnded() {
        return ended;
    }

    /** Whether it has run long enough to be shown. */
    boolean isLong() {
        return seconds >= LONG_SECONDS;
    }

    /** Whether there is anything to be shown of it: a long run, now or before. */
    boolean isWorthALine() {
        return longRuns > 0 || isLong();
    }

    String text() {
        return name + ": " + (ended || !isLong() ? lastLongRun : report);
    }

    String html() {
        if (ended || !isLong()) {
            return "<div>" + Html.escape(text()) + "</div>";
        }
        return "<div>" + Html.escape(name) + " <progress max=\"100\" value=\"" + percent() + "\"></progress> "
                + Html.escape(report.toString()) + "</div>";
    }

    private long percent() {
        return (long) (100 * report.fraction());
    }
}
