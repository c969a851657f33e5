package dev.diatom.image.io.picture;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.Palette;
import dev.diatom.image.PixelType;
import dev.diatom.image.UnsupportedFormatException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads PNG. The chunks are walked and their checksums compared here, which the decoder does not do; it is then given
 * those with pixels alone, so that a colour key or a palette's opacity leaves the samples as they are stored.
 */
final class PngPicture {
    private static final int SIGNATURE_BYTES = 8;
    /** Deflate's limit: 258 bytes from 2 bits. */
    private static final int LARGEST_RATIO = 1032;

    private final FileBytes file;
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private long dataBytes;
    private @Nullable PngHeader header;
    private @Nullable Palette palette;
    private @Nullable String transparency;

    private PngPicture(FileBytes file) {
        this.file = file;
    }

    static Picture read(FileBytes file) {
        return new PngPicture(file).read();
    }

    private Picture read() {
        stream.write(file.bytes(), 0, SIGNATURE_BYTES);
        long at = SIGNATURE_BYTES;
        String name;
        do {
            long length = file.u32BigEndian(at, "length of a chunk");
            file.require(at + 4, length + 8, "chunk");
            name = new String(file.bytes(), (int) at + 4, 4, StandardCharsets.ISO_8859_1);
            chunk(name, at, (int) length);
            at += length + 12;
        } while (!name.equals("IEND"));
        return decode(known(header));
    }

    private void chunk(String name, long at, int length) {
        if (header == null && !name.equals("IHDR")) {
            throw new ImageFormatException(file.fault("the PNG does not begin with its header", at, "chunk")
                    .expected("IHDR", Fault.quote(name)));
        }
        switch (name) {
            case "IHDR" -> {
                checkSum(name, at, length);
                header = PngHeader.read(file, at + 8, length);
                copy(at, length);
            }
            case "PLTE" -> {
                checkSum(name, at, length);
                if (known(header).hasPalette()) {
                    palette = palette(at + 8, length);
                    copy(at, length);
                }
            }
            case "IDAT" -> {
                checkSum(name, at, length);
                dataBytes += length;
                copy(at, length);
            }
            case "IEND" -> {
                checkSum(name, at, length);
                copy(at, length);
            }
            case "tRNS" -> {
                checkSum(name, at, length);
                transparency = transparency(at + 8, length);
            }
            default -> {
                if (Character.isUpperCase(name.charAt(0))) {
                    throw new UnsupportedFormatException(
                            file.fault("a part of the PNG that its pixels depend on is not read", at, "chunk")
                                    .expected("IHDR, PLTE, IDAT or IEND", Fault.quote(name)));
                }
            }
        }
    }

    private void copy(long at, int length) {
        stream.write(file.bytes(), (int) at, length + 12);
    }

    private void checkSum(String name, long at, int length) {
        var crc = new CRC32();
        crc.update(file.bytes(), (int) at + 4, length + 4);
        long stored = file.u32BigEndian(at + 8 + length, "checksum");
        if (stored != crc.getValue()) {
            throw new ImageFormatException(file.fault("the PNG is damaged", at + 8 + length, "checksum of " + name)
                    .expected(String.format("%08x", crc.getValue()), String.format("%08x", stored))
                    .advice("Fetch the file again from where it came"));
        }
    }

    private Palette palette(long at, int length) {
        int most = 1 << known(header).bits();
        if (length == 0 || length % 3 != 0 || length / 3 > most) {
            throw new ImageFormatException(file.fault("the palette of the PNG has a wrong length", at, "PLTE")
                    .expected("3 bytes for each of 1 to " + most + " colours", length));
        }
        return Palettes.of(file.bytes(), (int) at, length / 3);
    }

    /** Opacities of palette entries, or the samples of the colour that is transparent. */
    private String transparency(long at, int length) {
        var values = new StringJoiner(" ");
        boolean bytes = known(header).hasPalette();
        for (int i = 0; i + (bytes ? 0 : 1) < length; i += bytes ? 1 : 2) {
            values.add(String.valueOf(bytes ? file.u8(at + i, "tRNS") : file.u16BigEndian(at + i, "tRNS")));
        }
        return values.toString();
    }

    private Picture decode(PngHeader head) {
        if (head.hasPalette() && palette == null) {
            throw new ImageFormatException(file.fault("the PNG has no palette", SIGNATURE_BYTES, "chunks")
                    .expected("PLTE before IEND", "none"));
        }
        long least = head.rawBytes() / LARGEST_RATIO;
        if (dataBytes < least) {
            throw new ImageFormatException(file.fault("the PNG claims more pixels than it holds", 16, "IHDR")
                    .expected(
                            "at least " + least + " bytes of data for " + head.width() + " × " + head.height()
                                    + " pixels",
                            dataBytes)
                    .advice("The file looks cut short or damaged"));
        }
        var type = head.bits() == 16 ? PixelType.UINT16 : PixelType.UINT8;
        var extent = Picture.extent(head.width(), head.height(), head.channels());
        Room.check(file, extent, type);
        var raster =
                JdkDecoder.read(file, stream.toByteArray(), 1, extent).get(0).getRaster();
        var pixels = Rasters.pixels(raster, type);
        return Picture.of(type, extent, pixels, head.isColour() ? Role.RGB : Role.INTENSITY)
                .withPalette(head.isBelowByte() ? Palette.greys(1 << head.bits(), 0, 1) : palette)
                .withTags(transparency == null ? Map.of() : Map.of("tRNS", transparency));
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a chunk was read before the header");
        }
        return value;
    }
}
