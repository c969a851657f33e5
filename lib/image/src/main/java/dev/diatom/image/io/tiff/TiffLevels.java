package dev.diatom.image.io.tiff;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * The resolutions of a series: its own pages, and smaller copies of them, which stand in directories below theirs (SubIFDs)
 * or among the other pages: marked as reduced (GDAL, libvips), or in the ways of Aperio and Hamamatsu. Of pages below others
 * only those of the first are read until a level is opened.
 */
final class TiffLevels {
    /** Even halves are fewer. */
    private static final int MOST_LEVELS = 64;

    private static final int REDUCED = 1;
    private static final int MASK = 4;
    /** Pixels by which the sides of a copy may be off, being rounded in one way or the other. */
    private static final double ROUNDING = 2;

    private final TiffContents contents;
    private final TiffSeries base;
    private final List<Found> levels = new ArrayList<>();

    /**
     * A smaller copy.
     *
     * @param page what its pages have in common
     * @param pages its pages, where they are in the chain, or none
     * @param subIfd else its place among those below each page
     */
    private record Found(TiffPage page, List<TiffSeries> pages, int subIfd) {}

    private TiffLevels(TiffContents contents, TiffSeries base) {
        this.contents = contents;
        this.base = base;
    }

    /** Those of a series that has no smaller copies. */
    static TiffLevels none(TiffContents contents, TiffSeries base) {
        return new TiffLevels(contents, base);
    }

    static TiffLevels of(TiffContents contents, TiffSeries base) throws IOException {
        var levels = new TiffLevels(contents, base);
        levels.addSubIfds();
        if (levels.levels.isEmpty()) {
            levels.addOtherPages();
        }
        levels.keepFallingSizes();
        return levels;
    }

    /** How many levels there are, with the largest. */
    int count() {
        return levels.size() + 1;
    }

    /** What the pages of a level have in common. */
    TiffPage page(int level) {
        return level == 0 ? base.page() : levels.get(level - 1).page;
    }

    /** The pages of a level, as many as the series has. */
    TiffSeries series(int level) throws IOException {
        if (level == 0) {
            return base;
        }
        var found = levels.get(level - 1);
        return found.pages.isEmpty() ? belowEachPage(found, level) : found.pages.get(0);
    }

    private void addSubIfds() throws IOException {
        var parent = base.first();
        long[] offsets = contents.subIfds(parent, MOST_LEVELS);
        for (int i = 0; i < offsets.length; i++) {
            var directory = contents.below(parent, offsets[i]);
            try {
                var page = TiffPage.read(directory);
                if (isCopy(page)) {
                    levels.add(new Found(page, List.of(), i));
                }
            } catch (UnsupportedFormatException e) {
                // Something else than a copy: those are as their pages are.
            }
        }
    }

    private void addOtherPages() throws IOException {
        var first = base.first();
        boolean aperio = Makers.isAperio(first) && base.page().tiled();
        boolean hamamatsu = Makers.isHamamatsu(first);
        for (var other : contents.allSeries()) {
            if (other == base || other.pages() != base.pages() || !isCopy(other.page())) {
                continue;
            }
            boolean copy = aperio
                    ? other.page().tiled()
                    : hamamatsu ? Makers.isSlide(other.first()) : isMarkedAsReduced(other);
            if (copy) {
                levels.add(new Found(other.page(), List.of(other), -1));
            }
        }
    }

    private boolean isMarkedAsReduced(TiffSeries other) throws IOException {
        double factor = downsampling(other.page());
        long subfile = other.first().optional(TiffTag.NEW_SUBFILE_TYPE, 0);
        return (subfile & REDUCED) != 0
                && (subfile & MASK) == 0
                && Math.abs(factor - Math.rint(factor))
                        <= factor * ROUNDING / other.page().width();
    }

    /** Whether a page has the same samples as the series, is smaller, and of the same proportions. */
    private boolean isCopy(TiffPage page) {
        var whole = base.page();
        boolean alike =
                page.type() == whole.type() && page.samples() == whole.samples() && page.isRgb() == whole.isRgb();
        boolean smaller = page.width() <= whole.width()
                && page.height() <= whole.height()
                && Math.max(page.width(), page.height()) < Math.max(whole.width(), whole.height());
        double factor = whole.width() >= whole.height()
                ? (double) whole.width() / page.width()
                : (double) whole.height() / page.height();
        return alike
                && smaller
                && Math.abs(whole.width() / factor - page.width()) <= ROUNDING
                && Math.abs(whole.height() / factor - page.height()) <= ROUNDING;
    }

    private double downsampling(TiffPage page) {
        return (double) base.page().width() / page.width();
    }

    private void keepFallingSizes() {
        levels.sort(Comparator.comparingLong((Found found) -> found.page.width())
                .thenComparingLong(found -> found.page.height())
                .reversed());
        var sizes = new HashSet<List<Long>>();
        levels.removeIf(found -> !sizes.add(List.of(found.page.width(), found.page.height())));
    }

    private TiffSeries belowEachPage(Found found, int level) throws IOException {
        var parent = base.first();
        var first = contents.below(parent, contents.subIfds(parent, MOST_LEVELS)[found.subIfd]);
        var series = new TiffSeries(found.page, first);
        for (int i = 0; i < base.pages(); i++) {
            Cancellation.check();
            parent = contents.directory(base, i);
            long[] offsets = contents.subIfds(parent, MOST_LEVELS);
            var directory = found.subIfd < offsets.length ? contents.below(parent, offsets[found.subIfd]) : null;
            if (directory == null
                    || !(series.isLike(directory) || TiffPage.read(directory).equals(found.page))) {
                throw new ImageFormatException(Fault.in(contents.path(), "a page has another pyramid than the first")
                        .atByte(parent.byteOffset(), "page " + i)
                        .expected(
                                "a copy of " + found.page.width() + " x " + found.page.height() + " pixels as level "
                                        + level,
                                directory == null ? "none" : "another")
                        .advice("The file looks damaged"));
            }
            contents.add(series, directory);
        }
        return series;
    }
}
