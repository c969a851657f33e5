package dev.diatom.kernel.session;

import dev.diatom.image.ByteSize;
import dev.diatom.image.Progress.Unit;
import dev.diatom.kernel.render.Html;
import java.util.Locale;

/** One piece of long work: how far it is, how fast, and how long it will take. It may be done several times in a cell. */
final class ProgressTask {
    private static final long LONG_NANOS = 500_000_000;
    private static final int LONGEST_NAME = 120;
    private static final double NANOS = 1e9;

    private final String name;
    private long startNanos;
    private long firstDone;
    private long lastNanos;
    private long done;
    private long total;
    private Unit unit = Unit.STEPS;
    private boolean ended;
    private String ending = "";
    private int longRuns;
    private long longNanos;

    ProgressTask(String name, long nanos) {
        this.name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
        startNanos = nanos;
        lastNanos = nanos;
        firstDone = -1;
    }

    void update(long newDone, long newTotal, Unit newUnit, long nanos) {
        if (ended) {
            ended = false;
            startNanos = nanos;
            firstDone = -1;
        }
        if (firstDone < 0) {
            firstDone = newDone;
        }
        done = newDone;
        total = newTotal;
        unit = newUnit;
        lastNanos = nanos;
        if (done >= total) {
            end("took");
        }
    }

    /** Ends what will not go on. */
    void end(String how, long nanos) {
        if (!ended) {
            lastNanos = nanos;
            end(how);
        }
    }

    private void end(String how) {
        ended = true;
        ending = how;
        if (isLong()) {
            longRuns++;
            longNanos += lastNanos - startNanos;
        }
    }

    boolean hasEnded() {
        return ended;
    }

    /** Whether it has run long enough to be shown. */
    boolean isLong() {
        return lastNanos - startNanos >= LONG_NANOS;
    }

    /** Whether there is anything to be shown of it: a long run, now or before. */
    boolean isWorthALine() {
        return longRuns > 0 || isLong();
    }

    String text() {
        return name + ": " + (ended || !isLong() ? lastRun() : state());
    }

    String html() {
        if (ended || !isLong()) {
            return "<div>" + Html.escape(text()) + "</div>";
        }
        return "<div>" + Html.escape(name) + " <progress max=\"100\" value=\"" + percent() + "\"></progress> "
                + Html.escape(state()) + "</div>";
    }

    private String lastRun() {
        double seconds = longNanos / NANOS;
        if (longRuns > 1) {
            return longRuns + " times, together " + ending + " " + duration(seconds);
        }
        boolean finished = ending.equals("took");
        return (finished ? amount(done) + rate(", ") : percent() + " %, ") + ending + " " + duration(seconds);
    }

    private String state() {
        var text = new StringBuilder().append(percent()).append(" %");
        if (unit != Unit.STEPS) {
            text.append(" of ").append(amount(total)).append(rate(""));
        }
        double left = (total - done) / perSecond();
        return Double.isFinite(left)
                ? text.append(", ").append(duration(left)).append(" left").toString()
                : text.toString();
    }

    private long percent() {
        return total <= 0 ? 100 : (long) (100.0 * done / total);
    }

    private double perSecond() {
        return (done - firstDone) / ((lastNanos - startNanos) / NANOS);
    }

    private String amount(long count) {
        return switch (unit) {
            case BYTES -> ByteSize.text(count);
            case FILES -> count + (count == 1 ? " file" : " files");
            case STEPS -> "";
        };
    }

    private String rate(String end) {
        double rate = perSecond();
        if (unit == Unit.STEPS || !(rate > 0) || Double.isInfinite(rate)) {
            return unit == Unit.STEPS ? "" : end;
        }
        return ", " + amount(Math.round(rate)) + "/s" + end;
    }

    private static String duration(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
