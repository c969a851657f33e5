package dev.diatom.ifcb;

import java.util.Locale;

/** What a run was for. Runs of different types are not to be counted together. */
public enum RunType {
    /** A sample, with the usual settings. */
    NORMAL,
    /** A sample, with the instrument's alternate settings. */
    ALTERNATE,
    /** Beads of known size, to check the instrument. */
    BEADS,
    /** The header does not tell, as those of old-style bins. */
    UNKNOWN;

    /** By runType, or sampleType in newer software; where a header has several such lines, by the last. */
    static RunType of(Headers headers) {
        var runType = HeaderLines.last(headers.map(), "runType");
        return of(runType.isEmpty() ? HeaderLines.last(headers.map(), "sampleType") : runType);
    }

    private static RunType of(String written) {
        var word = written.toUpperCase(Locale.ROOT);
        if (word.startsWith("NORMAL")) {
            return NORMAL;
        }
        if (word.startsWith("ALT")) {
            return ALTERNATE;
        }
        return word.startsWith("BEAD") ? BEADS : UNKNOWN;
    }
}
