package dev.diatom.image.io.picture;

import dev.diatom.image.Palette;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes BMP of 1, 4, 8 or 24 bits, as few as the palette allows: Pillow misreads two greys of 8 bits. The JDK's encoder does not say how many colours a palette has, so that strict readers
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
        int bits = channels > 1 ? 24 : palette.length <= 2 ? 1 : palette.length <= 16 ? 4 : 8;
        int rowBytes = Math.toIntExact(((long) picture.width() * bits + 31) / 32 * 4);
        int offset = HEADER_BYTES + 4 * palette.length;
        int pixelBytes = Math.multiplyExact(rowBytes, picture.height());
        var out = ByteBuffer.allocate(Math.addExact(offset, pixelBytes)).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'B').put((byte) 'M').putInt(out.capacity()).putInt(0).putInt(offset);
        out.putInt(INFO_BYTES).putInt(picture.width()).putInt(picture.height());
        out.putShort((short) 1).putShort((short) bits).putInt(0).putInt(pixelBytes);
        out.putInt(DOTS_PER_METRE).putInt(DOTS_PER_METRE).putInt(palette.length).putInt(0);
        for (int rgb : palette) {
            out.putInt(rgb);
        }
        for (int y = 0; y < picture.height(); y++) {
            writeRow(picture, y, bits, out.array(), offset + (picture.height() - 1 - y) * rowBytes);
        }
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

    /** Indexes from the highest bits on; blue before green before red. */
    private static void writeRow(Picture picture, int y, int bits, byte[] out, int start) {
        var pixels = (byte[]) picture.pixels();
        int row = y * picture.width();
        if (bits <= 8) {
            for (int x = 0; x < picture.width(); x++) {
                int perByte = 8 / bits;
                int shift = 8 - bits - x % perByte * bits;
                out[start + x / perByte] |= (byte) (pixels[row + x] << shift);
            }
            return;
        }
        int plane = (int) picture.extent().planePixels();
        for (int x = 0; x < picture.width(); x++) {
            for (int c = 0; c < 3; c++) {
                out[start + 3 * x + c] = pixels[(2 - c) * plane + row + x];
            }
        }
    }
}
