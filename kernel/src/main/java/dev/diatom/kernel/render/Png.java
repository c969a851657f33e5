package dev.diatom.kernel.render;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures as PNG bytes (RFC 2083), made for speed: every byte is stored as its difference from the pixel to the left, and
 * compressed fast. The JDK's encoder takes three times as long, and its files are no smaller where there is noise.
 */
final class Png {
    private static final long SIGNATURE = 0x89504E47_0D0A1A0AL;
    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int RGBA = 6;
    /** The filter that subtracts the pixel to the left. */
    private static final byte SUB = 1;

    private Png() {}

    static byte[] of(BufferedImage picture) {
        return switch (picture.getType()) {
            case BufferedImage.TYPE_BYTE_GRAY -> encoded(picture, GREY, greys(picture));
            case BufferedImage.TYPE_INT_RGB -> encoded(picture, RGB, colours(picture, 3));
            case BufferedImage.TYPE_INT_ARGB -> encoded(picture, RGBA, colours(picture, 4));
            default -> byImageIo(picture);
        };
    }

    private static byte[] greys(BufferedImage picture) {
        int width = picture.getWidth();
        var lines = new byte[(width + 1) * picture.getHeight()];
        var row = new byte[width];
        for (int y = 0, at = 0; y < picture.getHeight(); y++) {
            picture.getRaster().getDataElements(0, y, width, 1, row);
            lines[at++] = SUB;
            byte left = 0;
            for (byte value : row) {
                lines[at++] = (byte) (value - left);
                left = value;
            }
        }
        return lines;
    }

    /** Red, green, blue, and opacity as a fourth. */
    private static byte[] colours(BufferedImage picture, int samples) {
        int width = picture.getWidth();
        var lines = new byte[(samples * width + 1) * picture.getHeight()];
        var row = new int[width];
        for (int y = 0, at = 0; y < picture.getHeight(); y++) {
            picture.getRaster().getDataElements(0, y, width, 1, row);
            lines[at++] = SUB;
            int left = 0;
            for (int value : row) {
                lines[at++] = (byte) ((value >> 16) - (left >> 16));
                lines[at++] = (byte) ((value >> 8) - (left >> 8));
                lines[at++] = (byte) (value - left);
                if (samples == 4) {
                    lines[at++] = (byte) ((value >> 24) - (left >> 24));
                }
                left = value;
            }
        }
        return lines;
    }

    private static byte[] encoded(BufferedImage picture, int colourType, byte[] lines) {
        var header = ByteBuffer.allocate(13)
                .putInt(picture.getWidth())
                .putInt(picture.getHeight())
                .put((byte) 8)
                .put((byte) colourType)
                .array();
        byte[] body = compressed(lines);
        return ByteBuffer.allocate(8 + 3 * 12 + header.length + body.length)
                .putLong(SIGNATURE)
                .put(chunk("IHDR", header))
                .put(chunk("IDAT", body))
                .put(chunk("IEND", new byte[0]))
                .array();
    }

    private static byte[] chunk(String type, byte[] content) {
        var chunk = ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content);
        var crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + content.length);
        return chunk.putInt((int) crc.getValue()).array();
    }

    /**
     * In noise there is nothing to find again, and searching takes twice the time of counting how often each byte
     * occurs; where most pixels are like their neighbours, searching is fast and files become small.
     */
    private static byte[] compressed(byte[] lines) {
        int alike = 0;
        for (byte value : lines) {
            alike += value == 0 ? 1 : 0;
        }
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setStrategy(alike > lines.length / 2 ? Deflater.DEFAULT_STRATEGY : Deflater.HUFFMAN_ONLY);
            deflater.setInput(lines);
            deflater.finish();
            var out = new ByteArrayOutputStream(lines.length / 2 + 64);
            var buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Pictures of other kinds than {@link dev.diatom.image.Show} makes; without a file for a cache. */
    private static byte[] byImageIo(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(picture, "png", out)) {
                throw new IllegalArgumentException("a picture of type " + picture.getType() + " cannot be a PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        return bytes.toByteArray();
    }
}
