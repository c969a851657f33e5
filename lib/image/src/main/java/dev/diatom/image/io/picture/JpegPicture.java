package dev.diatom.image.io.picture;

import dev.diatom.image.ImageFormatException;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.codec.JpegMarkers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads JPEG, grey and RGB. The decoder is given tables and data alone, and one marker that says whether the colours are
 * YCbCr by the rules of the IJG's library; left to itself it guesses otherwise where no marker says. What a camera
 * writes beside (Exif and its orientation, colour profiles) leaves the samples as they are stored.
 */
final class JpegPicture {
    private static final int NO_ADOBE = -1;
    /** A block of 8 × 8 takes at least one bit, and stands for at most 32 × 32 pixels. */
    private static final long MOST_PIXELS_PER_BYTE = 8 * 32 * 32;

    private final FileBytes file;
    private final ByteArrayOutputStream tables = new ByteArrayOutputStream();
    private boolean jfif;
    private int adobeTransform = NO_ADOBE;
    private long frameAt;
    private int width;
    private int height;
    private int components;
    private String componentIds = "";

    private JpegPicture(FileBytes file) {
        this.file = file;
    }

    static Picture read(FileBytes file) {
        return new JpegPicture(file).read();
    }

    private Picture read() {
        long at = 2;
        while (true) {
            long start = at;
            while (file.u8(at + 1, "marker") == 0xff) {
                at++;
            }
            int marker = file.u8(at + 1, "marker");
            if (file.u8(start, "marker") != 0xff || marker == 0 || marker == JpegMarkers.END_OF_IMAGE) {
                throw new ImageFormatException(file.fault("the JPEG is damaged", start, "marker")
                        .expected("a segment", String.format("%02x%02x", file.u8(start, "marker"), marker)));
            }
            if (marker == JpegMarkers.START_OF_SCAN) {
                return decode(at);
            }
            int length = file.u16BigEndian(at + 2, "length of a segment");
            if (length < 2) {
                throw new ImageFormatException(file.fault("the JPEG is damaged", at + 2, "length of a segment")
                        .expected("at least 2", length));
            }
            file.require(at + 2, length, "segment");
            segment(marker, at, length);
            at += 2 + length;
        }
    }

    private void segment(int marker, long at, int length) {
        if (marker == 0xe0 && startsWith(at + 4, length - 2, "JFIF\0")) {
            jfif = true;
        } else if (marker == 0xee && length >= 14 && startsWith(at + 4, length - 2, "Adobe")) {
            adobeTransform = file.u8(at + 15, "Adobe");
        } else if (isFrame(marker)) {
            frame(marker, at, length);
        }
        boolean besides = (marker >= 0xe0 && marker <= 0xef) || marker == JpegMarkers.COMMENT;
        if (!besides) {
            tables.write(file.bytes(), (int) at, 2 + length);
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private void frame(int marker, long at, int length) {
        if (marker > 0xc2) {
            throw unsupported("coding", at, "baseline or progressive Huffman coding", String.format("ff%02x", marker));
        }
        frameAt = at;
        int bits = file.u8(at + 4, "bits");
        if (bits != 8) {
            throw unsupported("depth", at + 4, "8 bits", bits);
        }
        height = file.u16BigEndian(at + 5, "height");
        width = file.u16BigEndian(at + 7, "width");
        components = file.u8(at + 9, "components");
        if (components != 1 && components != 3) {
            throw unsupported("number of colours", at + 9, "1 (grey) or 3 (RGB)", components + kind());
        }
        if (height == 0 || width == 0 || length != 8 + 3 * components) {
            throw new ImageFormatException(file.fault("the header of the JPEG is damaged", at, "frame")
                    .expected("a size and as many components", width + " × " + height + ", " + components));
        }
        var ids = new StringBuilder();
        for (int i = 0; i < components; i++) {
            ids.append((char) file.u8(at + 10 + 3L * i, "component"));
        }
        componentIds = ids.toString();
    }

    private String kind() {
        return components == 4 ? " (CMYK)" : "";
    }

    private UnsupportedFormatException unsupported(String what, long at, String rule, Object found) {
        return new UnsupportedFormatException(file.fault("a JPEG of this " + what + " is not read", at, "frame")
                .expected(rule, found)
                .advice("Convert it to PNG or TIFF with the program that made it"));
    }

    private Picture decode(long scanAt) {
        if (components == 0) {
            throw new ImageFormatException(file.fault("the JPEG is damaged", scanAt, "scan")
                    .expected("a frame before the first scan", "none"));
        }
        long least = (long) width * height / MOST_PIXELS_PER_BYTE;
        if (file.length() < least) {
            throw new ImageFormatException(file.fault("the JPEG claims more pixels than it holds", frameAt, "frame")
                    .expected("at least " + least + " bytes for " + width + " × " + height + " pixels", file.length())
                    .advice("The file looks cut short or damaged"));
        }
        var extent = Picture.extent(width, height, components);
        Room.check(file, extent, PixelType.UINT8);
        var stream = new ByteArrayOutputStream();
        stream.write(0xff);
        stream.write(JpegMarkers.START_OF_IMAGE);
        if (components == 3) {
            stream.writeBytes(isYcc() ? JpegMarkers.jfif() : JpegMarkers.adobeAsStored());
        }
        stream.writeBytes(tables.toByteArray());
        stream.write(file.bytes(), (int) scanAt, (int) (file.length() - scanAt));
        var raster =
                JdkDecoder.read(file, stream.toByteArray(), 1, extent).get(0).getRaster();
        return Picture.of(
                PixelType.UINT8,
                extent,
                Rasters.pixels(raster, PixelType.UINT8),
                components == 3 ? Role.RGB : Role.INTENSITY);
    }

    private boolean isYcc() {
        if (jfif) {
            return true;
        }
        return adobeTransform == NO_ADOBE ? !componentIds.equals("RGB") : adobeTransform != 0;
    }

    private boolean startsWith(long at, int length, String text) {
        return length >= text.length()
                && new String(file.bytes(), (int) at, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }
}
