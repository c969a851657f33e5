package dev.diatom.image.io.ome;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The units of length and time that OME-XML has (UnitsLength and UnitsTime of the 2016-06 schema). */
final class OmeUnits {
    static final String MICRO = "\u00b5m";
    static final String METRE = "m";
    static final String SECOND = "s";

    private static final int LONGEST = 32;
    private static final String INCH = "inch";

    /** Powers of ten. */
    private static final Map<String, Integer> PREFIXES = Map.ofEntries(
            Map.entry("Y", 24),
            Map.entry("Z", 21),
            Map.entry("E", 18),
            Map.entry("P", 15),
            Map.entry("T", 12),
            Map.entry("G", 9),
            Map.entry("M", 6),
            Map.entry("k", 3),
            Map.entry("h", 2),
            Map.entry("da", 1),
            Map.entry("", 0),
            Map.entry("d", -1),
            Map.entry("c", -2),
            Map.entry("m", -3),
            Map.entry("\u00b5", -6),
            Map.entry("n", -9),
            Map.entry("p", -12),
            Map.entry("f", -15),
            Map.entry("a", -18),
            Map.entry("z", -21),
            Map.entry("y", -24));

    /** In metres, and in seconds. */
    private static final Map<String, BigDecimal> OTHERS = Map.ofEntries(
            Map.entry("\u00c5", new BigDecimal("1e-10")), // ångström
            Map.entry("thou", new BigDecimal("0.0000254")),
            Map.entry(INCH, new BigDecimal("0.0254")),
            Map.entry("ft", new BigDecimal("0.3048")),
            Map.entry("yd", new BigDecimal("0.9144")),
            Map.entry("mi", new BigDecimal("1609.344")),
            Map.entry("min", new BigDecimal(60)),
            Map.entry("h", new BigDecimal(3600)),
            Map.entry("d", new BigDecimal(86_400)));

    private static final Set<String> TIMES = Set.of("min", "h", "d");
    /** Lengths that are not turned into others. */
    private static final Set<String> ODD_LENGTHS = Set.of("li", "pt", "ua", "ly", "pc");

    private OmeUnits() {}

    /** A unit by the name that calibrations have; empty where it is none of length or time. */
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

    /** The name that OME-XML has for the unit of length of a calibration; empty where it has none. */
    static String ofOme(String calibration) {
        var unit = ofCalibration(calibration);
        boolean known = find(unit, METRE).isPresent() || ODD_LENGTHS.contains(unit);
        return !known ? "" : unit.equals(INCH) ? "in" : unit;
    }

    /**
     * A size in another unit, rounded once; NaN where one of them is not known.
     *
     * @param base what both are multiples of
     */
    static double converted(double size, String from, String to, String base) {
        var many = find(from, base);
        var one = find(to, base);
        if (many.isEmpty() || one.isEmpty() || !Double.isFinite(size)) {
            return Double.NaN;
        }
        return BigDecimal.valueOf(size)
                .multiply(many.get())
                .divide(one.get(), MathContext.DECIMAL64)
                .doubleValue();
    }

    private static Optional<BigDecimal> find(String unit, String base) {
        var other = OTHERS.get(unit);
        if (other != null && TIMES.contains(unit) == base.equals(SECOND)) {
            return Optional.of(other);
        }
        var power = unit.endsWith(base) ? PREFIXES.get(unit.substring(0, unit.length() - base.length())) : null;
        return power == null ? Optional.empty() : Optional.of(BigDecimal.ONE.scaleByPowerOfTen(power));
    }
}
