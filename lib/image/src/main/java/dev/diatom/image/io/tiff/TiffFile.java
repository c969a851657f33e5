package dev.diatom.image.io.tiff;

import dev.diatom.image.Axis;
import dev.diatom.image.Extent;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.Series;
import dev.diatom.image.io.EvenLayout;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.Opened;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.PixelLayout;
import dev.diatom.image.io.PixelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens TIFF and BigTIFF files: reads the headers alone, and learns where the pixels stand. */
public final class TiffFile {
    private static final int MOST_DESCRIPTION_BYTES = 1 << 20;

    private final PixelFile file;
    private final long length;
    private final TiffHeader header;
    private final TiffContents contents;

    private TiffFile(PixelFile file) throws IOException {
        this.file = file;
        this.length = file.length();
        this.header = TiffHeader.read(file, length);
        this.contents = TiffContents.read(new TiffInput(file, length, header.order()), header);
    }

    /**
     * Opens a series of a file; when that fails, no file stays open.
     *
     * @param undescribed the axis of pages that nothing describes
     * @param writable whether the file is opened for writing, too
     */
    public static Opened open(Path path, int series, Axis undescribed, boolean writable) {
        if (undescribed == Axis.X || undescribed == Axis.Y) {
            throw new IllegalArgumentException("pages follow each other along Z, C or T, not along " + undescribed);
        }
        var file = writable ? PixelFile.openForEdit(path) : PixelFile.open(path);
        return IoThreads.call(() -> {
            boolean opened = false;
            try {
                var tiff = new TiffFile(file);
                var chosen = tiff.contents.series(series);
                if (writable) {
                    var input = new TiffInput(file, tiff.length, tiff.header.order());
                    var axes = tiff.axes(chosen, undescribed);
                    long planes = axes.z() * axes.channelPages() * axes.t();
                    EditableCheck.check(file, tiff.contents, chosen, planes, input);
                }
                var result = tiff.open(chosen, undescribed);
                opened = true;
                return result;
            } finally {
                if (!opened) {
                    file.close();
                }
            }
        });
    }

    /** Lists the series of a file. */
    public static List<Series> series(Path path) {
        var file = PixelFile.open(path);
        return IoThreads.call(() -> {
            try (file) {
                var tiff = new TiffFile(file);
                var all = new ArrayList<Series>();
                for (var series : tiff.contents.allSeries()) {
                    var page = series.page();
                    var axes = tiff.axes(series, Axis.Z);
                    all.add(new Series(all.size(), series.pages(), axes.extent(page), page.type()));
                }
                return List.copyOf(all);
            }
        });
    }

    /** How the pages of a series become planes. */
    private record Axes(long z, long channelPages, long t, PageOrder order, ImageJDescription description) {
        Extent extent(TiffPage page) {
            return new Extent(page.width(), page.height(), z, channelPages * page.samples(), t);
        }
    }

    private Opened open(TiffSeries series, Axis undescribed) throws IOException {
        var axes = axes(series, undescribed);
        var page = series.page();
        var extent = axes.extent(page);
        var metadata =
                TiffMetadata.read(series, axes.description(), axes.channelPages(), file.path(), contents.unread());
        var pixels = series.isInPlace()
                ? new PixelStore(file, page.type(), header.order(), extent, layout(series, axes))
                : new TiffBlockPixels(
                        file,
                        header.order(),
                        extent,
                        TiffGrid.ofDecoded(page, axes.order()),
                        new TiffTables(file, length, header, series),
                        series.missingValue());
        return new Opened(pixels, metadata, contents.holdsOnly(series));
    }

    /** As ImageJ describes them where that fits, else all pages lie along one axis. */
    private Axes axes(TiffSeries series, Axis undescribed) throws IOException {
        var page = series.page();
        var description =
                ImageJDescription.parse(series.first().text(TiffTag.IMAGE_DESCRIPTION, MOST_DESCRIPTION_BYTES));
        long planes = series.pages() == 1 && series.isContiguous() && page.isInPlace()
                ? planesOfSingleDirectory(series, description)
                : series.pages();
        if (description.describes(planes) && planes * page.samples() > 1) {
            return new Axes(
                    description.slices(),
                    description.channels(),
                    description.frames(),
                    PageOrder.imageJ(description.channels(), description.slices()),
                    description);
        }
        return new Axes(
                undescribed == Axis.Z ? planes : 1,
                undescribed == Axis.C ? planes : 1,
                undescribed == Axis.T ? planes : 1,
                PageOrder.along(undescribed),
                description);
    }

    /**
     * ImageJ writes stacks above 4 GB with one directory, and all planes behind its first. A description that a program has
     * copied to a file of one plane says nothing.
     */
    private long planesOfSingleDirectory(TiffSeries series, ImageJDescription description) {
        var page = series.page();
        long planeBytes = page.rowBytes() * page.height();
        long available = (length - series.pixels().get(0)) / planeBytes;
        long planes = description.images();
        if (planes == 1 || available == 1) {
            return 1;
        }
        if (planes > available) {
            throw new ImageFormatException(Fault.in(file.path(), "the stack is shorter than ImageJ's description says")
                    .atByte(series.pixels().get(0), "first plane")
                    .expected(planes + " planes of " + planeBytes + " bytes", available)
                    .advice("The file looks cut short or damaged"));
        }
        return planes;
    }

    private PixelLayout layout(TiffSeries series, Axes axes) {
        var page = series.page();
        boolean contiguous = series.isContiguous();
        var order = axes.order();
        var starts = series.pixels();
        long planeBytes = page.rowBytes() * page.height();
        long step = series.pages() == 1 ? planeBytes : starts.step();
        // Pages that overlap, or follow each other backwards, are read one by one.
        boolean even = contiguous && starts.isEven() && step >= planeBytes;
        if (even && (page.samples() == 1 || axes.channelPages() == 1)) {
            long pixelBytes = (long) page.type().bytes() * page.samples();
            long channelStep = page.samples() > 1 ? page.type().bytes() : order.c() * step;
            return new EvenLayout(
                    starts.get(0), pixelBytes, page.rowBytes(), order.z() * step, channelStep, order.t() * step);
        }
        var grid = new TiffGrid(page, order, contiguous ? page.height() : page.blockHeight());
        if (contiguous) {
            return new TiffLayout(grid, block -> starts.get(block.page()));
        }
        var tables = new TiffTables(file, length, header, series);
        return new TiffLayout(grid, block -> tables.of(block.page()).offset(block.number()));
    }
}
