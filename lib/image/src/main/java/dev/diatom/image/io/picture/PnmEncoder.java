package dev.diatom.image.io.picture;

import dev.diatom.image.Palette;
import dev.diatom.image.PixelType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes PBM, PGM, PPM and PAM, binary. */
final class PnmEncoder {
    private PnmEncoder() {}

    /** A picture whose palette only says how many greys there are, without it: PGM says so by its largest value. */
    static Picture withoutGreys(Picture picture) {
        var palette = picture.palette();
        boolean greys = palette != null && palette.equals(Palette.greys(palette.size(), 0, 1));
        return greys && PictureKind.of(picture) == PictureKind.INDEXES ? picture.withPalette(null) : picture;
    }

    static byte[] write(Picture picture, boolean pam) {
        var plain = withoutGreys(picture);
        int most = most(picture, plain);
        var out = new ByteArrayOutputStream();
        String size = plain.width() + " " + plain.height() + "\n";
        if (PictureKind.of(plain) == PictureKind.BITMAP) {
            out.writeBytes(ascii("P4\n" + size));
            writeBits(plain, out);
            return out.toByteArray();
        }
        int channels = plain.channels();
        String[] tuples = {"GRAYSCALE", "", "RGB", "RGB_ALPHA"};
        out.writeBytes(ascii(
                pam
                        ? "P7\nWIDTH " + plain.width() + "\nHEIGHT " + plain.height() + "\nDEPTH " + channels
                                + "\nMAXVAL " + most + "\nTUPLTYPE " + tuples[channels - 1] + "\nENDHDR\n"
                        : (channels == 1 ? "P5\n" : "P6\n") + size + most + "\n"));
        writeSamples(plain, out);
        return out.toByteArray();
    }

    private static int most(Picture picture, Picture plain) {
        var palette = picture.palette();
        if (palette != null && plain.palette() == null) {
            return palette.size() - 1;
        }
        return plain.type() == PixelType.UINT8 ? 255 : 65535;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void writeBits(Picture picture, ByteArrayOutputStream out) {
        var pixels = (byte[]) picture.pixels();
        int width = picture.width();
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < width; x += 8) {
                int bits = 0;
                for (int i = x; i < Math.min(width, x + 8); i++) {
                    bits |= pixels[y * width + i] << (7 - (i - x));
                }
                out.write(bits);
            }
        }
    }

    private static void writeSamples(Picture picture, ByteArrayOutputStream out) {
        int plane = (int) picture.extent().planePixels();
        for (int i = 0; i < plane; i++) {
            for (int c = 0; c < picture.channels(); c++) {
                if (picture.pixels() instanceof byte[] bytes) {
                    out.write(bytes[c * plane + i]);
                } else {
                    int value = ((short[]) picture.pixels())[c * plane + i];
                    out.write(value >> 8);
                    out.write(value);
                }
            }
        }
    }
}
