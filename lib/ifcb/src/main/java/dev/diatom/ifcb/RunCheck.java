package dev.diatom.ifcb;

import dev.diatom.image.ImageFormatException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks the run as the header tells it, against the rows of the .adc file and against what can be. */
final class RunCheck {
    /** What a syringe may seem to have given more than it holds, for the pump is not exact; as iRfcb has it. */
    private static final double MARGIN = 1.05;

    /** The header's run time is taken after the last row. */
    private static final double SECONDS_ASTRAY = 1;

    private final BinState state;
    private final CheckedHeader header;
    private final boolean hasRows;
    private final List<Finding> findings;

    /** @param hasRows whether the .adc file could be read */
    RunCheck(BinState state, CheckedHeader header, boolean hasRows, List<Finding> findings) {
        this.state = state;
        this.header = header;
        this.hasRows = hasRows;
        this.findings = findings;
    }

    void check() {
        double run = header.number("runTime");
        double inhibit = header.number("inhibitTime");
        if (inhibit > run) {
            found("inhibitTime", "expected at most the run time of " + text(run) + " s, found " + text(inhibit) + " s");
        }
        if (hasRows) {
            images();
        }
        var type = type();
        var byHeader = volume(VolumeMethod.HEADER);
        exceeds(byHeader, type);
        var byRows = hasRows ? volume(VolumeMethod.ADC_ONLY) : null;
        if (byRows != null && byRows.method() == VolumeMethod.ADC_ONLY) {
            if (byRows.runTimeSeconds() > run + SECONDS_ASTRAY) {
                found(
                        "runTime",
                        "expected at least the run time by the .adc file, " + text(byRows.runTimeSeconds())
                                + " s, found " + text(run) + " s");
            }
            exceeds(byRows, type);
        }
        climate();
    }

    private void images() {
        double expected = header.number("roiCount");
        int images = state.imageNumbers().size();
        if (!Double.isNaN(expected) && expected != images) {
            found("roiCount", "expected the " + images + " images of the .adc file, found " + text(expected));
        }
    }

    private RunType type() {
        var type = RunType.of(header.headers());
        if (type == RunType.BEADS) {
            findings.add(Finding.of(Severity.NOTE, header.file(), "this is a run of beads, not of a water sample"));
        } else if (header.headers().isSet("runBeads")) {
            findings.add(Finding.ofHeader(
                    Severity.NOTE, header.file(), "runBeads", "it is set, but the type of the run is " + type));
        }
        return type;
    }

    /** Null where the header has text for a number that is needed, which is a finding. */
    private @Nullable VolumeAnalyzed volume(VolumeMethod method) {
        if (header.headers().isSet("runSampleFast")) {
            header.number("RunFastFactor");
        }
        try {
            return Volumes.of(state, method);
        } catch (ImageFormatException e) {
            return null;
        }
    }

    private void exceeds(@Nullable VolumeAnalyzed volume, RunType type) {
        var name = switch (type) {
            case BEADS -> "BeadsSampleVolume";
            case ALTERNATE -> "altSyringeSampleVolume";
            case NORMAL, UNKNOWN -> "SyringeSampleVolume";
        };
        double syringe = header.number(name);
        if (volume != null && syringe > 0 && volume.milliliters() > syringe * MARGIN) {
            found(
                    name,
                    "the volume analyzed (" + volume.method() + "), " + text(volume.milliliters()) + " ml, exceeds the "
                            + text(syringe) + " ml of the syringe");
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

    private void found(String name, String reason) {
        findings.add(Finding.ofHeader(Severity.WARNING, header.file(), name, reason));
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
