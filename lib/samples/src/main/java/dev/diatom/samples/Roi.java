package dev.diatom.samples;

/** A box that was cut out of a frame, and its grey levels, row by row. */
final class Roi {
    private final Box box;
    private final byte[] pixels;

    Roi(Box box, Frame frame) {
        this.box = box;
        pixels = frame.crop(box);
    }

    Box box() {
        return box;
    }

    byte[] pixels() {
        return pixels;
    }
}
