package dev.diatom.samples;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes 16-bit planes as an uncompressed little-endian TIFF: one page per plane, all directories first, then the strips of
 * all planes in order. The first page carries a description in ImageJ's manner.
 *
 * @param rowsPerStrip how many rows lie in one strip; the last strip of a page may have fewer
 * @param micronsPerPixel the side of a pixel
 * @param micronsPerPlane the distance of planes
 */
record StackFile(int sizeX, int sizeY, int sizeZ, int rowsPerStrip, double micronsPerPixel, double micronsPerPlane) {
    // TIFF 6.0, section 2: field types and their sizes in bytes.
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;

    private static final int ENTRIES = 15;
    private static final int DIRECTORY_BYTES = 2 + 12 * ENTRIES + 4;

    void write(Path file, short[] voxels) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(head());
            var bytes = new byte[pageBytes()];
            var page = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
            for (int z = 0; z < sizeZ; z++) {
                page.clear().put(voxels, z * page.capacity(), page.capacity());
                out.write(bytes);
            }
        }
    }

    /** The file header and all directories with what does not fit into them. */
    private byte[] head() {
        var description = description();
        int strips = strips();
        int perPage = DIRECTORY_BYTES + 2 * 4 * strips + 2 * 8;
        int textAt = 8 + perPage * sizeZ;
        int pixelsAt = textAt + description.length + (description.length & 1);
        var bytes = new byte[pixelsAt];
        var head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        head.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        for (int page = 0; page < sizeZ; page++) {
            int at = 8 + perPage * page;
            int offsetsAt = at + DIRECTORY_BYTES;
            int countsAt = offsetsAt + 4 * strips;
            int resolutionAt = countsAt + 4 * strips;
            head.position(at).putShort((short) ENTRIES);
            entry(head, 254, LONG, 1, 0); // NewSubfileType
            entry(head, 256, LONG, 1, sizeX);
            entry(head, 257, LONG, 1, sizeY);
            entry(head, 258, SHORT, 1, 16); // BitsPerSample
            entry(head, 259, SHORT, 1, 1); // Compression: none
            entry(head, 262, SHORT, 1, 1); // PhotometricInterpretation: black is zero
            entry(head, 270, ASCII, description.length, textAt);
            entry(head, 273, LONG, strips, strips == 1 ? pixelsAt + page * pageBytes() : offsetsAt);
            entry(head, 277, SHORT, 1, 1); // SamplesPerPixel
            entry(head, 278, LONG, 1, rowsPerStrip);
            entry(head, 279, LONG, strips, strips == 1 ? pageBytes() : countsAt);
            entry(head, 282, RATIONAL, 1, resolutionAt);
            entry(head, 283, RATIONAL, 1, resolutionAt + 8);
            entry(head, 296, SHORT, 1, 1); // ResolutionUnit: none; the description names it
            entry(head, 339, SHORT, 1, 1); // SampleFormat: unsigned
            head.putInt(page + 1 < sizeZ ? at + perPage : 0);
            putStrips(head, offsetsAt, countsAt, pixelsAt + page * pageBytes());
            for (int axis = 0; axis < 2; axis++) {
                head.putInt(resolutionAt + 8 * axis, 1_000_000);
                head.putInt(resolutionAt + 8 * axis + 4, (int) StrictMath.rint(micronsPerPixel * 1_000_000));
            }
        }
        head.position(textAt).put(description);
        return bytes;
    }

    private void putStrips(ByteBuffer head, int offsetsAt, int countsAt, int pixelsAt) {
        for (int strip = 0; strip < strips(); strip++) {
            int rows = StrictMath.min(rowsPerStrip, sizeY - strip * rowsPerStrip);
            head.putInt(offsetsAt + 4 * strip, pixelsAt + strip * rowsPerStrip * 2 * sizeX);
            head.putInt(countsAt + 4 * strip, rows * 2 * sizeX);
        }
    }

    private static void entry(ByteBuffer head, int tag, int type, int count, int value) {
        head.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private byte[] description() {
        var text = "ImageJ=1.54p\nimages=" + sizeZ + "\nslices=" + sizeZ + "\nunit=micron\nspacing="
                + Decimals.bare(micronsPerPlane, 6).replaceFirst("^\\.", "0.")
                + "\nloop=false\n\0";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private int strips() {
        return (sizeY + rowsPerStrip - 1) / rowsPerStrip;
    }

    private int pageBytes() {
        return 2 * sizeX * sizeY;
    }
}
