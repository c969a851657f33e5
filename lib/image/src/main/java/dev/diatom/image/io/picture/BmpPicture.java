package dev.diatom.image.io.picture;

import dev.diatom.image.ImageFormatException;
import dev.diatom.image.PixelType;
import dev.diatom.image.UnsupportedFormatException;

/**
 * Reads BMP of 1, 4, 8, 16, 24 and 32 bits, and its run lengths. Colours of 5 or 6 bits are widened to 8 and rounded to
 * the nearest.
 */
final class BmpPicture {
    private static final int FILE_HEADER = 14;
    private static final int CORE_HEADER = 12;
    private static final int BITFIELDS = 3;

    private final FileBytes file;
    private final long headerBytes;

    private BmpPicture(FileBytes file) {
        this.file = file;
        this.headerBytes = file.u32LittleEndian(FILE_HEADER, "length of the header");
    }

    static Picture read(FileBytes file) {
        return new BmpPicture(file).read();
    }

    private Picture read() {
        boolean core = headerBytes == CORE_HEADER;
        if (!core && (headerBytes < 40 || headerBytes > 124)) {
            throw new UnsupportedFormatException(file.fault("a BMP of this kind is not read", FILE_HEADER, "header")
                    .expected("a header of 12 or 40 to 124 bytes", headerBytes));
        }
        long width = core ? file.u16LittleEndian(18, "width") : (int) file.u32LittleEndian(18, "width");
        long height = core ? file.u16LittleEndian(20, "height") : Math.abs((int) file.u32LittleEndian(22, "height"));
        if (width < 1 || height < 1) {
            throw new ImageFormatException(file.fault("the header of the BMP is damaged", 18, "width and height")
                    .expected("sizes of at least 1", width + " and " + height));
        }
        int bits = file.u16LittleEndian(core ? 24 : 28, "bits");
        long compression = core ? 0 : file.u32LittleEndian(30, "compression");
        check(bits, compression);
        if (!core) {
            checkColours(bits);
        }
        var extent = Picture.extent(width, height, bits <= 8 ? 1 : bits == 32 ? 4 : 3);
        Room.check(file, extent, PixelType.UINT8);
        if (compression == 0 || compression == BITFIELDS) {
            long rowBytes = (width * bits + 31) / 32 * 4;
            // The last row's padding is often missing.
            file.require(file.u32LittleEndian(10, "offset of the pixels"), rowBytes * height - 3, "pixels");
        }
        var picture = JdkDecoder.read(file, file.bytes(), 1, extent).get(0);
        return BufferedPicture.read(picture);
    }

    private void check(int bits, long compression) {
        boolean read = switch ((int) compression) {
            case 0 -> bits == 1 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
            case 1 -> bits == 8;
            case 2 -> bits == 4;
            case BITFIELDS -> bits == 16 || bits == 32;
            default -> false;
        };
        if (!read) {
            throw new UnsupportedFormatException(
                    file.fault("a BMP of this kind is not read", 28, "bits and compression")
                            .expected(
                                    "1, 4, 8, 16, 24 or 32 bits, uncompressed or in run lengths",
                                    bits + " bits, compression " + compression)
                            .advice("Convert it to PNG"));
        }
        for (int i = 0; compression == BITFIELDS && i < (headerBytes < 56 ? 3 : 4); i++) {
            long mask = file.u32LittleEndian(54 + 4L * i, "masks");
            if (Long.bitCount(mask) > 8) {
                throw new UnsupportedFormatException(file.fault("a BMP of this kind is not read", 54 + 4L * i, "masks")
                        .expected("at most 8 bits a colour", Long.bitCount(mask))
                        .advice("Convert it to PNG"));
            }
        }
    }

    private void checkColours(int bits) {
        long colours = file.u32LittleEndian(46, "number of colours");
        if (bits <= 8 && colours > 1 << bits) {
            throw new ImageFormatException(file.fault("the header of the BMP is damaged", 46, "number of colours")
                    .expected("at most " + (1 << bits), colours));
        }
    }
}
