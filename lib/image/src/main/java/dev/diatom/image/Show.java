package dev.diatom.image;

import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the first plane of an image is shown. Bare images are shown sensibly: RGB, palettes and labels in their colours;
 * UINT8 as it is, 0 black and 255 white; every other type without its darkest and its brightest thousandth of pixels, over
 * all three channels of RGB alike. Immutable: every method gives a changed copy. Pixels are read when a picture is
 * made, except of a disk image, of which a preview is read at once.
 *
 * <pre>{@code
 * Show.of(mem).range(100, 4000).colors(VIRIDIS).zoom(2)
 * Show.of(mem).overlay(labels)
 * Show.composite(mem, CYAN, MAGENTA)
 * }</pre>
 */
public final class Show {
    private static final long MOST_PIXELS = 1L << 28;
    private static final double OPACITY = 0.5;

    private final MemoryImage image;
    private final Painting painting;
    private final @Nullable Overlay overlay;
    private final int zoom;
    private final boolean scaleBar;

    private Show(MemoryImage image, Painting painting, @Nullable Overlay overlay, int zoom, boolean scaleBar) {
        this.image = image;
        this.painting = painting;
        this.overlay = overlay;
        this.zoom = zoom;
        this.scaleBar = scaleBar;
    }

    /**
     * The first plane in its own colours or its own range; of a disk image or a view, the plane that {@link Image#preview()}
     * reads.
     */
    public static Show of(Image image) {
        var plane = image instanceof MemoryImage memory ? memory : image.preview();
        return new Show(plane, Painting.of(plane), null, 1, true);
    }

    /**
     * Channels as lights of different colours, added where they fall on each other, each in its own range. Of a disk image
     * or a view, every n-th pixel of the middle plane, at most 512 a side.
     *
     * @param colors of the first, second, … channel; none for all channels, each in its own colour where the file gives them
     *     different ones ({@link ImageMetadata#channels}), else in colours that tell them apart
     * @throws IllegalArgumentException if there are more colours than channels
     */
    public static Show composite(Image image, Colors... colors) {
        var plane = image instanceof MemoryImage memory ? memory : Preview.ofAllChannels(image);
        return new Show(plane, LightsPainting.of(plane, List.of(colors)), null, 1, true);
    }

    /**
     * Several images, to be compared: those of one pixel type in one range, which takes in the range of each. Images with
     * colours of their own, and UINT8, are shown as ever.
     */
    public static List<Show> alike(List<? extends Image> images) {
        Map<PixelType, ValueRange> ranges = new EnumMap<>(PixelType.class);
        List<Show> shows = images.stream().map(Show::of).toList();
        for (var show : shows) {
            if (show.painting instanceof Painting.Toned) {
                ranges.merge(show.image.type(), new ValueRange(show.min(), show.max()), ValueRange::with);
            }
        }
        return shows.stream()
                .map(show -> {
                    var range = ranges.get(show.image.type());
                    return range == null || !(show.painting instanceof Painting.Toned)
                            ? show
                            : show.range(range.min(), range.max());
                })
                .toList();
    }

    /**
     * The same with these values black and white; a black above the white shows a negative. Indexes and labels are then
     * shown as values.
     *
     * @throws IllegalArgumentException if one of them is NaN
     */
    public Show range(double black, double white) {
        return toned(tone -> tone.withRange(black, white));
    }

    /**
     * The same with another range for one channel of a composite.
     *
     * @throws IllegalArgumentException if it is no composite, or has no such channel
     */
    public Show range(int channel, double black, double white) {
        if (!(painting instanceof LightsPainting lights)
                || channel < 0
                || channel >= lights.tones().size()) {
            throw new IllegalArgumentException("a channel " + channel + " is not shown: expected "
                    + (painting instanceof LightsPainting lights
                            ? "0 to " + (lights.tones().size() - 1)
                            : "Show.composite(image), which shows each channel in a range of its own"));
        }
        return with(lights.with(channel, lights.tones().get(channel).withRange(black, white)));
    }

    /**
     * The same with brightness, from 0 to 1, raised to this power: below 1 dark parts become brighter. Indexes and labels are
     * then shown as values.
     *
     * @throws IllegalArgumentException if gamma is not above 0
     */
    public Show gamma(double gamma) {
        return toned(tone -> tone.withGamma(gamma));
    }

    /** The same as a negative: black is white. Indexes and labels are then shown as values. */
    public Show inverted() {
        return toned(Tone::inverted);
    }

    private Show toned(UnaryOperator<Tone> change) {
        var toned = painting.toned(image);
        return with(toned.with(change.apply(toned.tone())));
    }

    /**
     * The same in other colours. Indexes and labels are then shown as values.
     *
     * @throws IllegalArgumentException if the image has colours of its own, in channels
     */
    public Show colors(Colors colors) {
        if (painting.toned(image) instanceof ValuePainting values) {
            return with(values.with(colors));
        }
        throw new IllegalArgumentException(
                painting instanceof ColourPainting
                        ? "an RGB image is shown in its own colours: show one channel of it"
                        : "a composite has a colour for each channel: name them in Show.composite(image, …)");
    }

    /**
     * The same with labels, or a mask, half transparent over it: labels in distinct colours, a mask in one.
     *
     * @param labels as many columns and rows as what is shown; of a disk image, its preview
     * @throws IllegalArgumentException if it has another size, or holds no whole numbers
     */
    public Show overlay(Image labels) {
        return overlay(labels, OPACITY);
    }

    /** The same with another opacity, from 0, which hides nothing, to 1. */
    public Show overlay(Image labels, double opacity) {
        return with(new Overlay(planeLike(labels), opacity, false));
    }

    /** The same with the borders of labels, or of a mask, drawn over it. */
    public Show outline(Image labels) {
        return with(new Overlay(planeLike(labels), 1, true));
    }

    private MemoryImage planeLike(Image labels) {
        var plane = labels instanceof MemoryImage memory ? memory : labels.preview();
        if (plane.sizeX() != image.sizeX() || plane.sizeY() != image.sizeY()) {
            throw new IllegalArgumentException("an overlay needs the size of what is shown: expected " + image.sizeX()
                    + " × " + image.sizeY() + " pixels, found " + plane.sizeX() + " × " + plane.sizeY());
        }
        return plane;
    }

    /**
     * The same with every pixel as a square of so many pixels a side.
     *
     * @throws IllegalArgumentException if the factor is below 1 or the picture would exceed 268 million pixels
     */
    public Show zoom(int factor) {
        if (factor < 1) {
            throw new IllegalArgumentException("a zoom is a whole number of at least 1, found " + factor);
        }
        if (image.extent().planePixels() > MOST_PIXELS / factor / factor) {
            throw new IllegalArgumentException("a picture of " + image.sizeX() + " × " + image.sizeY()
                    + " pixels is too large to be shown " + factor + " times larger: show a slice of it");
        }
        return new Show(image, painting, overlay, factor, scaleBar);
    }

    /** The same with a scale bar, where the size of a pixel is known, or without one. It has one unless this says no. */
    public Show scaleBar(boolean shown) {
        return new Show(image, painting, overlay, zoom, shown);
    }

    private Show with(Painting newPainting) {
        return new Show(image, newPainting, overlay, zoom, scaleBar);
    }

    private Show with(Overlay newOverlay) {
        return new Show(image, painting, newOverlay, zoom, scaleBar);
    }

    /** The image that is shown. */
    public MemoryImage image() {
        return image;
    }

    /** The value shown black. */
    public double min() {
        return painting.toned(image).tone().black();
    }

    /** The value shown white. */
    public double max() {
        return painting.toned(image).tone().white();
    }

    /** The side of the square that shows one pixel. */
    public int zoom() {
        return zoom;
    }

    /** The scale bar that belongs to the picture; what shows the picture draws it, it is never among the pixels. */
    public Optional<ScaleBar> findScaleBar() {
        return scaleBar ? ScaleBar.find(image.metadata().calibration(), image.sizeX()) : Optional.empty();
    }

    /** The picture: 8-bit grey or colours, magnified; NaN is black. Holds no scale bar. */
    public BufferedImage toBufferedImage() {
        var picture = painting.paint(image);
        return Magnified.of(overlay == null ? picture : overlay.over(picture), zoom);
    }

    /** How the values were turned into a picture, as captions say it; empty where they are shown as they are. */
    public String how() {
        return painting.how(image)
                + (overlay == null
                        ? ""
                        : (overlay.outline() ? ", with the outlines of " : ", under ")
                                + overlay.plane().metadata().name());
    }

    @Override
    public String toString() {
        return image + how();
    }
}
