package dev.diatom.ifcb;

import dev.diatom.image.Calibration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many pixels of an instrument's camera make a micrometre. Every instrument has its own, measured with beads or a stage
 * micrometer; until it is set, 3.4 is used, and everything that shows a length then calls it nominal. A length that is 10 %
 * off makes a volume a third off.
 *
 * <pre>{@code
 * PixelSize.set(117, 3.86);
 * }</pre>
 *
 * @param instrument the number of the instrument
 * @param pixelsPerMicrometer from 2 to 5
 * @param isNominal whether nobody has set it
 */
public record PixelSize(int instrument, double pixelsPerMicrometer, boolean isNominal) {
    private static final double NOMINAL = 3.4;
    private static final double LEAST = 2;
    private static final double MOST = 5;

    private static final Map<Integer, Double> KNOWN = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException if there are not 2 to 5 pixels per µm */
    public PixelSize {
        if (!(pixelsPerMicrometer >= LEAST && pixelsPerMicrometer <= MOST)) {
            throw new IllegalArgumentException("IFCB " + instrument + " cannot have " + pixelsPerMicrometer
                    + " pixels per µm: expected 2 to 5, as in 3.86." + advice(instrument, 1 / pixelsPerMicrometer));
        }
    }

    private static String advice(int instrument, double inverse) {
        return inverse >= LEAST && inverse <= MOST
                ? String.format(
                        Locale.ROOT,
                        " If this is the size of a pixel in µm, its inverse is asked for:"
                                + " PixelSize.set(%d, %.4g).",
                        instrument,
                        inverse)
                : "";
    }

    /** That of an instrument: as it was set, else the nominal one. */
    public static PixelSize of(int instrument) {
        var known = KNOWN.get(instrument);
        return known == null ? new PixelSize(instrument, NOMINAL, true) : new PixelSize(instrument, known, false);
    }

    /**
     * Sets that of an instrument, from now on and for the whole session. Images that were read before keep what they have.
     *
     * @throws IllegalArgumentException if there are not 2 to 5 pixels per µm; nothing is changed then
     */
    public static void set(int instrument, double pixelsPerMicrometer) {
        KNOWN.put(instrument, new PixelSize(instrument, pixelsPerMicrometer, false).pixelsPerMicrometer);
    }

    /** Goes back to the nominal one. */
    public static void unset(int instrument) {
        KNOWN.remove(instrument);
    }

    /**
     * The same as the calibration of an image in µm. A nominal one says so in the name of its unit, which is where all that
     * shows lengths takes their names from: scale bars, tables and files.
     */
    public Calibration calibration() {
        return Calibration.of(1 / pixelsPerMicrometer, isNominal ? "µm (nominal)" : "µm");
    }

    @Override
    public String toString() {
        return pixelsPerMicrometer + " pixels per µm" + (isNominal ? " (nominal)" : "");
    }
}
