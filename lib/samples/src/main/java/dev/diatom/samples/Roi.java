package dev.diatom.samples;

/** A box that was cut out of a frame, and its grey levels, row by row. */
final class Roi {
    private final Box box;
    private final byte[] pixels;

    Roi(Box box, Frame frame) {
        this.box = box;
        pixels = frame.crop(box);
    }

    private Roi(Box box, byte[] pixels) {
        this.box = box;
        this.pixels = pixels;
    }

    /** What is left when so many rows and columns are taken off its edges. */
    Roi trimmed(int left, int top, int right, int bottom) {
        var inner = new Box(box.x() + left, box.y() + top, box.width() - left - right, box.height() - top - bottom);
        var kept = new byte[inner.area()];
        for (int y = 0; y < inner.height(); y++) {
            System.arraycopy(pixels, (top + y) * box.width() + left, kept, y * inner.width(), inner.width());
        }
        return new Roi(inner, kept);
    }

    Box box() {
        return box;
    }

    byte[] pixels() {
        return pixels;
    }
}
