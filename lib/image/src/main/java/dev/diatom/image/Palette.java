package dev.diatom.image;

import java.util.Arrays;

/** The colours that pixel values stand for, by index, with 16 bits a component as TIFF has them. Immutable. */
public final class Palette {
    private static final int COMPONENT_MAX = 0xffff;

    private final short[] red;
    private final short[] green;
    private final short[] blue;

    private Palette(short[] red, short[] green, short[] blue) {
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    /**
     * Colours from their components of 16 bits each; the arrays are copied.
     *
     * @throws IllegalArgumentException if the arrays differ in length or are empty
     */
    public static Palette of(short[] red, short[] green, short[] blue) {
        if (red.length == 0 || red.length != green.length || red.length != blue.length) {
            throw new IllegalArgumentException("a palette needs as many red, green and blue components, found "
                    + red.length + ", " + green.length + ", " + blue.length);
        }
        return new Palette(red.clone(), green.clone(), blue.clone());
    }

    /** Greys at equal distance, from one brightness to the other, each 0 (black) to 1 (white). */
    public static Palette greys(int size, double first, double last) {
        var grey = new short[size];
        for (int i = 0; i < size; i++) {
            double part = size == 1 ? 0 : (double) i / (size - 1);
            grey[i] = (short) Math.round((first + part * (last - first)) * COMPONENT_MAX);
        }
        return of(grey, grey, grey);
    }

    /** How many colours there are. */
    public int size() {
        return red.length;
    }

    /** The red component of a colour, 0 to 65535. */
    public int red(int index) {
        return red[index] & COMPONENT_MAX;
    }

    /** The green component of a colour, 0 to 65535. */
    public int green(int index) {
        return green[index] & COMPONENT_MAX;
    }

    /** The blue component of a colour, 0 to 65535. */
    public int blue(int index) {
        return blue[index] & COMPONENT_MAX;
    }

    /** A colour with 8 bits a component: {@code 0xrrggbb}. */
    public int rgb(int index) {
        return red(index) >> 8 << 16 | green(index) >> 8 << 8 | blue(index) >> 8;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Palette palette
                && Arrays.equals(red, palette.red)
                && Arrays.equals(green, palette.green)
                && Arrays.equals(blue, palette.blue);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(red) * 31 * 31 + Arrays.hashCode(green) * 31 + Arrays.hashCode(blue);
    }

    @Override
    public String toString() {
        return "a palette of " + size() + " colours";
    }
}
