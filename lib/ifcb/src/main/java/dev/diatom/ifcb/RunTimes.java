package dev.diatom.ifcb;

/**
 * The times of one run.
 *
 * @param runSeconds NaN where they are not told
 * @param inhibitSeconds NaN where they are not told
 * @param source where they come from
 * @param reason why a value was replaced, or is not there; empty where nothing had to be said
 */
record RunTimes(double runSeconds, double inhibitSeconds, VolumeMethod source, String reason) {
    static RunTimes unknown(VolumeMethod source, String reason) {
        return new RunTimes(Double.NaN, Double.NaN, source, reason);
    }

    boolean isKnown() {
        return !Double.isNaN(runSeconds) && !Double.isNaN(inhibitSeconds);
    }

    /** The same with one more reason before the others. */
    RunTimes because(String why) {
        return new RunTimes(runSeconds, inhibitSeconds, source, joined(why, reason));
    }

    /** Two reasons as one; either may be empty. */
    static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "; " + second;
    }
}
