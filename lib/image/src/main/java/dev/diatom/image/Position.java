package dev.diatom.image;

/** One pixel of an image, read or written. It keeps the image alive. */
public record Position(Image image, long x, long y, long z, long c, long t) {
    /** @throws IndexOutOfBoundsException if it lies outside the image */
    public Position {
        image.extent().check(x, y, z, c, t);
    }

    /** The pixel's value, as {@link Image#get(long, long, long, long, long)} gives it. */
    public double get() {
        return image.get(x, y, z, c, t);
    }

    /** Sets the pixel's value, as {@link Image#set} does. */
    public void set(double value) {
        image.set(x, y, z, c, t, value);
    }
}
