package dev.diatom.image.io.codec;

import java.io.InputStream;

/**
 * How the bytes of a strip or tile become rows of samples. Equal decoders decode alike: they tell which pages are of one
 * kind. What it is called is its {@code toString}.
 */
public interface Decoder {
    /**
     * What a block holds when it is decoded. The last strip of a page may have fewer rows.
     *
     * @param samples how many samples stand side by side in a pixel
     */
    record Shape(int columns, int rows, int samples) {}

    /** No byte can become more bytes than this: what claims more is damaged. */
    int mostExpansion();

    /**
     * The decoded bytes of what the stream gives, row by row. Nothing is read before the first byte is asked for; closing
     * gives back what the stream holds. Wrong bytes are an {@code IOException}, or one of the decoder's own.
     */
    InputStream decode(InputStream in, Shape shape);
}
