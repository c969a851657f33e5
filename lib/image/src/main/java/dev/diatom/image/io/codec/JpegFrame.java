package dev.diatom.image.io.codec;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the frame header of a JPEG says (ITU-T T.81, B.2.2).
 *
 * @param marker the second byte of its marker, which says how it is coded
 * @param bits of a sample
 * @param width columns
 * @param height rows
 * @param components in their order
 */
record JpegFrame(int marker, int bits, int width, int height, List<Component> components) {
    private static final int SAMPLE_BITS = 8;
    private static final int MOST_FACTOR = 4;
    private static final String ADVICE =
            "Convert it with the program that made it, or with tifffile and imagecodecs in Python, to LZW or Deflate";

    /** One component, and how many of its samples stand for the largest unit. */
    record Component(int across, int down) {}

    /** Whether a marker begins a frame. */
    static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** From what stands behind the marker and its length. */
    static JpegFrame read(int marker, byte[] body) throws IOException {
        if (marker > 0xc2) {
            throw unsupported(name(marker));
        }
        if (body.length < 6 || body.length != 6 + 3 * (body[5] & 0xff)) {
            throw new EOFException("a frame header of " + body.length + " bytes");
        }
        if (body[0] != SAMPLE_BITS) {
            throw unsupported("JPEG of " + (body[0] & 0xff) + " bits");
        }
        var components = new ArrayList<Component>();
        for (int i = 7; i < body.length; i += 3) {
            components.add(new Component((body[i] & 0xff) >> 4, body[i] & 0xf));
        }
        return new JpegFrame(
                marker,
                SAMPLE_BITS,
                (body[3] & 0xff) << 8 | (body[4] & 0xff),
                (body[1] & 0xff) << 8 | (body[2] & 0xff),
                List.copyOf(components));
    }

    private static UnsupportedCodingException unsupported(String found) {
        return new UnsupportedCodingException(
                "this kind of JPEG is not read", "8 bits, baseline or progressive Huffman coding", found, ADVICE);
    }

    private static String name(int marker) {
        return switch (marker) {
            case 0xc3 -> "lossless JPEG";
            case 0xc9, 0xca, 0xcd, 0xce -> "arithmetic coding";
            case 0xcb, 0xcf -> "lossless JPEG with arithmetic coding";
            default -> "hierarchical JPEG";
        };
    }

    /**
     * Throws where it is not what a block needs: as wide, at least as high, and with as many samples. Of a tile that goes beyond
     * the page, some programs write no more than what is of the page.
     */
    void check(Decoder.Shape shape) throws IOException {
        boolean covers = width >= shape.usedColumns() && width <= shape.columns() && height >= shape.usedRows();
        if (!covers || components.size() != shape.samples()) {
            throw new IOException("a JPEG of " + size(width, height, components.size()) + " where "
                    + size(shape.usedColumns(), shape.usedRows(), shape.samples()) + " is needed");
        }
        for (var component : components) {
            int most = Math.max(component.across, component.down);
            if (Math.min(component.across, component.down) < 1 || most > MOST_FACTOR) {
                throw new IOException("a sampling of " + component.across + " × " + component.down);
            }
        }
    }

    private static String size(int width, int height, int components) {
        return width + " × " + height + " × " + components;
    }

    int mostAcross() {
        return components.stream().mapToInt(Component::across).max().orElse(1);
    }

    int mostDown() {
        return components.stream().mapToInt(Component::down).max().orElse(1);
    }

    /** Whether the components differ in how many samples they have. */
    boolean isSubsampled() {
        return components.stream().distinct().count() > 1;
    }

    /** Whether a component has all columns and every second row. */
    boolean isHalfHigh(int component) {
        var one = components.get(component);
        return one.across == mostAcross() && 2 * one.down == mostDown();
    }
}
