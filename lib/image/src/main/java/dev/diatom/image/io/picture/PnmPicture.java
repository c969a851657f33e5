package dev.diatom.image.io.picture;

import dev.diatom.image.ImageFormatException;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.Palette;
import dev.diatom.image.PixelType;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.Samples;
import java.util.Map;

/**
 * Reads PBM, PGM, PPM and PAM, text and binary, of 8 and 16 bits. Values stay as they are stored whatever the largest
 * value is; in a bitmap 1 is black, and its palette says so.
 */
final class PnmPicture {
    private static final int BYTE_MOST = 255;
    private static final int WORD_MOST = 65535;

    private final FileBytes file;
    private final PnmHeader header;
    private final PixelType type;
    private final int channels;
    private final int width;
    private final int height;

    private PnmPicture(FileBytes file) {
        this.file = file;
        this.header = PnmHeader.read(file);
        this.type = header.most() > BYTE_MOST ? PixelType.UINT16 : PixelType.UINT8;
        this.channels = header.channels();
        this.width = (int) header.width();
        this.height = (int) header.height();
    }

    static Picture read(FileBytes file) {
        return new PnmPicture(file).read();
    }

    private Picture read() {
        var extent = Picture.extent(width, height, channels);
        Room.check(file, extent, type);
        file.require(header.dataAt(), leastBytes(), "pixels");
        var pixels = Samples.allocate(type, (int) extent.pixels());
        long end = header.isText() ? readText(pixels) : readBinary(pixels);
        checkEnd(end);
        int most = header.most();
        return Picture.of(type, extent, pixels, header.isColour() ? Role.RGB : Role.INTENSITY)
                .withPalette(channels == 1 && most < BYTE_MOST ? greys() : null)
                .withTags(most == BYTE_MOST || most == WORD_MOST ? Map.of() : Map.of("MAXVAL", "" + most));
    }

    private Palette greys() {
        return header.isBits() ? Palette.greys(2, 1, 0) : Palette.greys(header.most() + 1, 0, 1);
    }

    private long samples() {
        return header.width() * header.height() * channels;
    }

    private long rowBytes() {
        return header.kind() == 4 ? (header.width() + 7) / 8 : header.width() * channels * type.bytes();
    }

    private long leastBytes() {
        if (!header.isText()) {
            return rowBytes() * header.height();
        }
        return header.isBits() ? samples() : 2 * samples() - 1;
    }

    private long readText(Object pixels) {
        var text = new PnmText(file, header.dataAt());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    long start = text.at();
                    long value = header.isBits() ? text.bit() : text.number("pixels");
                    put(pixels, x, y, c, (int) value, start);
                }
            }
        }
        return text.at();
    }

    private long readBinary(Object pixels) {
        var bytes = file.bytes();
        int at = (int) header.dataAt();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    if (header.kind() == 4) {
                        put(pixels, x, y, c, bytes[at + x / 8] >> (7 - x % 8) & 1, at);
                    } else if (type == PixelType.UINT8) {
                        int from = at + x * channels + c;
                        put(pixels, x, y, c, bytes[from] & 0xff, from);
                    } else {
                        int from = at + 2 * (x * channels + c);
                        put(pixels, x, y, c, (bytes[from] & 0xff) << 8 | (bytes[from + 1] & 0xff), from);
                    }
                }
            }
            at += (int) rowBytes();
        }
        return at;
    }

    private void put(Object pixels, int x, int y, int c, int value, long at) {
        if (value > header.most()) {
            throw new ImageFormatException(file.fault("a sample of the PNM is too large", at, "pixels")
                    .expected("at most " + header.most(), value));
        }
        int index = (c * height + y) * width + x;
        if (pixels instanceof byte[] bytes) {
            bytes[index] = (byte) value;
        } else {
            ((short[]) pixels)[index] = (short) value;
        }
    }

    private void checkEnd(long end) {
        for (long at = end; at < file.length(); at++) {
            if (!PnmText.isSpace(file.u8(at, "end"))) {
                throw new UnsupportedFormatException(
                        file.fault("a PNM with more than one picture is not read", at, "end of the first picture")
                                .expected("the end of the file", file.length() - at + " more bytes")
                                .advice("Split it into one file for each picture"));
            }
        }
    }
}
