package dev.diatom.image.io.codec;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A JPEG as the decoder is given it: one image with all its tables. Tables may come as a stream of their own before it, as
 * TIFF keeps them; what programs write beside (JFIF, Adobe's marker, Exif, colour profiles) is left out, since the file
 * around it says what the samples mean.
 */
final class JpegStream {
    /** As libtiff: each scan goes over all pixels, and costs no more than some bytes. */
    private static final int MOST_SCANS = 100;
    /** Tables of all kinds take some kilobytes. */
    private static final int MOST_TABLE_BYTES = 1 << 18;

    private final byte[] bytes;
    private final int length;
    private final JpegFrame frame;

    private JpegStream(byte[] bytes, int length, JpegFrame frame) {
        this.bytes = bytes;
        this.length = length;
        this.frame = frame;
    }

    /**
     * Reads one.
     *
     * @param shape what the image must be
     * @param mostBytes what is behind this many bytes of coded data is passed over
     */
    static JpegStream read(InputStream from, Decoder.Shape shape, int mostBytes) throws IOException {
        var in = new BufferedInputStream(from);
        var out = new Bytes();
        out.write(0xff);
        out.write(JpegMarkers.START_OF_IMAGE);
        if (shape.samples() == 3) {
            out.writeBytes(JpegMarkers.jfif());
        } else if (shape.samples() == 4) {
            out.writeBytes(JpegMarkers.adobeAsStored());
        }
        JpegFrame frame = null;
        while (true) {
            int marker = marker(in);
            if (marker == JpegMarkers.START_OF_IMAGE || marker == JpegMarkers.END_OF_IMAGE) {
                continue;
            }
            byte[] body = body(in);
            if (JpegFrame.isFrame(marker)) {
                if (frame != null) {
                    throw new IOException("a second frame header");
                }
                frame = JpegFrame.read(marker, body);
                frame.check(shape);
            }
            boolean besides = (marker >= 0xe0 && marker <= 0xef) || marker == JpegMarkers.COMMENT;
            if (!besides) {
                put(out, marker, body);
            }
            if (out.size() > MOST_TABLE_BYTES) {
                throw new IOException("tables of more than " + MOST_TABLE_BYTES + " bytes");
            }
            if (marker == JpegMarkers.START_OF_SCAN) {
                if (frame == null) {
                    throw new IOException("a scan without a frame header");
                }
                int scans = out.size();
                out.writeFrom(in, mostBytes);
                out.write(0xff);
                out.write(JpegMarkers.END_OF_IMAGE);
                boolean several = frame.marker() == 0xc2 || body.length == 0 || body[0] < shape.samples();
                if (several) {
                    checkScans(out.array(), scans, out.size());
                }
                return new JpegStream(out.array(), out.size(), frame);
            }
        }
    }

    /** From the start of the image to its end, for one reader. */
    BytesImageInput input() {
        return new BytesImageInput(bytes, length);
    }

    /** What the image is. */
    JpegFrame frame() {
        return frame;
    }

    private static int marker(InputStream in) throws IOException {
        int byteBefore = in.read();
        if (byteBefore >= 0 && byteBefore != 0xff) {
            throw new IOException(String.format("byte %02x in place of a marker", byteBefore));
        }
        int marker = byteBefore;
        while (marker == 0xff) {
            marker = in.read();
        }
        if (marker < 0) {
            throw new EOFException("the end before an image");
        }
        if (marker < 0xc0 || (marker >= 0xd0 && marker < JpegMarkers.START_OF_IMAGE)) {
            throw new IOException(String.format("marker ff%02x before an image", marker));
        }
        return marker;
    }

    private static byte[] body(InputStream in) throws IOException {
        int length = in.read() << 8 | in.read();
        if (length < 2) {
            throw new IOException("a segment without a length");
        }
        byte[] body = in.readNBytes(length - 2);
        if (body.length < length - 2) {
            throw new EOFException("a segment of " + body.length + " of " + (length - 2) + " bytes");
        }
        return body;
    }

    private static void put(ByteArrayOutputStream out, int marker, byte[] body) {
        out.write(0xff);
        out.write(marker);
        out.write((body.length + 2) >> 8);
        out.write(body.length + 2);
        out.writeBytes(body);
    }

    private static void checkScans(byte[] bytes, int start, int end) throws IOException {
        int scans = 1;
        for (int i = start + 1; i < end; i++) {
            if ((bytes[i] & 0xff) == JpegMarkers.START_OF_SCAN && bytes[i - 1] == (byte) 0xff && ++scans > MOST_SCANS) {
                throw new IOException("more than " + MOST_SCANS + " scans");
            }
        }
    }

    /** Bytes that are not copied once more when they are all there. */
    private static final class Bytes extends ByteArrayOutputStream {
        private static final int PIECE = 1 << 14;

        Bytes() {
            super(2 * PIECE);
        }

        byte[] array() {
            return buf;
        }

        void writeFrom(InputStream in, int most) throws IOException {
            var piece = new byte[PIECE];
            int left = most;
            for (int now; left > 0 && (now = in.read(piece, 0, Math.min(PIECE, left))) > 0; left -= now) {
                write(piece, 0, now);
            }
        }
    }
}
