package dev.diatom.image.io.picture;

import dev.diatom.image.Palette;

/**
 * One frame of a GIF: where it lies on the screen and what happens to it before the next.
 *
 * @param flagsAt the byte offset of its flags
 * @param interlaced whether its rows are stored in four passes
 * @param disposal 2: its rectangle becomes transparent; 3: what was there before comes back; else it stays
 * @param transparent the index that covers nothing, or −1
 */
record GifFrame(
        long flagsAt,
        boolean interlaced,
        int x,
        int y,
        int width,
        int height,
        int disposal,
        int transparent,
        Palette palette) {
    /** The flag of interlacing. */
    static final int INTERLACED = 0x40;

    static final int NONE = -1;
    static final int TO_BACKGROUND = 2;
    static final int TO_PREVIOUS = 3;

    boolean covers(int screenWidth, int screenHeight) {
        return x == 0 && y == 0 && width == screenWidth && height == screenHeight;
    }

    /** For every row, the number under which it is stored. */
    int[] storedRows() {
        var stored = new int[height];
        int[] starts = interlaced ? new int[] {0, 4, 2, 1} : new int[] {0};
        int[] steps = interlaced ? new int[] {8, 8, 4, 2} : new int[] {1};
        int number = 0;
        for (int pass = 0; pass < starts.length; pass++) {
            for (int row = starts[pass]; row < height; row += steps[pass]) {
                stored[row] = number++;
            }
        }
        return stored;
    }
}
