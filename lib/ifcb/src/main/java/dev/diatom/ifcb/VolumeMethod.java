package dev.diatom.ifcb;

/** How the volume analyzed is found: which of the instrument's clocks are believed. */
public enum VolumeMethod {
    /**
     * From the rows of the .adc file alone, as pyifcb does; of a new-style bin, the header's times where the .adc file
     * cannot tell.
     */
    ADC_ONLY("ADC only"),

    /** From the run time and the inhibit time of the header alone. */
    HEADER("header"),

    /**
     * From the header, but by the .adc file where a time of the header is more than 2 % off, as ifcb-analysis and iRfcb
     * do.
     */
    COMBINED("combined");

    private final String label;

    VolumeMethod(String label) {
        this.label = label;
    }

    /** As tables and captions have it. */
    @Override
    public String toString() {
        return label;
    }
}
