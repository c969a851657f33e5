package dev.diatom.image.io.tiff;

import dev.diatom.image.Axis;
import dev.diatom.image.Extent;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.Series;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.EvenLayout;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.Opened;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.PixelLayout;
import dev.diatom.image.io.PixelStore;
import dev.diatom.image.io.StoredPixels;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Opens TIFF and BigTIFF files: reads the headers alone, and learns where the pixels stand. */
public final class TiffFile implements Closeable {
    private static final int MOST_DESCRIPTION_BYTES = 1 << 20;

    private final PixelFile file;
    private final long length;
    private final TiffHeader header;
    private final TiffContents contents;
    private @Nullable OmeTiff ome;

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
                var set = tiff.findSet(series);
                if (set != null) {
                    return tiff.openSet(set, writable);
                }
                var chosen = tiff.series(series);
                if (writable) {
                    var input = new TiffInput(file, tiff.length, tiff.header.order());
                    var axes = tiff.axes(chosen, undescribed);
                    EditableCheck.check(file, tiff.contents, chosen, axes.planes(), input);
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
                for (var image : tiff.ome().images()) {
                    long pages = image.map().planesThere();
                    var name = image.ome().name();
                    all.add(new Series(
                            all.size(), name, (int) Math.min(Integer.MAX_VALUE, pages), image.extent(), image.type()));
                }
                for (var series : all.isEmpty() ? tiff.contents.allSeries() : List.<TiffSeries>of()) {
                    var page = series.page();
                    var axes = tiff.axes(series, Axis.Z);
                    all.add(new Series(all.size(), series.pages(), axes.extent(page), page.type()));
                }
                return List.copyOf(all);
            }
        });
    }

    /** A file of a set, of which any page may be read; when that fails, it does not stay open. On {@link IoThreads} only. */
    static TiffFile openPages(Path path) throws IOException {
        var file = PixelFile.open(path);
        boolean opened = false;
        try {
            var tiff = new TiffFile(file);
            opened = true;
            return tiff;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    Path path() {
        return file.path();
    }

    TiffContents contents() {
        return contents;
    }

    /** Where the pages of the chain are, by their numbers in it. */
    PagePlaces places() {
        return contents.places();
    }

    /** The directory that the header names, whether or not its page can be read. */
    TiffDirectory firstDirectory() throws IOException {
        return TiffDirectory.read(new TiffInput(file, length, header.order()), header.first(), header.big(), 0);
    }

    /** The images that an OME-XML describes; none where there is none. */
    private OmeTiff ome() throws IOException {
        var known = ome;
        if (known == null) {
            known = OmeTiff.read(file.path(), contents, firstDirectory());
            ome = known;
        }
        return known;
    }

    /** An image whose planes are not in pages of this file alone, or not in alike ones; null where they are. */
    OmeTiff.@Nullable Image findSet(int number) throws IOException {
        var images = ome().images();
        boolean isSet =
                number >= 0 && number < images.size() && images.get(number).pages() == null;
        return isSet ? images.get(number) : null;
    }

    private Opened openSet(OmeTiff.Image image, boolean writable) throws IOException {
        if (writable) {
            throw new UnsupportedFormatException(Fault.in(file.path(), "this image cannot be edited in its file")
                    .expected(
                            "all planes in pages of this file, of one kind",
                            "an OME-TIFF set, or one with planes missing")
                    .advice("Edit a copy (DiskImage.copyOf) and save that"));
        }
        var place = contents.places().find(image.map().anyPage());
        var none = ImageJDescription.parse("");
        var tiff = place == null
                ? ImageMetadata.of(String.valueOf(file.path().getFileName()), Role.INTENSITY)
                : TiffMetadata.read(place.series(), none, image.map().channelPages(), file.path(), contents.unread());
        var metadata = ome().describe(tiff, image);
        file.close();
        return new Opened(new OmeSetPixels(file.path(), image, ome().files()), metadata, false);
    }

    /** The pages of an image of the file. */
    TiffSeries series(int number) throws IOException {
        var images = ome().images();
        if (images.isEmpty()) {
            return contents.series(number);
        }
        if (number < 0 || number >= images.size()) {
            throw new IndexOutOfBoundsException(
                    file.path() + ": there is no series " + number + ": expected 0 to " + (images.size() - 1));
        }
        return Objects.requireNonNull(images.get(number).pages());
    }

    ImageMetadata metadata(TiffSeries series, Axes axes) throws IOException {
        var tiff =
                TiffMetadata.read(series, axes.description(), axes.channelPages(), file.path(), unread(series, axes));
        var image = ome().find(series);
        return image == null ? ome().describe(withOthers(tiff)) : ome().describe(tiff, image);
    }

    /** Says how many other images there are, such as the thumbnails of an LSM. */
    private ImageMetadata withOthers(ImageMetadata tiff) {
        int others = contents.allSeries().size() - 1;
        if (others == 0) {
            return tiff;
        }
        var tags = new TreeMap<>(tiff.tags());
        tags.put("(other series)", others + ": pages of other size or kind, which DiskImage.series lists");
        return tiff.withTags(tags);
    }

    /** All pages of a series, which are planes along Z. */
    StoredPixels pagesAlongZ(TiffSeries series) throws IOException {
        var axes = new Axes(series.pages(), 1, 1, PageOrder.along(Axis.Z), ImageJDescription.parse(""));
        return pixels(series, axes);
    }

    /** How the pages of a series become planes. */
    record Axes(long z, long channelPages, long t, PageOrder order, ImageJDescription description) {
        long planes() {
            return z * channelPages * t;
        }

        Extent extent(TiffPage page) {
            return new Extent(page.width(), page.height(), z, channelPages * page.samples(), t);
        }
    }

    private Opened open(TiffSeries series, Axis undescribed) throws IOException {
        var axes = axes(series, undescribed);
        // What stands below a page may be more than a copy of it.
        boolean whole = contents.holdsOnly(series)
                && ome().images().size() <= 1
                && !series.first().has(TiffTag.SUB_IFDS);
        return new Opened(pixels(series, axes), metadata(series, axes), whole);
    }

    StoredPixels pixels(TiffSeries series, Axes axes) throws IOException {
        var page = series.page();
        var extent = axes.extent(page);
        return series.isInPlace()
                ? new PixelStore(file, page.type(), header.order(), extent, layout(series, axes))
                : new TiffBlockPixels(
                        file,
                        header.order(),
                        extent,
                        TiffGrid.ofDecoded(page, axes.order()),
                        new TiffTables(file, length, header, series),
                        series.missingValue());
    }

    /** As OME-XML or ImageJ describes them where that fits, else all pages lie along one axis. */
    Axes axes(TiffSeries series, Axis undescribed) throws IOException {
        var image = ome().find(series);
        if (image != null) {
            var extent = image.extent();
            long channelPages = image.map().channelPages();
            var order = PageOrder.zct(extent.z(), channelPages);
            return new Axes(extent.z(), channelPages, extent.t(), order, ImageJDescription.parse(""));
        }
        var page = series.page();
        var description =
                ImageJDescription.parse(series.first().text(TiffTag.IMAGE_DESCRIPTION, MOST_DESCRIPTION_BYTES));
        long planes = isStackOfOne(series) ? planesOfSingleDirectory(series, description) : series.pages();
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

    /** Whether planes may follow the only page. */
    private static boolean isStackOfOne(TiffSeries series) {
        return series.pages() == 1 && series.isContiguous() && series.page().isInPlace();
    }

    /**
     * ImageJ writes stacks above 4 GB with one directory, and all planes behind its first; MetaMorph writes all stacks so. A
     * description that a program has copied to a file of one plane says nothing.
     */
    private long planesOfSingleDirectory(TiffSeries series, ImageJDescription description) {
        var page = series.page();
        long start = series.pixels().get(0);
        long planeBytes = page.rowBytes() * page.height();
        long directory = series.first().byteOffset();
        long available = ((directory > start ? directory : length) - start) / planeBytes;
        boolean imageJ = description.images() > 1;
        long planes = imageJ ? description.images() : Math.max(1, series.first().count(TiffTag.UIC2));
        if (planes == 1 || available == 1) {
            return 1;
        }
        if (planes > available) {
            throw new ImageFormatException(Fault.in(
                            file.path(),
                            "the stack is shorter than " + (imageJ ? "ImageJ's description" : "MetaMorph's tag 33629")
                                    + " says")
                    .atByte(start, "first plane")
                    .expected(planes + " planes of " + planeBytes + " bytes", available)
                    .advice("The file looks cut short or damaged"));
        }
        return planes;
    }

    /** What is said of that which is not read beside a series; empty where nothing is. */
    private String unread(TiffSeries series, Axes axes) {
        long planes = series.first().count(TiffTag.UIC2);
        boolean stack = planes > 1 && series.pages() == 1 && axes.planes() == 1;
        var said = contents.unread();
        return !stack
                ? said
                : (planes - 1) + " planes that MetaMorph's tag 33629 tells of"
                        + (isStackOfOne(series)
                                ? ", which are not in the file"
                                : ": they do not follow the first as it is")
                        + (said.isEmpty() ? "" : "; ") + said;
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

    @Override
    public void close() throws IOException {
        file.close();
    }
}
