package dev.diatom.kernel.render;

import dev.diatom.ifcb.Bin;
import dev.diatom.ifcb.BinStyle;
import dev.diatom.ifcb.Mosaic;
import dev.diatom.ifcb.PixelSize;
import dev.diatom.ifcb.Placement;
import dev.diatom.ifcb.StitchedPair;
import dev.diatom.image.MemoryImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A drawn page of the mosaic of a bin, with what stands where on it. Keeps neither bin nor file.
 *
 * @param caption what is on it, and how to get the others
 * @param image the pixels, as far as there are images on the page; null where the bin has no images
 * @param labels what each image is, by its place on the page
 */
public record MosaicPage(String caption, @Nullable MemoryImage image, List<Label> labels) {
    private static final long MARGIN = 8;
    /** Room for a scale bar with its words beside the images. */
    private static final long LEAST_WIDTH = 320;

    private static final long LEAST_HEIGHT = 120;

    /** Pages of a few images, in twentieths of the usual sides. */
    private static final int[] SMALLER = {8, 11, 14, 17};

    private static final int MOST_TRIED = 400;

    public MosaicPage {
        Objects.requireNonNull(caption);
        labels = List.copyOf(labels);
    }

    /** The words that belong to a place of the page. */
    public record Label(Placement place, String text) {}

    /** A mosaic of a bin on pages of the usual size, or on a smaller one that has all images. */
    public static Mosaic fitting(Bin bin) {
        var usual = Mosaic.of(bin);
        if (bin.images().size() <= MOST_TRIED) {
            for (int part : SMALLER) {
                var smaller = usual.size(usual.width() * part / 20, usual.height() * part / 20);
                if (smaller.pages() == 1) {
                    return smaller;
                }
            }
        }
        return usual;
    }

    /**
     * Draws a page.
     *
     * @param page counted from 0; 0 is no mistake for a bin without images
     * @param hint how to get the page of a number, in words that end the caption of one of several pages
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public static MosaicPage of(Mosaic mosaic, int page, IntFunction<String> hint) {
        var lid = mosaic.bin().id().lid();
        if (page == 0 && mosaic.pages() == 0) {
            return new MosaicPage(lid + ": no images, and no mosaic", null, List.of());
        }
        var image = mosaic.page(page);
        var places = mosaic.coordinates().stream()
                .filter(place -> place.page() == page)
                .toList();
        int pages = mosaic.pages();
        var pairs = pairs(mosaic);
        var caption = new StringBuilder(lid)
                .append(pages == 1 ? ": mosaic; " : ": mosaic, page " + page + " of 0 to " + (pages - 1) + "; ")
                .append(count(places.size(), mosaic.coordinates().size()))
                .append(mosaic.scale() == 1 ? " at full size, " : " at " + mosaic.scale() + " of their size, ")
                .append(PixelSize.of(mosaic.bin().id().instrument()));
        if (mosaic.bin().id().style() == BinStyle.OLD) {
            caption.append("; ").append(stitched(pairs.size()));
        }
        caption.append(unreadable(image));
        if (pages > 1) {
            caption.append("; ").append(hint.apply(page + 1 < pages ? page + 1 : 0));
        }
        return new MosaicPage(caption.toString(), used(image, places), labels(mosaic, places, pairs));
    }

    /** How many images are crossed out; empty if none is. */
    private static String unreadable(MemoryImage page) {
        var numbers = page.metadata().tags().get(Mosaic.UNREADABLE);
        if (numbers == null) {
            return "";
        }
        int count = numbers.split(",", -1).length;
        return "; " + count + (count == 1 ? " image that" : " images that") + " could not be read "
                + (count == 1 ? "is" : "are") + " crossed out: b.check() says why";
    }

    /** Without the empty columns and rows at the right and below: places stay where they are. */
    private static MemoryImage used(MemoryImage page, List<Placement> places) {
        long width = MARGIN;
        long height = MARGIN;
        for (var place : places) {
            width = Math.max(width, (long) place.x() + place.width() + MARGIN);
            height = Math.max(height, (long) place.y() + place.height() + MARGIN);
        }
        width = Math.min(page.sizeX(), Math.max(width, LEAST_WIDTH));
        height = Math.min(page.sizeY(), Math.max(height, LEAST_HEIGHT));
        return page.slice(0).size(width, height).read().withMetadata(page.metadata());
    }

    private static String count(int here, int all) {
        return here == all
                ? all + (all == 1 ? " image" : " images")
                : here + " of " + all + " images, large ones first,";
    }

    private static String stitched(int joined) {
        return "stitched, with "
                + (joined == 0 ? "no image" : joined == 1 ? "1 image" : joined + " images")
                + " joined from two pieces";
    }

    /** The pairs whose joined image is shown, by its number. */
    private static Map<Integer, StitchedPair> pairs(Mosaic mosaic) {
        var pairs = new HashMap<Integer, StitchedPair>();
        if (mosaic.bin().id().style() == BinStyle.OLD) {
            var stitched = mosaic.bin().stitched();
            for (var pair : stitched.pairs()) {
                if (stitched.isJoined(pair.first().number())) {
                    pairs.put(pair.first().number(), pair);
                }
            }
        }
        return pairs;
    }

    private static List<Label> labels(Mosaic mosaic, List<Placement> places, Map<Integer, StitchedPair> pairs) {
        var labels = new ArrayList<Label>(places.size());
        for (var place : places) {
            var pair = pairs.get(place.target());
            var target = mosaic.bin().target(place.target());
            labels.add(new Label(
                    place,
                    pair == null
                            ? "target " + place.target() + ", " + target.width() + " × " + target.height() + " pixels"
                            : "target " + place.target() + ", joined with "
                                    + pair.second().number() + ", " + pair.width() + " × " + pair.height()
                                    + " pixels"));
        }
        return labels;
    }
}
