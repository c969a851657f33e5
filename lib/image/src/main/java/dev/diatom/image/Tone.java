package dev.diatom.image;

import java.util.Locale;

/**
 * How values become brightness: from the one that is black to the one that is white; a black above the white gives a
 * negative. The brightness is raised to the power of gamma: below 1 dark parts become brighter.
 */
record Tone(double black, double white, double gamma) {
    private static final Tone BYTES = new Tone(0, 255, 1);

    Tone {
        if (Double.isNaN(black) || Double.isNaN(white)) {
            throw new IllegalArgumentException("a range needs two numbers, found " + black + " and " + white);
        }
        if (!(gamma > 0) || Double.isInfinite(gamma)) {
            throw new IllegalArgumentException("gamma must be above 0, found " + gamma);
        }
    }

    /** The tone in which channels, the last one excluded, are shown alike where nothing else is said. */
    static Tone of(MemoryImage image, int from, int to) {
        if (image.type() == PixelType.UINT8) {
            return BYTES;
        }
        return BYTES.withRange(Contrast.of(image, from, to));
    }

    private Tone withRange(ValueRange range) {
        return withRange(range.min(), range.max());
    }

    Tone withRange(double newBlack, double newWhite) {
        return new Tone(newBlack, newWhite, gamma);
    }

    Tone withGamma(double newGamma) {
        return new Tone(black, white, newGamma);
    }

    Tone inverted() {
        return new Tone(/* black= */ white, /* white= */ black, gamma);
    }

    /** As captions say it; empty where bytes are shown as they are. */
    String how(PixelType type) {
        boolean asTheyAre = type == PixelType.UINT8 && black == 0 && white == 255;
        return (asTheyAre ? "" : ", shown from " + number(black) + " to " + number(white))
                + (gamma == 1 ? "" : ", gamma " + number(gamma));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.5g", value).replaceFirst("(\\.\\d*[1-9])0+(?=$|e)|\\.0+(?=$|e)", "$1");
    }
}
