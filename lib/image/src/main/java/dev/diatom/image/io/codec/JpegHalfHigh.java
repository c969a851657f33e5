package dev.diatom.image.io.codec;

/**
 * Components of all columns and every second row (sampling 1 × 2): the libjpeg that comes with the JDK repeats their rows;
 * libjpeg-turbo, which libtiff and the JDKs of some distributions use, weighs each row three to one with its nearest
 * neighbour. This makes the one of the other.
 */
final class JpegHalfHigh {
    private JpegHalfHigh() {}

    /** Changes pixels of which each row of those components stands there twice; leaves others. */
    static void smooth(byte[] pixels, JpegFrame frame, int rows) {
        if (!areRepeated(pixels, frame, rows)) {
            return;
        }
        int samples = frame.components().size();
        int rowBytes = frame.width() * samples;
        var above = new byte[rowBytes];
        var stored = new byte[rowBytes];
        for (int y = 0; y < rows; y += 2) {
            System.arraycopy(pixels, y * rowBytes, stored, 0, rowBytes);
            if (y == 0) {
                System.arraycopy(stored, 0, above, 0, rowBytes);
            }
            int below = (y + 2 < rows ? y + 2 : y) * rowBytes;
            for (int component = 0; component < samples; component++) {
                if (frame.isHalfHigh(component)) {
                    for (int i = component; i < rowBytes; i += samples) {
                        int here = 3 * (stored[i] & 0xff);
                        int lower = pixels[below + i] & 0xff;
                        pixels[y * rowBytes + i] = (byte) ((here + (above[i] & 0xff) + 1) >> 2);
                        if (y + 1 < rows) {
                            pixels[(y + 1) * rowBytes + i] = (byte) ((here + lower + 2) >> 2);
                        }
                    }
                }
            }
            var used = above;
            above = stored;
            stored = used;
        }
    }

    private static boolean areRepeated(byte[] pixels, JpegFrame frame, int rows) {
        int samples = frame.components().size();
        int rowBytes = frame.width() * samples;
        for (int component = 0; component < samples; component++) {
            for (int y = 0; frame.isHalfHigh(component) && y + 1 < rows; y += 2) {
                for (int i = y * rowBytes + component; i < (y + 1) * rowBytes; i += samples) {
                    if (pixels[i] != pixels[i + rowBytes]) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
