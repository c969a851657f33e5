package dev.diatom.image.io.picture;

import dev.diatom.image.Palette;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import org.jspecify.annotations.Nullable;

/** Palettes with 8 bits a component, as pictures have them: 255 becomes 65535. */
final class Palettes {
    static final int MOST = 256;
    private static final int WIDEN = 257;

    private Palettes() {}

    /** Colours from bytes in the order red, green, blue. */
    static Palette of(byte[] bytes, int start, int size) {
        var red = new short[size];
        var green = new short[size];
        var blue = new short[size];
        for (int i = 0; i < size; i++) {
            red[i] = (short) ((bytes[start + 3 * i] & 0xff) * WIDEN);
            green[i] = (short) ((bytes[start + 3 * i + 1] & 0xff) * WIDEN);
            blue[i] = (short) ((bytes[start + 3 * i + 2] & 0xff) * WIDEN);
        }
        return Palette.of(red, green, blue);
    }

    static Palette of(IndexColorModel colours) {
        var bytes = new byte[3 * colours.getMapSize()];
        for (int i = 0; i < colours.getMapSize(); i++) {
            bytes[3 * i] = (byte) colours.getRed(i);
            bytes[3 * i + 1] = (byte) colours.getGreen(i);
            bytes[3 * i + 2] = (byte) colours.getBlue(i);
        }
        return of(bytes, 0, colours.getMapSize());
    }

    /** The colours for a picture; components keep their 8 most significant bits. */
    static IndexColorModel model(Palette palette) {
        int size = Math.min(MOST, palette.size());
        var rgb = new int[size];
        for (int i = 0; i < size; i++) {
            rgb[i] = palette.rgb(i);
        }
        return new IndexColorModel(8, size, rgb, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    /** The palette; none where every value is its own grey: such values are brightness, not indexes. */
    static @Nullable Palette unlessIdentity(Palette palette) {
        if (palette.size() != MOST) {
            return palette;
        }
        for (int i = 0; i < MOST; i++) {
            if (palette.rgb(i) != i * 0x010101) {
                return palette;
            }
        }
        return null;
    }
}
