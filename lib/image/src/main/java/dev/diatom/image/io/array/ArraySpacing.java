package dev.diatom.image.io.array;

import dev.diatom.image.Axis;
import dev.diatom.image.Calibration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The distances of neighbours along the axes, as a header gives them, and the calibration that they make. */
public final class ArraySpacing {
    private static final String UNSAID = "unit";

    private final Map<Axis, Double> distances = new EnumMap<>(Axis.class);
    private final Map<Axis, String> units = new EnumMap<>(Axis.class);

    /**
     * Notes a distance.
     *
     * @param distance NaN where it is not known
     * @param unit empty where it is not known
     */
    public void put(Axis axis, double distance, String unit) {
        if (distance > 0 && Double.isFinite(distance)) {
            distances.put(axis, distance);
            units.put(axis, unit(unit));
        }
    }

    /**
     * The calibration. Pixels have a size where that of X and Y is known in one unit; planes whose distance is not known in
     * that unit, 1 of it. Where nobody says the unit, it is called so.
     */
    public Calibration calibration() {
        var calibration = Calibration.NONE;
        String unit = units.getOrDefault(Axis.X, "");
        if (distances.containsKey(Axis.X) && distances.containsKey(Axis.Y) && unit.equals(units.get(Axis.Y))) {
            boolean deep = unit.equals(units.get(Axis.Z));
            calibration = Calibration.of(
                    distances.get(Axis.X),
                    distances.get(Axis.Y),
                    deep ? distances.getOrDefault(Axis.Z, 1.0) : 1,
                    unit.isEmpty() ? UNSAID : unit);
        }
        double seconds = seconds(units.getOrDefault(Axis.T, "")) * distances.getOrDefault(Axis.T, Double.NaN);
        return calibration.withFrameSeconds(seconds);
    }

    private static String unit(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "um", "\u00b5m", "\u03bcm", "micron", "microns", "micrometer", "micrometers", "micrometre" ->
                "\u00b5m";
            case "millimeter", "millimeters", "millimetre", "millimetres" -> "mm";
            case "pixel", "pixels", "?", "???", "none" -> "";
            default -> text.strip();
        };
    }

    private static double seconds(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "s", "sec", "second", "seconds" -> 1;
            case "ms", "msec", "millisecond", "milliseconds" -> 1e-3;
            case "min", "minute", "minutes" -> 60;
            default -> Double.NaN;
        };
    }
}
