package dev.diatom.ifcb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Checks the three clocks of a new-style bin against themselves and each other: adc_time, run_time and inhibit_time, in
 * seconds. Values that could not be read are passed over.
 */
final class ClockCheck {
    /** The clocks are read one after the other, and the older one in steps of 16 ms. */
    private static final double TOLERANCE = 0.1;

    /** What pyifcb takes for an offset between the clocks, in seconds. */
    private static final double OFFSET = 10;

    /** The clocks of a sound run differ by less than this from row to row. */
    private static final double JUMP = 1;

    /** The longest that the instrument is busy with one trigger; pyifcb takes more for an error. */
    private static final double LONGEST_INHIBIT = 5;

    private final Adc adc;
    private final String file;
    private final List<Finding> findings;

    private ClockCheck(Adc adc, String file, List<Finding> findings) {
        this.adc = adc;
        this.file = file;
        this.findings = findings;
    }

    static void check(Adc adc, String file, List<Finding> findings) {
        var check = new ClockCheck(adc, file, findings);
        double[] adcTime = check.column("adc_time");
        double[] runTime = check.column("run_time");
        double[] inhibitTime = check.column("inhibit_time");
        check.goesBack("adc_time", adcTime);
        check.goesBack("run_time", runTime);
        check.differ(adcTime, runTime);
        check.inhibit(inhibitTime);
    }

    private double[] column(String name) {
        return adc.column(adc.schema().columns().indexOf(name));
    }

    private void goesBack(String name, double[] seconds) {
        var back = new ArrayList<Integer>();
        double most = 0;
        double before = Double.NaN;
        int[] numbers = adc.numbers();
        for (int row = 0; row < seconds.length; row++) {
            if (before - seconds[row] > TOLERANCE) {
                back.add(numbers[row]);
                most = Math.max(most, before - seconds[row]);
            }
            before = Double.isNaN(seconds[row]) ? before : seconds[row];
        }
        if (!back.isEmpty()) {
            jump(back, name + " goes back by up to " + text(most) + " s");
        }
    }

    private void differ(double[] adcTime, double[] runTime) {
        var jumps = new ArrayList<Integer>();
        double most = 0;
        double before = Double.NaN;
        int[] numbers = adc.numbers();
        for (int row = 0; row < adcTime.length; row++) {
            double difference = runTime[row] - adcTime[row];
            if (Double.isNaN(difference)) {
                continue;
            }
            if (Double.isNaN(before) && Math.abs(difference) > OFFSET) {
                findings.add(Finding.ofLine(
                        Severity.WARNING,
                        file,
                        numbers[row],
                        "the clocks differ from the start: run_time is " + text(difference) + " s ahead of adc_time"));
            } else if (Math.abs(difference - before) > JUMP) {
                jumps.add(numbers[row]);
                most = Math.max(most, Math.abs(difference - before));
            }
            before = difference;
        }
        if (!jumps.isEmpty()) {
            jump(jumps, "run_time and adc_time move apart by up to " + text(most) + " s from one row to the next");
        }
    }

    private void inhibit(double[] seconds) {
        var wrong = new ArrayList<Integer>();
        boolean isNeverSet = seconds.length > 1;
        double before = Double.NaN;
        int[] numbers = adc.numbers();
        for (int row = 0; row < seconds.length; row++) {
            double step = seconds[row] - before;
            if (step <= -TOLERANCE || step >= LONGEST_INHIBIT) {
                wrong.add(numbers[row]);
            }
            isNeverSet &= seconds[row] == 0;
            before = Double.isNaN(seconds[row]) ? before : seconds[row];
        }
        if (!wrong.isEmpty()) {
            jump(
                    wrong,
                    "inhibit_time jumps: expected steps from 0 to " + text(LONGEST_INHIBIT)
                            + " s, which the volume analyzed is computed from");
        }
        if (isNeverSet) {
            findings.add(Finding.of(
                    Severity.WARNING,
                    file,
                    "inhibit_time is 0 in all rows: no volume analyzed can be computed from them"));
        }
    }

    private void jump(List<Integer> lines, String what) {
        findings.add(Finding.ofLine(
                Severity.WARNING,
                file,
                lines.get(0),
                what + ", at line" + (lines.size() == 1 ? " " : "s ") + BinCheck.listed(lines)));
    }

    private static String text(double seconds) {
        return String.format(Locale.ROOT, "%.4g", seconds);
    }
}
