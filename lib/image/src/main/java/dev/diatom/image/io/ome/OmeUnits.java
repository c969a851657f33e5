package dev.diatom.image.io.ome;

import java.util.Map;
import java.util.Set;

/** The units of length and time that OME-XML has (UnitsLength and UnitsTime of the 2016-06 schema). */
final class OmeUnits {
    static final String MICRO = "\u00b5m";
    static final String SECOND = "s";

    private static final int LONGEST = 32;
    private static final String INCH = "inch";
    private static final double INCH_METRES = 0.0254;

    private static final Map<String, Double> PREFIXES = Map.ofEntries(
            Map.entry("Y", 1e24),
            Map.entry("Z", 1e21),
            Map.entry("E", 1e18),
            Map.entry("P", 1e15),
            Map.entry("T", 1e12),
            Map.entry("G", 1e9),
            Map.entry("M", 1e6),
            Map.entry("k", 1e3),
            Map.entry("h", 1e2),
            Map.entry("da", 1e1),
            Map.entry("", 1.0),
            Map.entry("d", 1e-1),
            Map.entry("c", 1e-2),
            Map.entry("m", 1e-3),
            Map.entry("\u00b5", 1e-6),
            Map.entry("n", 1e-9),
            Map.entry("p", 1e-12),
            Map.entry("f", 1e-15),
            Map.entry("a", 1e-18),
            Map.entry("z", 1e-21),
            Map.entry("y", 1e-24));
    private static final Map<String, Double> OTHER_LENGTHS = Map.of(
            "\u00c5",
            1e-10, // ångström
            "thou",
            INCH_METRES / 1000,
            "li",
            INCH_METRES / 12,
            INCH,
            INCH_METRES,
            "ft",
            INCH_METRES * 12,
            "yd",
            INCH_METRES * 36,
            "mi",
            INCH_METRES * 63_360,
            "pt",
            INCH_METRES / 72);
    private static final Map<String, Double> OTHER_TIMES = Map.of("min", 60.0, "h", 3600.0, "d", 86_400.0);
    /** Lengths of which no other is made. */
    private static final Set<String> ASTRONOMICAL = Set.of("ua", "ly", "pc");

    private OmeUnits() {}

    /** A unit of length by the name that calibrations have; empty where it is no length. */
    static String ofCalibration(String ome) {
        var unit = ome.strip().replace('\u03bc', '\u00b5').replace('\u212b', '\u00c5');
        return switch (unit) {
            case "pixel", "reference frame", "" -> "";
            // The last is what becomes of one in another encoding than the text says.
            case "um", "micron", "microns", "\ufffdm" -> MICRO;
            case "in" -> INCH;
            default -> unit.length() > LONGEST ? "" : unit;
        };
    }

    /** The name that OME-XML has for a unit of a calibration; empty where it has none. */
    static String ofOme(String calibration) {
        var unit = ofCalibration(calibration);
        boolean known = !Double.isNaN(metres(unit)) || ASTRONOMICAL.contains(unit);
        return !known ? "" : unit.equals(INCH) ? "in" : unit;
    }

    /** The metres of a unit of length by the name that calibrations have; NaN where it is not known. */
    static double metres(String unit) {
        var other = OTHER_LENGTHS.get(unit);
        return other != null ? other : prefixed(unit, "m");
    }

    /** The seconds of a unit of time; NaN where it is not known. */
    static double seconds(String unit) {
        var other = OTHER_TIMES.get(unit);
        return other != null ? other : prefixed(unit.replace('\u03bc', '\u00b5'), SECOND);
    }

    private static double prefixed(String unit, String base) {
        return unit.endsWith(base)
                ? PREFIXES.getOrDefault(unit.substring(0, unit.length() - base.length()), Double.NaN)
                : Double.NaN;
    }
}
