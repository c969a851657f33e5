package dev.diatom.samples;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A bin as the first instruments wrote it (schema 1): 15 columns with a comma after the last, a zero byte before the first
 * image and one after the last, a header whose values are told apart by their position.
 */
final class OldStyleBin {
    private final String lid;

    OldStyleBin(int instrument, String year, String dayOfYear, String time) {
        lid = "IFCB" + instrument + "_" + year + "_" + dayOfYear + "_" + time;
    }

    BinFiles of(List<Shot> run, Dice dice) {
        var adc = new StringBuilder();
        var roi = new ByteArrayOutputStream();
        roi.write(0);
        double lastGrab = 0;
        int trigger = 0;
        for (var shot : run) {
            trigger++;
            double grab = shot.seconds();
            var row = trigger + "," + Decimals.bare(grab + 0.0625, 7) + "," + signal(shot, dice)
                    + Decimals.bare(lastGrab + 0.0781, 7) + "," + Decimals.bare(grab, 7) + ",";
            lastGrab = grab;
            var tail = "," + Decimals.bare(-0.4 + 0.2 * dice.bell(), 14) + ",\n";
            if (shot.rois().isEmpty()) {
                adc.append(row).append("-11,-11,0,0,").append(roi.size()).append(tail);
            }
            for (var found : shot.rois()) {
                var box = found.box();
                adc.append(row).append(box.x()).append(',').append(box.y()).append(',');
                adc.append(box.width()).append(',').append(box.height()).append(',');
                adc.append(roi.size()).append(tail);
                roi.writeBytes(found.pixels());
            }
        }
        roi.write(0);
        return new BinFiles(lid, header(dice), adc.toString(), roi);
    }

    /** Fluorescence low and high, scattering low and high, and the comparator's pulse: voltages below zero. */
    private static String signal(Shot shot, Dice dice) {
        double high = StrictMath.min(9.8, shot.bulk() * 1.1e-5 * dice.uniform(0.6, 1.4));
        return voltage(-0.06 - high * 0.04)
                + voltage(-0.5 - high)
                + voltage(-0.07 - high * 0.1)
                + voltage(-0.4 - high * 0.8)
                + voltage(-0.5 + 0.2 * dice.bell());
    }

    /** On the grid of the converter, which has a limit of -10 V. */
    private static String voltage(double volts) {
        return Decimals.bare(StrictMath.max(-10, StrictMath.rint(volts * 8192) / 8192), 14) + ",";
    }

    private static String header(Dice dice) {
        return String.join(
                "\n",
                "\"Imaging FlowCytobot Acquisition Software version 1.0; October 2005\"",
                "\"Heidi M. Sosik and Robert J. Olson\"",
                "\"Woods Hole Oceanographic Institution\"",
                "\"SyringeStatus =  0\"",
                "\"Temp Humidity BinarizeThresh PMT1hv(ssc) PMT2hv(chl) BlobSizeThresh\"",
                "\" " + Decimals.bare(11 + 2 * dice.uniform(), 10) + "\",\" "
                        + Decimals.bare(27 + 6 * dice.uniform(), 10) + "\",\" 30\",\" .675\",\" .6\",\" 10\"",
                "");
    }
}
