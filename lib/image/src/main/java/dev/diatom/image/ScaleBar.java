package dev.diatom.image;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A bar that says how large things are in a picture.
 *
 * @param length in units: 1, 2 or 5, times a power of ten
 * @param unit the unit of length, as {@link Calibration} has it, or another of its thousands: mm for 1000 µm
 * @param widthFraction how much of the picture's width the bar takes
 */
public record ScaleBar(double length, String unit, double widthFraction) {
    private static final double LARGEST_FRACTION = 0.25;
    private static final List<String> THOUSANDS = List.of("pm", "nm", "µm", "mm", "m", "km");

    /** The longest bar of a round length that takes at most a quarter of the width; none where the pixel size is not known. */
    public static Optional<ScaleBar> find(Calibration calibration, long columns) {
        double width = calibration.x() * columns;
        double longest = width * LARGEST_FRACTION;
        if (!calibration.isKnown() || !(longest > 0) || Double.isInfinite(longest)) {
            return Optional.empty();
        }
        double power = Math.pow(10, Math.floor(Math.log10(longest)));
        double length = power * (longest >= 5 * power ? 5 : longest >= 2 * power ? 2 : 1);
        return Optional.of(new ScaleBar(length, calibration.unit(), length / width).inHandyUnit());
    }

    private ScaleBar inHandyUnit() {
        int unitIndex = THOUSANDS.indexOf(unit.equals("um") || unit.equals("micron") ? "µm" : unit);
        if (unitIndex < 0) {
            return this;
        }
        double handy = length;
        while (handy >= 999 && unitIndex < THOUSANDS.size() - 1) {
            handy /= 1000;
            unitIndex++;
        }
        while (handy < 0.99 && unitIndex > 0) {
            handy *= 1000;
            unitIndex--;
        }
        return new ScaleBar(handy, THOUSANDS.get(unitIndex), widthFraction);
    }

    /** The length with its unit: {@code 50 µm}. */
    @Override
    public String toString() {
        String number = length >= 1 && length < 1e6
                ? String.valueOf(Math.round(length))
                : String.format(Locale.ROOT, length >= 0.001 && length < 1 ? "%.1g" : "%.0e", length);
        return number + " " + unit;
    }
}
