package dev.diatom.image.io.tiff;

import dev.diatom.image.Calibration;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata.Role;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Properties;

/**
 * The text that ImageJ keeps in the first page's ImageDescription: lines of {@code key=value} that say how pages become
 * channels, slices and frames, and how large a pixel is (ImageJ's {@code ij.io.FileSaver} and {@code TiffEncoder}). Its
 * pages run C fastest, then Z, then T.
 *
 * @param images the number of planes; a pixel of three colours counts as one
 * @param channels C
 * @param slices Z
 * @param frames T
 * @param unit the unit of length, empty where it is not said
 * @param spacing the distance of slices in that unit, 0 where it is not said
 * @param frameSeconds the time between frames, NaN where it is not said
 * @param role what the values mean: a key of ours, which ImageJ passes over
 */
record ImageJDescription(
        long images,
        long channels,
        long slices,
        long frames,
        String unit,
        double spacing,
        double frameSeconds,
        Role role) {
    private static final String START = "ImageJ=";
    private static final String MICRO = "\u00b5m";

    /** The description of an image whose planes have so many channels side by side. */
    static ImageJDescription of(Extent extent, int samples, Calibration calibration, Role role) {
        return new ImageJDescription(
                extent.planes() / samples,
                extent.c() / samples,
                extent.z(),
                extent.t(),
                calibration.isKnown() ? calibration.unit() : "",
                calibration.isKnown() ? calibration.z() : 0,
                calibration.frameSeconds(),
                role);
    }

    /** What a page's text says; one plane where it is not ImageJ's. */
    static ImageJDescription parse(String text) {
        var values = new Properties();
        if (text.startsWith(START)) {
            try {
                values.load(new StringReader(text));
            } catch (IOException | IllegalArgumentException e) {
                // A text that is damaged describes nothing.
                values.clear();
            }
        }
        return new ImageJDescription(
                count(values, "images"),
                count(values, "channels"),
                count(values, "slices"),
                count(values, "frames"),
                unit(values.getProperty("unit", "").strip()),
                number(values, "spacing", 0),
                number(values, "finterval", Double.NaN),
                role(values.getProperty("role", "")));
    }

    private static long count(Properties values, String key) {
        var text = values.getProperty(key, "1").strip();
        return text.matches("[1-9][0-9]{0,8}") ? Long.parseLong(text) : 1;
    }

    private static double number(Properties values, String key, double absent) {
        try {
            double number = Double.parseDouble(values.getProperty(key, ""));
            return Double.isFinite(number) && number != 0 ? Math.abs(number) : absent;
        } catch (NumberFormatException e) {
            return absent;
        }
    }

    private static String unit(String text) {
        return switch (text) {
            case "micron", "microns", "um", "\u03bcm" -> MICRO;
            case "pixel", "pixels" -> "";
            default -> text;
        };
    }

    private static Role role(String text) {
        for (var role : Role.values()) {
            if (role.name().equalsIgnoreCase(text)) {
                return role;
            }
        }
        return Role.INTENSITY;
    }

    /** Whether the axes account for so many planes. */
    boolean describes(long planes) {
        // Each factor has at most nine digits, so that two of them fit a long; the third is divided.
        return planes % frames == 0 && channels * slices == planes / frames;
    }

    /** @param inColours whether ImageJ is to show channels in colours of their own, all together */
    String text(boolean inColours) {
        var text = new StringBuilder(START).append("1.54p\n");
        append(text, "images", images);
        append(text, "channels", channels);
        append(text, "slices", slices);
        append(text, "frames", frames);
        if (inColours || (channels > 1 ? 1 : 0) + (slices > 1 ? 1 : 0) + (frames > 1 ? 1 : 0) > 1) {
            text.append("hyperstack=true\nmode=").append(inColours ? "composite\n" : "grayscale\n");
        }
        if (!unit.isEmpty()) {
            text.append("unit=").append(escaped(unit)).append('\n');
            text.append("spacing=").append(spacing).append('\n');
        }
        if (Double.isFinite(frameSeconds)) {
            text.append("finterval=").append(frameSeconds).append('\n');
        }
        // Colours that stand side by side say so themselves.
        if (role == Role.MASK || role == Role.LABELS || (role == Role.RGB && channels > 1)) {
            text.append("role=").append(role.name().toLowerCase(Locale.ROOT)).append('\n');
        }
        return text.append("loop=false\n").toString();
    }

    private static void append(StringBuilder text, String key, long value) {
        if (value > 1) {
            text.append(key).append('=').append(value).append('\n');
        }
    }

    /** As a properties file has it: what is not plain is an escape. */
    private static String escaped(String text) {
        var safe = new StringBuilder();
        text.chars().forEach(c -> {
            if (c < ' ' || c > '~' || c == '\\') {
                safe.append(String.format("\\u%04x", c));
            } else {
                safe.append((char) c);
            }
        });
        return safe.toString();
    }
}
