package dev.diatom.samples;

/** A rectangle of camera pixels: its upper left corner and its size. */
record Box(int x, int y, int width, int height) {
    int area() {
        return width * height;
    }

    /** The box that a specimen with some background around it needs, kept within the frame. */
    static Box around(Specimen specimen, double x, double y, int margin) {
        int left = (int) StrictMath.max(0, StrictMath.floor(x - specimen.reachX() - margin));
        int top = (int) StrictMath.max(0, StrictMath.floor(y - specimen.reachY() - margin));
        int right = (int) StrictMath.min(Frame.WIDTH, StrictMath.ceil(x + specimen.reachX() + margin));
        int bottom = (int) StrictMath.min(Frame.HEIGHT, StrictMath.ceil(y + specimen.reachY() + margin));
        return new Box(left, top, right - left, bottom - top);
    }
}
