package dev.diatom.image;

import java.util.Locale;

/** The axes of an image, in the order in which they are always named. */
public enum Axis {
    /** Columns. */
    X(0),
    /** Rows. */
    Y(1),
    /** Planes in depth. */
    Z(2),
    /** Channels. */
    C(3),
    /** Frames in time. */
    T(4);

    private final int number;

    Axis(int number) {
        this.number = number;
    }

    /** The place in that order, from 0. */
    public int number() {
        return number;
    }

    /** The letter in lower case, as coordinates are named. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
