package dev.diatom.image.io.tiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which page of which series each directory of a chain is. Pages of one series that follow each other take one entry. */
final class PagePlaces {
    private final List<@Nullable TiffSeries> series = new ArrayList<>();
    private int[] firstDirectories = new int[8];
    private int[] firstPages = new int[8];
    private int size;

    /** A page of a series, by its number in it. */
    record Place(TiffSeries series, int page) {}

    /** The next directory is the last page of a series, or of none, being unreadable. */
    void add(@Nullable TiffSeries of) {
        int last = series.size() - 1;
        if (last < 0 || series.get(last) != of) {
            if (series.size() == firstPages.length) {
                firstDirectories = Arrays.copyOf(firstDirectories, firstDirectories.length * 2);
                firstPages = Arrays.copyOf(firstPages, firstPages.length * 2);
            }
            firstDirectories[series.size()] = size;
            firstPages[series.size()] = of == null ? 0 : of.pages() - 1;
            series.add(of);
        }
        size++;
    }

    /** How many directories there are. */
    int size() {
        return size;
    }

    /** The page that a directory is, by its number in the chain; null where it cannot be read. */
    @Nullable
    Place find(long directory) {
        if (directory < 0 || directory >= size) {
            return null;
        }
        int found = Arrays.binarySearch(firstDirectories, 0, series.size(), (int) directory);
        int run = found >= 0 ? found : -found - 2;
        var of = series.get(run);
        return of == null ? null : new Place(of, firstPages[run] + (int) directory - firstDirectories[run]);
    }
}
