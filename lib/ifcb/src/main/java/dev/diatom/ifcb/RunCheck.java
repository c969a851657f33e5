package dev.diatom.ifcb;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks the run as the header tells it, against the rows of the .adc file and against what can be. */
final class RunCheck {
    /** Millilitres that an instrument draws in a minute. */
    private static final double FLOW = 0.25;

    /** What a syringe may seem to have given more than it holds, for the pump is not exact; as iRfcb has it. */
    private static final double MARGIN = 1.05;

    /** The header's run time is taken after the last row. */
    private static final double SECONDS_ASTRAY = 1;

    private final BinCheck.HeaderNumbers header;
    private final @Nullable Adc adc;
    private final BinPaths paths;
    private final List<Finding> findings;

    RunCheck(BinCheck.HeaderNumbers header, @Nullable Adc adc, BinPaths paths, List<Finding> findings) {
        this.header = header;
        this.adc = adc;
        this.paths = paths;
        this.findings = findings;
    }

    void check() {
        double run = header.number("runTime");
        double inhibit = header.number("inhibitTime");
        if (inhibit > run) {
            found("inhibitTime", "expected at most the run time of " + text(run) + " s, found " + text(inhibit) + " s");
        }
        if (adc != null) {
            images(adc);
            double lastRun = last(adc, "run_time");
            if (lastRun > run + SECONDS_ASTRAY) {
                found(
                        "runTime",
                        "expected at least the run_time of the last target, " + text(lastRun) + " s, found " + text(run)
                                + " s");
            }
        }
        boolean isBeads = isBeadRun();
        if (isBeads) {
            findings.add(Finding.of(Severity.NOTE, paths.hdr(), "this is a run of beads, not of a water sample"));
        }
        volume(isBeads, run - inhibit);
        climate();
    }

    private void images(Adc rows) {
        double expected = header.number("roiCount");
        int images = 0;
        for (int row = 0; row < rows.rows(); row++) {
            images += rows.target(row).hasImage() ? 1 : 0;
        }
        if (!Double.isNaN(expected) && expected != images) {
            found("roiCount", "expected the " + images + " images of the .adc file, found " + text(expected));
        }
    }

    /** {@code runBeads} alone may be the plan for later runs, so that it counts only where nothing else tells the type. */
    private boolean isBeadRun() {
        for (var name : new String[] {"runType", "sampleType"}) {
            var type = header.text(name);
            if (!type.isEmpty()) {
                return type.toLowerCase(Locale.ROOT).contains("bead");
            }
        }
        return isSet("runBeads");
    }

    private void volume(boolean isBeads, double lookSeconds) {
        boolean isAlternate = header.text("runType").toLowerCase(Locale.ROOT).startsWith("alt");
        var name = isBeads ? "BeadsSampleVolume" : isAlternate ? "altSyringeSampleVolume" : "SyringeSampleVolume";
        double syringe = header.number(name);
        double flow = FLOW;
        if (isSet("runSampleFast") && header.number("RunFastFactor") > 0) {
            flow *= header.number("RunFastFactor");
        }
        exceeds(lookSeconds * flow / 60, syringe, name, "by runTime and inhibitTime of the header");
        if (adc != null) {
            double look = last(adc, "run_time") - last(adc, "inhibit_time");
            exceeds(look * flow / 60, syringe, name, "by run_time and inhibit_time of the last target");
        }
    }

    private void exceeds(double millilitres, double syringe, String name, String how) {
        if (syringe > 0 && millilitres > syringe * MARGIN) {
            found(
                    name,
                    "the volume analyzed, " + text(millilitres) + " ml " + how + ", exceeds the " + text(syringe)
                            + " ml of the syringe");
        }
    }

    private void climate() {
        double humidity = header.number("humidity");
        if (humidity < 0 || humidity > 100) {
            found("humidity", "expected 0 to 100 %, found " + text(humidity) + " %: the sensor cannot be trusted");
        }
        alarm("humidity", humidity, "%");
        double temperature = header.number("temperature");
        if (temperature < -20 || temperature > 80) {
            found(
                    "temperature",
                    "expected -20 to 80 °C, found " + text(temperature) + " °C: the sensor cannot be trusted");
        }
        alarm("temperature", temperature, "°C");
    }

    /** Against the threshold that the header sets; the names end in their unit, or not. */
    private void alarm(String quantity, double value, String unit) {
        var name = header.nameStarting(quantity + "AlarmThreshold");
        if (name != null && value > header.number(name)) {
            found(
                    quantity,
                    text(value) + " " + unit + " is above the alarm threshold of " + header.text(name) + " " + unit);
        }
    }

    private boolean isSet(String name) {
        var text = header.text(name);
        return text.equalsIgnoreCase("true") || text.equals("1");
    }

    /** The last value of a column that could be read; NaN where the style has no such column. */
    private static double last(Adc rows, String name) {
        int index = rows.schema().columns().indexOf(name);
        if (index < 0) {
            return Double.NaN;
        }
        double last = Double.NaN;
        for (double value : rows.column(index)) {
            last = Double.isNaN(value) ? last : value;
        }
        return last;
    }

    private void found(String name, String reason) {
        findings.add(Finding.ofHeader(Severity.WARNING, paths.hdr(), name, reason));
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
