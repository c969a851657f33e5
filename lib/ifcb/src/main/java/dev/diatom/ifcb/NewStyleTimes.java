package dev.diatom.ifcb;

import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;

/**
 * The times of a new-style run by its .adc file, where both clocks are columns that only grow. They do not always: single
 * rows have a wrong inhibit time, the last one among them, and some runs have clocks that did not begin at 0. The rules are
 * those of pyifcb's {@code ml_analyzed}.
 */
final class NewStyleTimes {
    private static final int ADC_TIME = 1;
    private static final int RUN_TIME = 22;
    private static final int INHIBIT_TIME = 23;

    /** From one row to the next the inhibit time falls by less than this, and grows by less than {@link #LONGEST_STEP}. */
    private static final double LARGEST_FALL = 0.1;

    private static final double LONGEST_STEP = 5;

    /** A run clock that is so far ahead did not begin at 0. */
    private static final double OFFSET_SECONDS = 10;

    /** Two estimates of the run time may differ by this. */
    private static final double RUN_TIME_TOLERANCE = 0.2;

    /** So many rows from the first tell how far the two clocks are apart. */
    private static final int ROWS_FOR_CLOCKS = 50;

    private static final double STEPS_PER_SECOND = 1e4;

    private final double[] adcTime;
    private final double[] runTime;
    private final double[] inhibit;
    private final int rows;

    private NewStyleTimes(Adc adc) {
        adcTime = adc.column(ADC_TIME);
        runTime = adc.column(RUN_TIME);
        inhibit = adc.column(INHIBIT_TIME);
        rows = adc.rows();
    }

    /** What the rows tell; where they cannot tell, but a header may, the answer is the header's. */
    static RunTimes of(Adc adc, RunTimes header) {
        if (adc.rows() == 0) {
            return RunTimes.unknown(VolumeMethod.ADC_ONLY, "the bin has no targets");
        }
        return new NewStyleTimes(adc).times(header);
    }

    private RunTimes times(RunTimes header) {
        if (Arrays.stream(inhibit).allMatch(Double::isNaN)) {
            return header.because("the .adc file has no inhibit times");
        }
        if (rows == 1) {
            return header.because("the .adc file has one row only");
        }
        if (Arrays.stream(inhibit).allMatch(value -> value == 0 || Double.isNaN(value))) {
            return RunTimes.unknown(VolumeMethod.ADC_ONLY, "all inhibit times of the .adc file are 0");
        }
        var good = goodRows();
        if (good.length == 1) {
            return header.because("the inhibit times of the .adc file jump from row to row");
        }
        double step = commonStep(good);
        double offset = runTime[1] - adcTime[1];
        boolean isOffset = offset > OFFSET_SECONDS;
        // The second row, since the first is wrong now and then: two steps have gone by before it.
        double inhibitOffset = isOffset ? inhibit[1] + 2 * step : 0;
        int last = good[good.length - 1];
        int bad = rows - good.length;
        double inhibitSeconds = (bad == 0 ? inhibit[rows - 1] : inhibit[last] + bad * step) - inhibitOffset;
        var times = new RunTimes(
                runTime[rows - 1] - (isOffset ? offset : 0),
                inhibitSeconds,
                VolumeMethod.ADC_ONLY,
                bad == 0
                        ? ""
                        : "the inhibit times of " + bad + " of " + rows
                                + " rows jump, and were replaced by the usual step");
        return withRunTimeOfBothClocks(times, isOffset ? offset : 0)
                .because(isOffset ? String.format(Locale.ROOT, "the run clock was %.1f s ahead", offset) : "");
    }

    /** The first row, and all that follow on the one before as a growing inhibit time does. */
    private int[] goodRows() {
        var good = new int[rows];
        int count = 1;
        for (int row = 1; row < rows; row++) {
            double step = inhibit[row] - inhibit[row - 1];
            if (inhibit[row] > 0 && step > -LARGEST_FALL && step < LONGEST_STEP) {
                good[count++] = row;
            }
        }
        return Arrays.copyOf(good, count);
    }

    /** The most frequent step from one good row to the next, to a tenth of a millisecond; of several the smallest. */
    private double commonStep(int[] good) {
        var counts = new TreeMap<Long, Integer>();
        for (int i = 1; i < good.length; i++) {
            double step = inhibit[good[i]] - inhibit[good[i - 1]];
            if (!Double.isNaN(step)) {
                counts.merge((long) Math.rint(step * STEPS_PER_SECOND), 1, Integer::sum);
            }
        }
        double common = Double.NaN;
        int most = 0;
        for (var entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                common = entry.getKey() / STEPS_PER_SECOND;
            }
        }
        return common;
    }

    /** The run clock may jump: where it disagrees with the clock of the targets, the latter is taken. */
    private RunTimes withRunTimeOfBothClocks(RunTimes times, double offset) {
        double other = adcTime[rows - 1] + medianOfClocks() - offset;
        if (Double.isNaN(other) || Math.abs(times.runSeconds() - other) <= RUN_TIME_TOLERANCE) {
            return times;
        }
        return new RunTimes(other, times.inhibitSeconds(), times.source(), times.reason())
                .because("the last run time does not fit its adc_time, from which the run time was found");
    }

    private double medianOfClocks() {
        int count = Math.min(rows, ROWS_FOR_CLOCKS);
        var apart = new double[count];
        for (int row = 0; row < count; row++) {
            apart[row] = runTime[row] - adcTime[row];
        }
        var known = Arrays.stream(apart)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (known.length == 0) {
            return Double.NaN;
        }
        int middle = known.length / 2;
        return known.length % 2 == 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2;
    }
}
