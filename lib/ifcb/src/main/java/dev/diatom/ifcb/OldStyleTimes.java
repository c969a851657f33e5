package dev.diatom.ifcb;

import java.time.Instant;
import java.util.HashSet;

/**
 * The times of an old-style run by its .adc file: the camera looks from one trigger's end to the next trigger, and the run
 * ends with its last frame. The rules are those of pyifcb's {@code ml_analyzed}.
 */
final class OldStyleTimes {
    private static final int TRIGGER_OPEN_TIME = 7;
    private static final int FRAME_GRAB_TIME = 8;
    private static final double SECONDS_PER_DAY = 86_400;

    /** A trigger keeps the instrument busy for at least this time, in seconds. */
    private static final double BUSY = 0.073;

    /** The same for instrument 5 since June 2015. */
    private static final double BUSY_LATER = 0.05;

    private static final int CHANGED_INSTRUMENT = 5;
    private static final Instant CHANGED = Instant.parse("2015-06-01T00:00:00Z");

    private OldStyleTimes() {}

    static RunTimes of(Adc adc, BinId id) {
        if (adc.rows() == 0) {
            return RunTimes.unknown(VolumeMethod.ADC_ONLY, "the bin has no targets");
        }
        boolean isLater =
                id.instrument() == CHANGED_INSTRUMENT && !id.timestamp().isBefore(CHANGED);
        double busy = isLater ? BUSY_LATER : BUSY;
        var triggers = adc.column(Schema.TRIGGER);
        var opened = adc.column(TRIGGER_OPEN_TIME);
        var grabbed = adc.column(FRAME_GRAB_TIME);
        var seen = new HashSet<Double>();
        double run = Double.NaN;
        // The rules of MATLAB and pyifcb count one trigger more than there are gaps.
        double inhibit = busy;
        for (int row = 0; row < triggers.length; row++) {
            if (!seen.add(triggers[row])) {
                continue;
            }
            double open = sinceTheRunBegan(opened[row]);
            double grab = sinceTheRunBegan(grabbed[row]);
            if (Double.isNaN(open) || Double.isNaN(grab)) {
                return RunTimes.unknown(
                        VolumeMethod.ADC_ONLY,
                        "a time of target " + adc.target(row).number() + " cannot be read");
            }
            if (seen.size() > 1) {
                inhibit += Math.max(open - run, busy);
            }
            run = grab;
        }
        return new RunTimes(run, inhibit, VolumeMethod.ADC_ONLY, "");
    }

    /** The clock is set back at midnight, and goes below 0 in a run that spans it. */
    private static double sinceTheRunBegan(double clock) {
        return clock < 0 ? clock + SECONDS_PER_DAY : clock;
    }
}
