package dev.diatom.image.op;

import dev.diatom.image.Axis;
import dev.diatom.image.Calibration;
import dev.diatom.image.op.filter.CallText;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A length that need not depend on how large pixels are: {@code gaussian3d(um(2))}. An operator turns it into pixels along
 * each axis by the calibration of the image that it is applied to.
 */
public final class Length {
    private static final String PIXEL = "px";
    private static final double NANOMETRE = 1e-9;
    private static final double MICROMETRE = 1e-6;
    private static final double MILLIMETRE = 1e-3;

    /** The units of calibrations, in metres, by the names that TIFF, OME and ImageJ files write. */
    private static final Map<String, Double> METRES = Map.ofEntries(
            Map.entry("nm", NANOMETRE),
            Map.entry("nanometer", NANOMETRE),
            Map.entry("nanometre", NANOMETRE),
            Map.entry("\u00b5m", MICROMETRE),
            Map.entry("\u03bcm", MICROMETRE),
            Map.entry("um", MICROMETRE),
            Map.entry("micron", MICROMETRE),
            Map.entry("microns", MICROMETRE),
            Map.entry("micrometer", MICROMETRE),
            Map.entry("micrometre", MICROMETRE),
            Map.entry("mm", MILLIMETRE),
            Map.entry("millimeter", MILLIMETRE),
            Map.entry("millimetre", MILLIMETRE),
            Map.entry("cm", 0.01),
            Map.entry("m", 1.0),
            Map.entry("inch", 0.0254),
            Map.entry("in", 0.0254));

    private final double value;
    private final String unit;

    private Length(double value, String unit) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a length must be 0 or more and finite, found " + value);
        }
        this.value = value;
        this.unit = unit;
    }

    /**
     * Pixels, whatever their size: {@code gaussian3d(px(2), px(2), um(1))}.
     *
     * @throws IllegalArgumentException if the value is negative, infinite or NaN
     */
    public static Length px(double value) {
        return new Length(value, PIXEL);
    }

    /**
     * Nanometres.
     *
     * @throws IllegalArgumentException if the value is negative, infinite or NaN
     */
    public static Length nm(double value) {
        return new Length(value, "nm");
    }

    /**
     * Micrometres.
     *
     * @throws IllegalArgumentException if the value is negative, infinite or NaN
     */
    public static Length um(double value) {
        return new Length(value, "um");
    }

    /**
     * Millimetres.
     *
     * @throws IllegalArgumentException if the value is negative, infinite or NaN
     */
    public static Length mm(double value) {
        return new Length(value, "mm");
    }

    /** The number, in its unit. */
    public double value() {
        return value;
    }

    /** Whether it is in pixels, and needs no calibration. */
    public boolean isInPixels() {
        return unit.equals(PIXEL);
    }

    /**
     * The length in pixels along X, Y or Z.
     *
     * @throws IllegalArgumentException if the size of a pixel is needed and is not known, or is in a unit that is not a
     *     length
     */
    public double pixels(Axis axis, Calibration calibration) {
        if (isInPixels()) {
            return value;
        }
        if (!calibration.isKnown()) {
            throw new IllegalArgumentException(this
                    + " needs the size of a pixel, which this image does not tell: say the length in pixels, or calibrate"
                    + " the image");
        }
        var metres = METRES.get(calibration.unit().strip().toLowerCase(Locale.ROOT));
        if (metres == null) {
            throw new IllegalArgumentException(this + " cannot be turned into pixels whose size is in \""
                    + calibration.unit() + "\": expected nm, \u00b5m, mm, cm, m or inch");
        }
        // 2 um over pixels of 0.2 um are 10 pixels exactly, so equal units are not multiplied.
        double own = Objects.requireNonNull(METRES.get(unit));
        double scale = own == metres ? 1 : own / metres;
        return value * scale / calibration.size(axis);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Length length && unit.equals(length.unit) && Double.compare(value, length.value) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * unit.hashCode() + Double.hashCode(value);
    }

    /** As it is written in a cell: {@code um(2)}. */
    @Override
    public String toString() {
        return CallText.of(unit, value);
    }
}
