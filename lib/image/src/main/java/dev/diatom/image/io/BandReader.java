package dev.diatom.image.io;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.Selection.Range;
import java.io.IOException;

/** Reads rows of pages as they are written: channels side by side, and labels in the type that they fit. One thread's. */
public final class BandReader {
    private final PixelSource source;
    private final PageSequence pages;
    private final PixelType type;
    private final Object band;
    private final Object interleaved;
    private final Object narrowed;

    /** @param type the type that is written: the source's, or UINT16 where a source of UINT32 fits it */
    public BandReader(PixelSource source, PageSequence pages, PixelType type, int mostRows) {
        this(source, pages, type, source.extent().x(), mostRows);
    }

    /** The same for bands of fewer columns. */
    public BandReader(PixelSource source, PageSequence pages, PixelType type, long mostColumns, int mostRows) {
        int most = Math.toIntExact(mostRows * mostColumns * pages.samples());
        this.source = source;
        this.pages = pages;
        this.type = type;
        this.band = Samples.allocate(source.type(), most);
        this.interleaved = pages.samples() == 1 ? band : Samples.allocate(source.type(), most);
        this.narrowed = type == source.type() ? interleaved : Samples.allocate(type, most);
    }

    /** The samples of some rows, from index 0 on; valid until the next call. */
    public Object read(long page, long firstRow, int rows) throws IOException {
        return read(page, Range.all(source.extent().x()), new Range(firstRow, rows, 1));
    }

    /** The same of some columns. */
    public Object read(long page, Range columns, Range rows) throws IOException {
        source.read(pages.part(page, columns, rows), band, 0);
        long pixels = rows.count() * columns.count();
        int samples = pages.samples();
        if (samples > 1) {
            long[] counts = {pixels, samples};
            Samples.copy(Strides.of(counts, new long[] {1, pixels}, new long[] {samples, 1}), band, 0, interleaved, 0);
        }
        if (type != source.type()) {
            int[] from = (int[]) interleaved;
            short[] to = (short[]) narrowed;
            for (int i = 0; i < pixels * samples; i++) {
                to[i] = (short) from[i];
            }
        }
        return narrowed;
    }
}
