package dev.diatom.image.io.tiff;

import dev.diatom.image.Extent;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;
import dev.diatom.image.io.StoredPixels;
import java.io.Closeable;
import java.io.IOException;
import java.util.IdentityHashMap;

/** One open file of an OME-TIFF set: any of its pages that are like those of the image. */
final class OmeSetFile implements Closeable {
    private final TiffFile tiff;
    private final OmeTiff.Image image;
    private final IdentityHashMap<TiffSeries, StoredPixels> opened = new IdentityHashMap<>();

    OmeSetFile(TiffFile tiff, OmeTiff.Image image) {
        this.tiff = tiff;
        this.image = image;
    }

    double get(long page, long x, long y, long sample) throws IOException {
        var place = place(page);
        return pixels(place.series()).get(x, y, place.page(), sample, 0);
    }

    /** Reads one channel of a page. */
    void read(long page, Range x, Range y, long sample, Object pixels, int start) throws IOException {
        var place = place(page);
        var plane = new Selection(x, y, Range.at(place.page()), Range.at(sample), Range.at(0));
        pixels(place.series()).read(plane, pixels, start);
    }

    private synchronized StoredPixels pixels(TiffSeries series) throws IOException {
        var known = opened.get(series);
        if (known == null) {
            known = tiff.pagesAlongZ(series);
            opened.put(series, known);
        }
        return known;
    }

    private PagePlaces.Place place(long page) {
        var place = tiff.places().find(page);
        if (place == null) {
            throw new ImageFormatException(Fault.in(tiff.path(), "a page of the set is missing or cannot be read")
                    .expected(
                            "page " + page + ", which the OME-XML names",
                            tiff.places().size() + " pages")
                    .advice("The file looks cut short, or is not the one that is meant"));
        }
        var found = place.series().page();
        boolean fits = found.width() == image.extent().x()
                && found.height() == image.extent().y()
                && found.type() == image.type()
                && found.samples() == image.samples();
        if (!fits) {
            throw new ImageFormatException(Fault.in(tiff.path(), "a page is not like the image that it is of")
                    .expected(
                            Extent.of(image.extent().x(), image.extent().y()) + " "
                                    + image.type().label()
                                    + (image.samples() > 1 ? ", " + image.samples() + " samples" : ""),
                            found.describe() + " (page " + page + ")")
                    .advice("The file is damaged, or not the one that is meant"));
        }
        return place;
    }

    @Override
    public void close() throws IOException {
        for (var pixels : opened.values()) {
            pixels.close();
        }
        tiff.close();
    }
}
