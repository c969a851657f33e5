package dev.diatom.image.io.picture;

import dev.diatom.image.Palette;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes BMP of 8 or 24 bits. The JDK's encoder does not say how many colours a palette has, so that strict readers
 * refuse the file, and spoils the pixels where they are at most 16.
 */
final class BmpEncoder {
    private static final int HEADER_BYTES = 54;
    private static final int INFO_BYTES = 40;
    private static final int DOTS_PER_METRE = 2835;

    private BmpEncoder() {}

    static byte[] write(Picture picture) {
        int channels = picture.channels();
        var palette = palette(picture);
        int rowBytes = (picture.width() * channels + 3) / 4 * 4;
        int offset = HEADER_BYTES + 4 * palette.length;
        int pixelBytes = Math.multiplyExact(rowBytes, picture.height());
        var out = ByteBuffer.allocate(Math.addExact(offset, pixelBytes)).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'B').put((byte) 'M').putInt(out.capacity()).putInt(0).putInt(offset);
        out.putInt(INFO_BYTES).putInt(picture.width()).putInt(picture.height());
        out.putShort((short) 1).putShort((short) (8 * channels)).putInt(0).putInt(pixelBytes);
        out.putInt(DOTS_PER_METRE).putInt(DOTS_PER_METRE).putInt(palette.length).putInt(0);
        for (int rgb : palette) {
            out.putInt(rgb);
        }
        writeRows(picture, out, rowBytes, offset);
        return out.array();
    }

    /** None for RGB. */
    private static int[] palette(Picture picture) {
        if (picture.channels() > 1) {
            return new int[0];
        }
        var palette = picture.palette() == null ? Palette.greys(Palettes.MOST, 0, 1) : picture.palette();
        var rgb = new int[palette.size()];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = palette.rgb(i);
        }
        return rgb;
    }

    /** The last row first; blue before green before red. */
    private static void writeRows(Picture picture, ByteBuffer out, int rowBytes, int offset) {
        var pixels = (byte[]) picture.pixels();
        int plane = (int) picture.extent().planePixels();
        int channels = picture.channels();
        for (int y = 0; y < picture.height(); y++) {
            int at = offset + (picture.height() - 1 - y) * rowBytes;
            for (int x = 0; x < picture.width(); x++) {
                for (int c = channels - 1; c >= 0; c--) {
                    out.put(at++, pixels[c * plane + y * picture.width() + x]);
                }
            }
        }
    }
}
