package dev.diatom.image.io.tiff;

import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PixelFile;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the blocks of each page stand: read again from its directory when they are needed, the last ones kept. */
final class TiffTables {
    /** The numbers that are kept, 2 MB of them; those of one page always are. */
    private static final int MOST_NUMBERS = 1 << 18;

    private final PixelFile file;
    private final long length;
    private final ByteOrder order;
    private final boolean big;
    private final TiffSeries series;
    private final Map<Integer, TiffBlocks> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long numbers;

    TiffTables(PixelFile file, long length, TiffHeader header, TiffSeries series) {
        this.file = file;
        this.length = length;
        this.order = header.order();
        this.big = header.big();
        this.series = series;
    }

    /** Those of a page. Safe from any thread; nothing is locked while the file is read. */
    TiffBlocks of(int page) {
        synchronized (kept) {
            var known = kept.get(page);
            if (known != null) {
                return known;
            }
        }
        var blocks = IoThreads.call(() -> read(page));
        synchronized (kept) {
            if (kept.putIfAbsent(page, blocks) == null) {
                numbers += blocks.size();
            }
            var oldest = kept.entrySet().iterator();
            while (numbers > MOST_NUMBERS && kept.size() > 1) {
                numbers -= oldest.next().getValue().size();
                oldest.remove();
            }
        }
        return blocks;
    }

    private TiffBlocks read(int page) throws IOException {
        var input = new TiffInput(file, length, order);
        return TiffBlocks.read(TiffDirectory.read(input, series.directory(page), big, page), series.page(), input);
    }
}
