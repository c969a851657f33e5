package dev.diatom.ifcb;

import dev.diatom.image.Calibration;
import dev.diatom.image.Crew;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All images of a bin laid out on pages, large ones first. Every image is on exactly one page.
 *
 * <p>Old-style bins show their images {@link Stitched}. An image has its size times the scale, rounded down, and at least
 * one pixel; greys stay as they are. The layout is that of pyifcb, which however leaves out what does not fit on its first
 * 20 pages. An image that is larger than a page has a page of its own at the end, where it is cut at the page's right and
 * lower edge, at the same scale as all others; take larger pages to see the whole of it.
 *
 * <p>Immutable: {@link #size} and {@link #scale} give a changed copy. The layout needs the .adc file alone, and is made once;
 * drawing takes all cores, memory for one page and an image for each core, and keeps a few megabytes of weights for the next
 * page. Reads through new handles on the bin, so that it does not matter whether the bin is open. Threads may share it.
 *
 * <pre>{@code
 * var page = Mosaic.of(bin).size(1280, 720).scale(0.33).page(0);
 * }</pre>
 */
public final class Mosaic {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final double SCALE = 0.33;

    /** The grey between the images, that of water in most of them. */
    private static final byte BACKGROUND = (byte) 200;

    /** The tag of a page that tells which of its images could not be read, as numbers with commas between them. */
    public static final String UNREADABLE = "Unreadable";

    private final Bin bin;
    private final int width;
    private final int height;
    private final double scale;
    private final Samplings samplings = new Samplings();
    private @Nullable List<Placement> placements;

    private Mosaic(Bin bin, int width, int height, double scale) {
        this.bin = bin;
        this.width = width;
        this.height = height;
        this.scale = scale;
    }

    /** A mosaic of the images of a bin, at 0.33 of their size on pages of 800 x 600 pixels. Reads nothing. */
    public static Mosaic of(Bin bin) {
        return new Mosaic(bin, WIDTH, HEIGHT, SCALE);
    }

    /**
     * The same on pages of another size, in pixels.
     *
     * @throws IllegalArgumentException if it is not at least 1 x 1, or a page has more pixels than one array can
     */
    public Mosaic size(int newWidth, int newHeight) {
        if (newWidth < 1 || newHeight < 1 || (long) newWidth * newHeight > Integer.MAX_VALUE - 8L) {
            throw new IllegalArgumentException("a page has at least 1 x 1 pixels and at most " + (Integer.MAX_VALUE - 8)
                    + ", found " + newWidth + " x " + newHeight);
        }
        return new Mosaic(bin, newWidth, newHeight, scale);
    }

    /**
     * The same with images of another size.
     *
     * @param newScale page pixels per image pixel
     * @throws IllegalArgumentException if it is not a positive number
     */
    public Mosaic scale(double newScale) {
        if (!(newScale > 0) || Double.isInfinite(newScale)) {
            throw new IllegalArgumentException("the scale of a mosaic is a positive number, found " + newScale);
        }
        return new Mosaic(bin, width, height, newScale);
    }

    /** The bin whose images these are. */
    public Bin bin() {
        return bin;
    }

    /** The columns of a page. */
    public int width() {
        return width;
    }

    /** The rows of a page. */
    public int height() {
        return height;
    }

    /** Page pixels per image pixel. */
    public double scale() {
        return scale;
    }

    /** How many pages there are; none if the bin has no images. */
    public int pages() {
        var all = coordinates();
        return all.isEmpty() ? 0 : all.get(all.size() - 1).page() + 1;
    }

    /** Where each image lies: by page, and on a page in the order of placement, which is by descending area. */
    public synchronized List<Placement> coordinates() {
        var known = placements;
        if (known == null) {
            known = Packing.of(boxes(), width, height);
            placements = known;
        }
        return known;
    }

    private List<Packing.Box> boxes() {
        var boxes = new ArrayList<Packing.Box>();
        if (bin.id().style() == BinStyle.OLD) {
            var stitched = bin.stitched();
            for (int number : stitched.numbers()) {
                boxes.add(new Packing.Box(number, scaled(stitched.width(number)), scaled(stitched.height(number))));
            }
        } else {
            for (var target : bin.targets()) {
                if (target.hasImage()) {
                    boxes.add(new Packing.Box(target.number(), scaled(target.width()), scaled(target.height())));
                }
            }
        }
        return boxes;
    }

    private int scaled(long length) {
        // The cast takes what is larger than an int to the largest.
        return Math.max(1, (int) Math.floor(length * scale));
    }

    /**
     * One page, of 8-bit grey levels, 200 where there is no image. Images that become smaller are smoothed first. The page has
     * the {@link PixelSize} of the instrument, divided by the scale. Drawn on all cores; reports progress in images, and stops
     * between two when cancelled.
     *
     * <p>An image that lies outside the .roi file leaves its place in the grey of the background, crossed out by two black
     * diagonals; the page's metadata then have the tag {@value #UNREADABLE} with the numbers of all such images.
     *
     * @param page counted from 0
     * @throws IndexOutOfBoundsException if there is no such page
     * @throws java.io.UncheckedIOException if the .roi file is missing or cannot be read
     * @throws java.util.concurrent.CancellationException if the {@link dev.diatom.image.Cancellation} that this runs under
     *     was cancelled
     */
    public MemoryImage page(int page) {
        var onPage = onPage(page);
        var drawn = MemoryImage.create(PixelType.UINT8, width, height)
                .withMetadata(ImageMetadata.of(bin.id().lid() + " mosaic page " + page, ImageMetadata.Role.INTENSITY)
                        .withCalibration(calibration()));
        var greys = (byte[]) drawn.pixels();
        Arrays.fill(greys, BACKGROUND);
        var unreadable = new ConcurrentSkipListSet<Integer>();
        var task = "drawing page " + page + " of the mosaic of " + bin.id().lid();
        try (var open = bin.open()) {
            if (bin.id().style() == BinStyle.OLD) {
                var stitched = open.stitched();
                Crew.run(onPage.size(), task, () -> {
                    var resampler = new Resampler(samplings);
                    return i -> crossedOutIfDamaged(onPage.get(i), greys, unreadable, () -> {
                        int number = onPage.get(i).target();
                        var pixels = stitched.pixels(number);
                        draw(resampler, pixels, stitched.width(number), stitched.height(number), greys, onPage.get(i));
                    });
                });
            } else {
                Crew.run(onPage.size(), task, () -> {
                    var resampler = new Resampler(samplings);
                    return i -> crossedOutIfDamaged(onPage.get(i), greys, unreadable, () -> {
                        var target = open.target(onPage.get(i).target());
                        draw(resampler, open.pixels(target), target.width(), target.height(), greys, onPage.get(i));
                    });
                });
            }
        }
        if (unreadable.isEmpty()) {
            return drawn;
        }
        var numbers = unreadable.stream().map(String::valueOf).collect(Collectors.joining(","));
        return drawn.withMetadata(drawn.metadata().withTags(Map.of(UNREADABLE, numbers)));
    }

    /** One damaged image is no reason to have none of the others. */
    private void crossedOutIfDamaged(Placement place, byte[] greys, Set<Integer> unreadable, Runnable drawing) {
        try {
            drawing.run();
        } catch (ImageFormatException e) {
            unreadable.add(place.target());
            int longer = Math.max(place.width(), place.height());
            for (int i = 0; i < longer; i++) {
                int x = (int) ((long) i * place.width() / longer);
                int row = (place.y() + (int) ((long) i * place.height() / longer)) * width + place.x();
                greys[row + x] = 0;
                greys[row + place.width() - 1 - x] = 0;
            }
        }
    }

    private Calibration calibration() {
        var ofImages = PixelSize.of(bin.id().instrument()).calibration();
        double size = ofImages.x() / scale;
        // At a scale next to 0 it is no number any more.
        return size > 0 && size <= Double.MAX_VALUE ? Calibration.of(size, ofImages.unit()) : Calibration.NONE;
    }

    private void draw(
            Resampler resampler, byte[] pixels, long imageWidth, long imageHeight, byte[] greys, Placement placement) {
        resampler.draw(
                pixels,
                (int) imageWidth,
                (int) imageHeight,
                scaled(imageWidth),
                scaled(imageHeight),
                greys,
                width,
                placement);
    }

    /**
     * The target whose image covers a pixel of a page, if one does; of a stitched image its first piece. Reads nothing but
     * the .adc file.
     *
     * @param page counted from 0
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public Optional<Target> at(int page, int x, int y) {
        return onPage(page).stream()
                .filter(placement -> placement.covers(x, y))
                .findFirst()
                .map(placement -> bin.target(placement.target()));
    }

    private List<Placement> onPage(int page) {
        if (page < 0 || page >= pages()) {
            throw new IndexOutOfBoundsException(bin.id().lid() + ": the mosaic has no page " + page + ": "
                    + (pages() == 0 ? "the bin has no images." : "its pages are 0 to " + (pages() - 1) + "."));
        }
        return coordinates().stream()
                .filter(placement -> placement.page() == page)
                .toList();
    }

    /** The bin, and how it is laid out; reads nothing. */
    @Override
    public String toString() {
        return "mosaic of " + bin.id().lid() + " at " + scale + " on pages of " + width + " x " + height;
    }
}
