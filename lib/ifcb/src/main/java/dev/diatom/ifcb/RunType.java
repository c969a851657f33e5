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

    /**
     * By runType, or sampleType in newer software; where a header has several such lines, by the last. Any word with "bead"
     * in it means beads, and runBeads does where nothing else is said, as for iRfcb.
     */
    static RunType of(Headers headers) {
        var runType = headers.last("runType");
        var written = runType.isEmpty() ? headers.last("sampleType") : runType;
        if (written.isEmpty()) {
            return headers.isSet("runBeads") ? BEADS : UNKNOWN;
        }
        var word = written.toUpperCase(Locale.ROOT);
        if (word.contains("BEAD")) {
            return BEADS;
        }
        return word.startsWith("NORMAL") ? NORMAL : word.startsWith("ALT") ? ALTERNATE : UNKNOWN;
    }
}
