package dev.diatom.image;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener of each piece of work at most five times a second, and of its end, however often the work itself tells;
 * and measures how fast it is.
 */
final class PacedProgress implements Progress {
    private static final long EVERY_NANOS = 200_000_000;
    /** Of work that failed nobody hears the end. */
    private static final int MOST_TASKS = 100;

    private static final double NANOS = 1e9;

    private final Progress listener;
    private final LongSupplier clock;
    private final Map<String, Run> runs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Run> eldest) {
            return size() > MOST_TASKS;
        }
    };

    PacedProgress(Progress listener, LongSupplier nanoClock) {
        this.listener = listener;
        this.clock = nanoClock;
    }

    static PacedProgress of(Progress listener) {
        return listener instanceof PacedProgress paced ? paced : new PacedProgress(listener, System::nanoTime);
    }

    @Override
    public void update(String task, long done, long total) {
        update(task, done, total, Unit.STEPS);
    }

    /** The listener is called without a lock: one that waits holds up its own piece of work alone. */
    @Override
    public void update(String task, long done, long total, Unit unit) {
        var report = due(task, done, total, unit);
        if (report != null) {
            listener.report(report);
        }
    }

    @Override
    public void report(ProgressReport report) {
        update(report.task(), report.done(), report.total(), report.unit());
    }

    private synchronized @Nullable ProgressReport due(String task, long done, long total, Unit unit) {
        long now = clock.getAsLong();
        boolean ended = done >= total;
        var run = runs.computeIfAbsent(task, name -> new Run(now, done));
        if (ended) {
            runs.remove(task);
        } else if (now - run.nextNanos < 0) {
            return null;
        }
        run.nextNanos = now + EVERY_NANOS;
        double seconds = (now - run.startNanos) / NANOS;
        double perSecond = seconds > 0 ? (done - run.firstDone) / seconds : Double.NaN;
        return new ProgressReport(task, done, total, unit, seconds, perSecond);
    }

    private static final class Run {
        final long startNanos;
        final long firstDone;
        long nextNanos;

        Run(long nanos, long done) {
            startNanos = nanos;
            nextNanos = nanos;
            firstDone = done;
        }
    }
}
