package dev.diatom.image.io.tiff;

import java.util.OptionalInt;

/**
 * The colours in which ImageJ shows the levels of a channel.
 *
 * @param bytes 256 red components, as many green, as many blue
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ImageJLut(byte[] bytes) {
    static final int SIZE = 256;

    /** From black to a colour, 0xrrggbb, at even steps. */
    static ImageJLut light(int rgb) {
        var bytes = new byte[3 * SIZE];
        for (int i = 0; i < bytes.length; i++) {
            int top = rgb >> (16 - i / SIZE * 8) & 0xff;
            bytes[i] = (byte) Math.round(top * (i % SIZE) / (SIZE - 1.0));
        }
        return new ImageJLut(bytes);
    }

    /** The brightest colour, where the others are even steps to it from black. */
    OptionalInt light() {
        int rgb = component(0, SIZE - 1) << 16 | component(1, SIZE - 1) << 8 | component(2, SIZE - 1);
        var even = light(rgb);
        for (int i = 0; i < bytes.length; i++) {
            if (Math.abs((bytes[i] & 0xff) - (even.bytes[i] & 0xff)) > 1) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(rgb);
    }

    private int component(int number, int level) {
        return bytes[number * SIZE + level] & 0xff;
    }
}
