package dev.diatom.image.io.codec;

import java.io.InputStream;
import java.util.List;

/**
 * How the bytes of a strip or tile become rows of samples. Equal decoders decode alike: they tell which pages are of one
 * kind. What it is called is its {@code toString}.
 */
public interface Decoder {
    /**
     * What a block holds when it is decoded. The last strip of a page may have fewer rows.
     *
     * @param samples how many samples stand side by side in a pixel
     * @param usedColumns how many columns are of the page: fewer in a tile that goes beyond it
     * @param usedRows how many rows are
     */
    record Shape(int columns, int rows, int samples, int usedColumns, int usedRows) {
        /** All of it is of the page. */
        public Shape(int columns, int rows, int samples) {
            this(columns, rows, samples, columns, rows);
        }
    }

    /** No byte can become more bytes than this: what claims more is damaged. */
    int mostExpansion();

    /**
     * The decoded bytes of what the stream gives, row by row. Nothing is read before the first byte is asked for; closing
     * gives back what the stream holds. Wrong bytes are an {@code IOException}, or one of the decoder's own.
     */
    InputStream decode(InputStream in, Shape shape);

    /** How many strips or tiles of the file make a block together: more than one where each sample has its own. */
    default int streams() {
        return 1;
    }

    /** As {@link #decode(InputStream, Shape)}, of as many streams as make a block. */
    default InputStream decode(List<InputStream> in, Shape shape) {
        return decode(in.get(0), shape);
    }

    /** Whether the stream passes over a row in less time than it gives it. */
    default boolean skipsFaster() {
        return false;
    }

    /** Whether a block is decoded as a whole before its first row is there: then it must fit into the memory. */
    default boolean isWhole() {
        return false;
    }
}
