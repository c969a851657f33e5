package dev.diatom.ifcb;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The times of a run by its header, and what they are worth beside those of the .adc file. */
final class HeaderTimes {
    /** A time of the header that is further off than this fraction is not believed. */
    private static final double TOLERANCE = 0.02;

    private HeaderTimes() {}

    /**
     * @param headers null where there is no header file
     * @throws dev.diatom.image.ImageFormatException if a time is text that is no decimal number
     */
    static RunTimes of(@Nullable Headers headers) {
        if (headers == null) {
            return RunTimes.unknown(VolumeMethod.HEADER, "the .hdr file is missing");
        }
        double run = headers.number("runTime");
        double inhibit = headers.number("inhibitTime");
        var missing = Double.isNaN(run)
                ? Double.isNaN(inhibit) ? "neither run time nor inhibit time" : "no run time"
                : Double.isNaN(inhibit) ? "no inhibit time" : "";
        return new RunTimes(run, inhibit, VolumeMethod.HEADER, missing.isEmpty() ? "" : "the header tells " + missing);
    }

    /** The times of the header, each replaced by that of the .adc file where the two do not agree. */
    static RunTimes checked(RunTimes header, RunTimes adc) {
        if (adc.source() == VolumeMethod.HEADER) {
            return adc;
        }
        if (!adc.isKnown()) {
            return header.because(adc.reason());
        }
        boolean isRunOfHeader = agree(header.runSeconds(), adc.runSeconds());
        boolean isInhibitOfHeader = agree(header.inhibitSeconds(), adc.inhibitSeconds());
        if (isRunOfHeader && isInhibitOfHeader) {
            return new RunTimes(header.runSeconds(), header.inhibitSeconds(), VolumeMethod.COMBINED, "");
        }
        var times = new RunTimes(
                isRunOfHeader ? header.runSeconds() : adc.runSeconds(),
                isInhibitOfHeader ? header.inhibitSeconds() : adc.inhibitSeconds(),
                header.isKnown() || isRunOfHeader || isInhibitOfHeader ? VolumeMethod.COMBINED : VolumeMethod.ADC_ONLY,
                RunTimes.joined(header.reason(), adc.reason()));
        return times.because(isInhibitOfHeader ? "" : off("inhibit", header.inhibitSeconds(), adc.inhibitSeconds()))
                .because(isRunOfHeader ? "" : off("run", header.runSeconds(), adc.runSeconds()));
    }

    private static boolean agree(double header, double adc) {
        return header == adc || Math.abs(header / adc - 1) <= TOLERANCE;
    }

    private static String off(String what, double header, double adc) {
        return Double.isNaN(header)
                ? ""
                : String.format(
                        Locale.ROOT,
                        "the header's %s time of %.1f s is not within 2 %% of the .adc file's %.1f s",
                        what,
                        header,
                        adc);
    }
}
