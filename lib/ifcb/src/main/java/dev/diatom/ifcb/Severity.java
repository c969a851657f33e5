package dev.diatom.ifcb;

/** How much a {@link Finding} matters; the worst last. */
public enum Severity {
    /** Worth knowing, and no fault: a bead run, a bin that is still being written. */
    NOTE,
    /** Doubtful: what was recorded can be read, and should be looked at before it is used. */
    WARNING,
    /** Something is missing or cannot be read. */
    ERROR
}
