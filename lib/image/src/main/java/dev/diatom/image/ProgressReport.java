package dev.diatom.image;

import dev.diatom.image.Progress.Unit;
import java.util.Locale;

/**
 * How far a piece of work has come, and how fast.
 *
 * @param task what is being done, as a short phrase
 * @param done how much is done, never more than {@code total}
 * @param total how much there is to do
 * @param unit what is counted
 * @param seconds since the first was heard of this work
 * @param perSecond how many units are done in a second since then; NaN while that is not known
 */
public record ProgressReport(String task, long done, long total, Unit unit, double seconds, double perSecond) {
    /** Whether nothing is left to do. */
    public boolean isEnd() {
        return done >= total;
    }

    /** What part is done, from 0 to 1. */
    public double fraction() {
        return isEnd() ? 1 : (double) done / total;
    }

    /** How long the rest will take if it goes on so fast; NaN where that is not known. */
    public double secondsLeft() {
        return isEnd() ? 0 : perSecond > 0 ? (total - done) / perSecond : Double.NaN;
    }

    /** A time as a reader likes it: {@code 2.5 s}, {@code 3 min 20 s}, {@code 5 h 1 min}. */
    public static String time(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    /** {@code 25 % of 101 MB, 50 MB/s, 1.5 s left}; at the end {@code 101 MB, 50 MB/s, took 2.0 s}. */
    @Override
    public String toString() {
        String rate = unit != Unit.STEPS && perSecond > 0 && Double.isFinite(perSecond)
                ? ", " + amount(Math.round(perSecond)) + "/s"
                : "";
        if (isEnd()) {
            return (unit == Unit.STEPS ? "" : amount(done) + rate + ", ") + "took " + time(seconds);
        }
        double left = secondsLeft();
        return (long) (100 * fraction()) + " %" + (unit == Unit.STEPS ? "" : " of " + amount(total) + rate)
                + (Double.isFinite(left) ? ", " + time(left) + " left" : "");
    }

    private String amount(long count) {
        return switch (unit) {
            case BYTES -> ByteSize.text(count);
            case FILES -> count + (count == 1 ? " file" : " files");
            case STEPS -> String.valueOf(count);
        };
    }
}
