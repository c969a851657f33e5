package dev.diatom.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/**
 * A bin as the instruments with serial numbers of three digits write it (schema 2): 24 columns, images from byte 0 on,
 * nothing between them.
 */
final class NewStyleBin {
    /** Seconds during which the camera is busy and no new trigger is taken. */
    private static final double INHIBIT = 0.0976;

    private final String day;
    private final String time;
    private final int instrument;
    private final boolean recentSoftware;

    /**
     * @param day as in {@code 20260512}
     * @param time as in {@code 101500}
     * @param recentSoftware whether the header and the precision are those of software 2.5
     */
    NewStyleBin(String day, String time, int instrument, boolean recentSoftware) {
        this.day = day;
        this.time = time;
        this.instrument = instrument;
        this.recentSoftware = recentSoftware;
    }

    String lid() {
        return "D" + day + "T" + time + "_IFCB" + (1000 + instrument + "").substring(1);
    }

    BinFiles of(List<Shot> run, Dice dice) {
        var adc = new StringBuilder();
        var roi = new ByteArrayOutputStream();
        try {
            var header = write(run.iterator(), dice, adc, roi);
            return new BinFiles(lid(), header, adc.toString(), roi);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the rows and the pixels of a run shot by shot, and gives the header. */
    String write(Iterator<Shot> run, Dice dice, Appendable adc, OutputStream roi) throws IOException {
        int images = 0;
        long bytes = 0;
        double runTime = 0;
        double inhibit = 0;
        int trigger = 0;
        while (run.hasNext()) {
            var shot = run.next();
            trigger++;
            var signal = signal(shot, dice);
            double grabStart = shot.seconds() + 0.0004;
            runTime = shot.seconds() + 0.052;
            var row = trigger + "," + number(shot.seconds()) + "," + signal + "," + number(grabStart) + ","
                    + number(grabStart + 0.0468) + ",";
            var tail = ",-999.000000,0,0,0," + number(runTime) + "," + number(inhibit) + "\n";
            if (shot.rois().isEmpty()) {
                adc.append(row + "0,0,0,0," + bytes + tail);
            }
            for (var found : shot.rois()) {
                var box = found.box();
                adc.append(row + box.x() + "," + box.y() + "," + box.width() + "," + box.height() + "," + bytes + tail);
                roi.write(found.pixels());
                bytes += box.area();
                images++;
            }
            inhibit += INHIBIT + 0.0011 * dice.bell();
        }
        return header(trigger, images, runTime, inhibit, dice);
    }

    /** Four detectors, four peaks, and the time of flight, which is not measured. */
    private static String signal(Shot shot, Dice dice) {
        double scattering = 0.006 + shot.bulk() * 2.1e-7 * dice.uniform(0.6, 1.4);
        double fluorescence = 0.03 + shot.bulk() * 9e-7 * dice.uniform(0.7, 1.3);
        var signal = new StringBuilder();
        double[] values = {scattering, fluorescence, 0.0015, 0.0113};
        for (double value : values) {
            signal.append(Decimals.fixed(value, 5)).append(',');
        }
        for (double value : values) {
            signal.append(Decimals.fixed(value * dice.uniform(5, 9) + 0.009, 5)).append(',');
        }
        return signal + "-999.00000";
    }

    private String number(double value) {
        return Decimals.fixed(value, recentSoftware ? 14 : 6);
    }

    private String header(int triggers, int images, double runTime, double inhibit, Dice dice) {
        double temperature = 21 + 3 * dice.uniform();
        double humidity = 30 + 12 * dice.uniform();
        return recentSoftware
                ? recentHeader(triggers, images, runTime, inhibit, temperature, humidity)
                : earlyHeader(runTime, inhibit, temperature, humidity);
    }

    private String recentHeader(
            int triggers, int images, double runTime, double inhibit, double temperature, double humidity) {
        return String.join(
                "\n",
                "SoftwareVersion: 2.5.0.0",
                "AnalogFirmware: 45",
                "HousekeepingFirmware: 33",
                "sampleNumber: 1",
                "sampleType: Normal",
                "triggerCount: " + triggers,
                "roiCount: " + images,
                "humidity: " + number(humidity),
                "temperature: " + number(temperature),
                "runTime: " + number(runTime),
                "inhibitTime: " + number(inhibit),
                "ADCFileFormat: trigger#, ADCtime, PMTA, PMTB, PMTC, PMTD, PeakA, PeakB, PeakC, PeakD, TimeOfFlight,"
                        + " GrabTimeStart, GrabTimeEnd, RoiX, RoiY, RoiWidth, RoiHeight, StartByte, ComparatorOut,"
                        + " StartPoint, SignalLength, Status, RunTime, InhibitTime",
                "HumidityAlarmThreshold(%): 90",
                "binarizeThreshold: 6",
                "minimumBlobArea: 2000",
                "PMTAhighVoltage: 0.65",
                "PMTBhighVoltage: 0.55",
                "KloehnPort: /dev/ttyUSB0",
                "SyringeSampleVolume: 5",
                "syringeSize: 5",
                "runBeads: False",
                "runSampleFast: False",
                "imagerID: " + instrument,
                "FileComment: drawn for Diatom",
                "TestMode: False",
                "");
    }

    private String earlyHeader(double runTime, double inhibit, double temperature, double humidity) {
        return String.join(
                "\n",
                "softwareVersion: Imaging FlowCytobot Acquisition Software version 2.0, build 380; May 2010",
                "Housekeeping firmware version 31",
                "Analog firmware version 36",
                "syringe number 75",
                "sampleTime: " + day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6) + "T"
                        + time.substring(0, 2) + ":" + time.substring(2, 4) + ":" + time.substring(4) + "Z",
                "imagerID: " + instrument + "\t",
                "KloehnPort: COM3\t",
                "binarizeThreshold: 8\t",
                "minimumBlobArea: 2000\t",
                "PMTAhighVoltage: 0.450000\t",
                "PMTBhighVoltage: 0.800000\t",
                "SyringeSampleVolume: 5.000000\t",
                "HumidityAlarmThreshold(%): 60.000000\t",
                "RunFastFactor: 0.000000\t",
                "runType: NORMAL",
                "runTime: " + number(runTime),
                "inhibitTime: " + number(inhibit),
                "temperature: " + number(temperature),
                "humidity: " + number(humidity),
                "ADCFileFormat: trigger#, ADC_time, PMTA, PMTB, PMTC, PMTD, peakA, peakB, peakC, peakD, time of flight,"
                        + " grabtimestart, grabtimeend, ROIx, ROIy, ROIwidth, ROIheight,start_byte, comparator_out,"
                        + " STartPoint, SignalLength, status, runTime, inhibitTime",
                "");
    }
}
