package dev.diatom.ifcb;

import java.util.Locale;
import java.util.Objects;

/**
 * How much of a sample the instrument has looked at, and how that is known.
 *
 * @param milliliters the volume; NaN where it cannot be told, and negative where the inhibit time exceeds the run time: the
 *     number that follows from the times, of use to find out what is wrong with them and not as a volume
 * @param lookTimeSeconds how long the camera was ready for a target: run time without inhibit time; NaN where it cannot be
 *     told
 * @param runTimeSeconds how long the run took; NaN where it cannot be told
 * @param millilitersPerMinute how fast the syringe moved
 * @param method the method that gave the times, which is not the one asked for where that could not
 * @param reason why another method or another value was taken, or why there is none; empty where nothing had to be said
 */
public record VolumeAnalyzed(
        double milliliters,
        double lookTimeSeconds,
        double runTimeSeconds,
        double millilitersPerMinute,
        VolumeMethod method,
        String reason) {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final String NEGATIVE = "the inhibit time exceeds the run time, and the volume means nothing";

    public VolumeAnalyzed {
        Objects.requireNonNull(method);
        Objects.requireNonNull(reason);
    }

    static VolumeAnalyzed of(RunTimes times, FlowRate flow) {
        double look = times.runSeconds() - times.inhibitSeconds();
        return new VolumeAnalyzed(
                flow.millilitersPerMinute() * look / SECONDS_PER_MINUTE,
                look,
                times.runSeconds(),
                flow.millilitersPerMinute(),
                times.source(),
                RunTimes.joined(RunTimes.joined(times.reason(), look < 0 ? NEGATIVE : ""), flow.reason()));
    }

    /** Whether there is a volume: a number that is not negative. */
    public boolean isKnown() {
        return milliliters >= 0;
    }

    /** How long the instrument was busy with targets and could see no other, in seconds; NaN where it cannot be told. */
    public double inhibitTimeSeconds() {
        return runTimeSeconds - lookTimeSeconds;
    }

    /**
     * A count as a concentration per millilitre, NaN where the volume is not known or not above 0.
     *
     * @throws IllegalArgumentException if the count is negative
     */
    public double perMilliliter(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("a count cannot be negative, found " + count);
        }
        return milliliters > 0 ? count / milliliters : Double.NaN;
    }

    @Override
    public String toString() {
        var text = isKnown()
                ? String.format(
                        Locale.ROOT,
                        "%.4f ml (%s: looked %.1f s of %.1f s)",
                        milliliters,
                        method,
                        lookTimeSeconds,
                        runTimeSeconds)
                : "volume not known (" + method + ")";
        return reason.isEmpty() ? text : text + "; " + reason;
    }
}
