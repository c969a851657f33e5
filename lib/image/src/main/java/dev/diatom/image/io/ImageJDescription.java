package dev.diatom.image.io;

import dev.diatom.image.Extent;
import java.util.HashMap;
import java.util.Map;

/**
 * The text that ImageJ keeps in the first page's ImageDescription: lines of {@code key=value} that say how pages become
 * channels, slices and frames (ImageJ's {@code ij.io.TiffEncoder}). Its pages run C fastest, then Z, then T.
 *
 * @param images the number of planes
 * @param channels C
 * @param slices Z
 * @param frames T
 */
record ImageJDescription(long images, long channels, long slices, long frames) {
    private static final String START = "ImageJ=";

    /** The description of an image. */
    static ImageJDescription of(Extent extent) {
        return new ImageJDescription(extent.planes(), extent.c(), extent.z(), extent.t());
    }

    /** What a page's text says; one plane where it is not ImageJ's. */
    static ImageJDescription parse(String text) {
        var values = new HashMap<String, Long>();
        if (text.startsWith(START)) {
            text.lines().forEach(line -> {
                int equals = line.indexOf('=');
                if (equals > 0 && line.substring(equals + 1).matches("[1-9][0-9]{0,8}")) {
                    values.put(line.substring(0, equals), Long.valueOf(line.substring(equals + 1)));
                }
            });
        }
        long channels = value(values, "channels");
        long slices = value(values, "slices");
        long frames = value(values, "frames");
        return new ImageJDescription(value(values, "images"), channels, slices, frames);
    }

    private static long value(Map<String, Long> values, String key) {
        return values.getOrDefault(key, 1L);
    }

    /** Whether the axes account for so many planes. */
    boolean describes(long planes) {
        // Each factor has at most nine digits, so that two of them fit a long; the third is divided.
        return planes % frames == 0 && channels * slices == planes / frames;
    }

    String text() {
        var text = new StringBuilder(START).append("1.54p\n");
        append(text, "images", images);
        append(text, "channels", channels);
        append(text, "slices", slices);
        append(text, "frames", frames);
        if ((channels > 1 ? 1 : 0) + (slices > 1 ? 1 : 0) + (frames > 1 ? 1 : 0) > 1) {
            text.append("hyperstack=true\nmode=grayscale\n");
        }
        return text.append("loop=false\n").toString();
    }

    private static void append(StringBuilder text, String key, long value) {
        if (value > 1) {
            text.append(key).append('=').append(value).append('\n');
        }
    }
}
