package dev.diatom.image.io.picture;

import dev.diatom.image.Palette;

/**
 * One frame of a GIF: where it lies on the screen and what happens to it before the next.
 *
 * @param disposal 2: its rectangle becomes transparent; 3: what was there before comes back; else it stays
 * @param transparent the index that covers nothing, or −1
 */
record GifFrame(int x, int y, int width, int height, int disposal, int transparent, Palette palette) {
    static final int NONE = -1;
    static final int TO_BACKGROUND = 2;
    static final int TO_PREVIOUS = 3;

    boolean covers(int screenWidth, int screenHeight) {
        return x == 0 && y == 0 && width == screenWidth && height == screenHeight;
    }
}
