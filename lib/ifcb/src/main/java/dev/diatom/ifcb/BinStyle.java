package dev.diatom.ifcb;

/** The two generations of bins, told apart by their names. */
public enum BinStyle {
    /** Names like {@code D20130526T095207_IFCB013}; 24 columns (schema version 2). */
    NEW,
    /** Names like {@code IFCB5_2012_028_081515}; 15 columns (schema version 1). */
    OLD
}
