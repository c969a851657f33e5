package dev.diatom.image.io.codec;

import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import javax.imageio.ImageTypeSpecifier;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JPEG of 8 bits by the JDK's own copy of libjpeg, which gives the samples of the components; what they mean is
 * decided here, by what the file around the JPEG says. Cut or damaged data, of which libjpeg warns and guesses pixels, are
 * a failure.
 *
 * @param old whether it is the JPEG of TIFF 6.0 section 22, of which only the name differs here
 * @param colours what Y, Cb and Cr mean; null where the samples are taken as they are, or are red, green and blue: these
 *     have no chroma that could be subsampled, so that a JPEG in which it is holds YCbCr, whatever is said
 * @param rgb whether the samples are said to be red, green and blue
 */
public record JpegDecoder(boolean old, @Nullable YCbCr colours, boolean rgb) implements Decoder {
    /** The samples as they are. */
    public static final JpegDecoder AS_STORED = new JpegDecoder(false, null, false);
    /** Red, green and blue. */
    public static final JpegDecoder RGB = new JpegDecoder(false, null, true);
    /** YCbCr as red, green and blue. */
    public static final JpegDecoder YCC = new JpegDecoder(false, YCbCr.JFIF, false);

    /** A block of 8 × 8 takes one bit at least, and stands for 32 × 32 pixels of four samples at most. */
    private static final int MOST_EXPANSION = 8 * 32 * 32 * 4;
    /** Coded data are not longer than what they stand for, but for very small images. */
    private static final int LEAST_BYTES = 1 << 20;

    private static final ImageTypeSpecifier COLOURS = ImageTypeSpecifier.createInterleaved(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), new int[] {0, 1, 2}, DataBuffer.TYPE_BYTE, false, false);
    /** libjpeg's own limit, and that of the JDK. */
    private static final int MOST_SAMPLES = 4;

    @Override
    public int mostExpansion() {
        return MOST_EXPANSION;
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public InputStream decode(InputStream in, Shape shape) {
        return new Whole(in, shape);
    }

    @Override
    public String toString() {
        return old ? "old-style JPEG" : "JPEG";
    }

    private byte[] pixels(InputStream in, Shape shape) throws IOException {
        if (shape.samples() > MOST_SAMPLES) {
            throw new UnsupportedCodingException(
                    "a JPEG of so many components is not read",
                    "at most " + MOST_SAMPLES,
                    String.valueOf(shape.samples()),
                    "Convert it with the program that made it, such as to LZW or Deflate");
        }
        long samples = (long) shape.columns() * shape.rows() * shape.samples();
        var stream = JpegStream.read(in, shape, (int) Math.min(Integer.MAX_VALUE - (1 << 20), samples + LEAST_BYTES));
        var meant = rgb && stream.frame().isSubsampled() ? YCbCr.JFIF : colours;
        boolean halfHigh = false;
        for (int i = 0; i < shape.samples(); i++) {
            halfHigh |= stream.frame().isHalfHigh(i);
        }
        int width = stream.frame().width();
        int height = Math.min(stream.frame().height(), shape.rows());
        if (!halfHigh && YCbCr.JFIF.equals(meant)) {
            return padded(decoded(stream, height, true), width, height, shape);
        }
        // The row of chroma below the last is needed, too.
        int rows = halfHigh ? Math.min(stream.frame().height(), height + 2) : height;
        byte[] pixels = decoded(stream, rows, false);
        if (halfHigh) {
            JpegHalfHigh.smooth(pixels, stream.frame(), rows);
        }
        if (meant != null) {
            meant.tables().convert(pixels, 0, width * height);
        }
        return padded(pixels, width, height, shape);
    }

    /** Puts what is of the page into the tile that goes beyond it. */
    private static byte[] padded(byte[] pixels, int width, int height, Shape shape) {
        if (width == shape.columns() && height == shape.rows()) {
            return pixels;
        }
        var tile = new byte[shape.columns() * shape.rows() * shape.samples()];
        int bytes = width * shape.samples();
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * bytes, tile, y * shape.columns() * shape.samples(), bytes);
        }
        return tile;
    }

    /**
     * The samples of the first rows, side by side.
     *
     * @param rgb whether YCbCr becomes red, green and blue, as {@link YCbCr#JFIF} does but faster; else they are as stored
     */
    private static byte[] decoded(JpegStream stream, int rows, boolean rgb) throws IOException {
        int columns = stream.frame().width();
        var reader = JdkReader.of("JPEG");
        var warnings = new ArrayList<String>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        try (var input = stream.input()) {
            reader.setInput(input, false, true);
            var part = reader.getDefaultReadParam();
            part.setSourceRegion(new Rectangle(0, 0, columns, rows));
            if (rgb) {
                part.setDestination(COLOURS.createBufferedImage(columns, rows));
            }
            var raster = rgb ? reader.read(0, part).getRaster() : reader.readRaster(0, part);
            if (!warnings.isEmpty()) {
                throw new IOException(warnings.get(0));
            }
            return ((DataBufferByte) raster.getDataBuffer()).getData();
        } finally {
            reader.dispose();
        }
    }

    private final class Whole extends InputStream {
        private final InputStream in;
        private final Shape shape;
        private @Nullable ByteArrayInputStream decoded;

        Whole(InputStream in, Shape shape) {
            this.in = in;
            this.shape = shape;
        }

        private ByteArrayInputStream decoded() throws IOException {
            if (decoded == null) {
                byte[] pixels = pixels(in, shape);
                decoded = new ByteArrayInputStream(pixels, 0, shape.columns() * shape.rows() * shape.samples());
            }
            return decoded;
        }

        @Override
        public int read() throws IOException {
            return decoded().read();
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            return decoded().read(to, offset, length);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
