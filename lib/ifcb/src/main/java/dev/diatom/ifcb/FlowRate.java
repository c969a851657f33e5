package dev.diatom.ifcb;

import org.jspecify.annotations.Nullable;

/**
 * How fast the syringe of a run moved.
 *
 * @param reason why this is not sure; empty where nothing had to be said
 */
record FlowRate(double millilitersPerMinute, String reason) {
    /** Also that of the old style: 40 steps a second of 5/48000 ml each. */
    private static final double NORMAL = 0.25;

    /**
     * The rate that the header tells: faster by RunFastFactor where runSampleFast is set. A factor of 0 counts as 1, as in
     * ifcb-analysis.
     *
     * @param headers null where there is no header file
     * @throws dev.diatom.image.ImageFormatException if the factor is text that is no decimal number
     */
    static FlowRate of(@Nullable Headers headers) {
        if (headers == null) {
            return new FlowRate(
                    NORMAL, "the .hdr file is missing, and the syringe is taken to run at its normal speed");
        }
        if (!headers.isSet("runSampleFast")) {
            return new FlowRate(NORMAL, "");
        }
        double factor = headers.number("RunFastFactor");
        return factor > 0
                ? new FlowRate(NORMAL * factor, "")
                : new FlowRate(
                        NORMAL,
                        "the header says runSampleFast and no RunFastFactor, and the syringe is taken to run at its"
                                + " normal speed");
    }
}
