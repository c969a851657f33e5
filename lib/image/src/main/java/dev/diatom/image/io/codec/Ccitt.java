package dev.diatom.image.io.codec;

import java.io.InputStream;

/**
 * Bilevel rows as facsimile machines code them (ITU-T T.4 and T.6, TIFF 6.0 sections 10 and 11): runs of white and black, by
 * themselves or by what the row above has. A decoded row is packed bits, the first pixel highest; white is 0.
 *
 * @param scheme how rows are coded
 * @param columns of a block: a row of them may be coded by one bit
 */
public record Ccitt(Scheme scheme, int columns) implements Decoder {
    /** How rows are coded, and what stands between them. */
    public enum Scheme {
        /** Runs alone; a row begins at a whole byte. */
        RLE("RLE"),
        /** The same, but a row begins at an even byte. */
        RLE_WORDS("RLE of words"),
        /** Runs alone, with marks between rows. */
        T4("T.4"),
        /** The same, but most rows by the row above. */
        T4_2D("T.4"),
        /** All rows by the row above. */
        T6("T.6");

        private final String label;

        Scheme(String label) {
            this.label = label;
        }

        boolean hasMarks() {
            return this == T4 || this == T4_2D;
        }
    }

    @Override
    public int mostExpansion() {
        return (int) Math.min(Integer.MAX_VALUE, Byte.SIZE * rowBytes());
    }

    private long rowBytes() {
        return (columns + Byte.SIZE - 1L) / Byte.SIZE;
    }

    @Override
    public InputStream decode(InputStream in, Shape shape) {
        return new CcittInput(in, scheme, shape);
    }

    @Override
    public boolean skipsFaster() {
        return true;
    }

    @Override
    public String toString() {
        return "CCITT " + scheme.label;
    }
}
