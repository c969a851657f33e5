package dev.diatom.ifcb;

import java.util.Arrays;

/** The pixels of a joined image that neither of its pieces covers. */
final class Gap {
    private static final byte IN = (byte) 255;

    private Gap() {}

    /** Copies a piece to its place in the joined image. */
    static void paste(byte[] pixels, Target piece, StitchedPair pair, byte[] joined) {
        int width = (int) pair.width();
        int left = piece.x() - pair.x();
        int top = piece.y() - pair.y();
        for (int row = 0; row < piece.height(); row++) {
            System.arraycopy(pixels, row * piece.width(), joined, (top + row) * width + left, piece.width());
        }
    }

    /** Marks the gap with 255 and all else with 0. */
    static void mark(StitchedPair pair, byte[] mask) {
        Arrays.fill(mask, IN);
        clear(pair.first(), pair, mask);
        clear(pair.second(), pair, mask);
    }

    private static void clear(Target piece, StitchedPair pair, byte[] mask) {
        int width = (int) pair.width();
        for (int row = 0; row < piece.height(); row++) {
            int from = (piece.y() - pair.y() + row) * width + piece.x() - pair.x();
            Arrays.fill(mask, from, from + piece.width(), (byte) 0);
        }
    }

    /** Gives the gap the mean of the pixels around it, rounded half to even; 0 if there are none. */
    static void fill(byte[] joined, byte[] gap, int width) {
        int height = joined.length / width;
        var around = around(gap, width, height);
        long sum = 0;
        long count = 0;
        for (int i = 0; i < joined.length; i++) {
            if (around[i] && gap[i] == 0) {
                sum += joined[i] & 0xFF;
                count++;
            }
        }
        byte grey = count == 0 ? 0 : (byte) Math.rint((double) sum / count);
        for (int i = 0; i < joined.length; i++) {
            if (gap[i] != 0) {
                joined[i] = grey;
            }
        }
    }

    /**
     * The rim of the gap grown by one pixel, 4-connected, as pyifcb takes it: at the edges of the image, where a rim is no
     * rim of the gap, the outermost rows and columns are replaced by their neighbours, columns first.
     */
    private static boolean[] around(byte[] gap, int width, int height) {
        var grown = new boolean[gap.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                grown[i] = gap[i] != 0
                        || (x > 0 && gap[i - 1] != 0)
                        || (x < width - 1 && gap[i + 1] != 0)
                        || (y > 0 && gap[i - width] != 0)
                        || (y < height - 1 && gap[i + width] != 0);
            }
        }
        var rim = new boolean[gap.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                boolean inside = x > 0
                        && grown[i - 1]
                        && x < width - 1
                        && grown[i + 1]
                        && y > 0
                        && grown[i - width]
                        && y < height - 1
                        && grown[i + width];
                rim[i] = grown[i] && !inside;
            }
        }
        for (int y = 0; y < height; y++) {
            rim[y * width] = rim[y * width + 1];
            rim[y * width + width - 1] = rim[y * width + width - 2];
        }
        System.arraycopy(rim, width, rim, 0, width);
        System.arraycopy(rim, (height - 2) * width, rim, (height - 1) * width, width);
        return rim;
    }
}
