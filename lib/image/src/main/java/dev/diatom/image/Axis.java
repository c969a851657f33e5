package dev.diatom.image;

import java.util.Locale;

/** The axes of an image, in the order in which they are always named. */
public enum Axis {
    /** Columns. */
    X,
    /** Rows. */
    Y,
    /** Planes in depth. */
    Z,
    /** Channels. */
    C,
    /** Frames in time. */
    T;

    /** The letter in lower case, as coordinates are named. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
