package dev.diatom.image;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.io.Samples;
import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * How the first plane of an image is shown. Bare images are shown sensibly: RGB, palettes and labels in their colours;
 * UINT8 as it is, 0 black and 255 white; every other type between its smallest and its largest finite value, over all
 * three channels of RGB alike. Immutable.
 *
 * <pre>{@code
 * Show.of(mem).range(100, 4000).colors(VIRIDIS).zoom(2)
 * }</pre>
 */
public final class Show {
    private static final long MOST_PIXELS = 1L << 28;
    private static final int RGB_CHANNELS = 3;

    private final MemoryImage image;
    private final Way way;
    private final ValueRange range;
    private final Colors colors;
    private final int zoom;

    private Show(MemoryImage image, Way way, ValueRange range, Colors colors, int zoom) {
        this.image = image;
        this.way = way;
        this.range = range;
        this.colors = colors;
        this.zoom = zoom;
    }

    private enum Way {
        VALUES,
        RGB,
        PALETTE,
        LABELS
    }

    /** The first plane in its own colours or its own range. */
    public static Show of(MemoryImage image) {
        var way = way(image);
        return new Show(image, way, ownRange(image, way), Colors.GREY, 1);
    }

    private static Way way(MemoryImage image) {
        var metadata = image.metadata();
        if (metadata.role() == Role.RGB && image.sizeC() >= RGB_CHANNELS) {
            return Way.RGB;
        }
        if (metadata.role() == Role.LABELS && !image.type().isFloat()) {
            return Way.LABELS;
        }
        return metadata.findPalette().isPresent() && !image.type().isFloat() ? Way.PALETTE : Way.VALUES;
    }

    private static ValueRange ownRange(MemoryImage image, Way way) {
        boolean asTheyAre = image.type() == PixelType.UINT8 || way == Way.PALETTE || way == Way.LABELS;
        return asTheyAre ? new ValueRange(0, 255) : ValueRange.of(image, way == Way.RGB ? RGB_CHANNELS : 1);
    }

    /**
     * The same with these values black and white; a black above the white shows a negative. Indexes and labels are then
     * shown as values.
     */
    public Show range(double black, double white) {
        return new Show(image, valuesOrRgb(), new ValueRange(black, white), colors, zoom);
    }

    /**
     * The same in other colours. Indexes and labels are then shown as values.
     *
     * @throws IllegalArgumentException if the image has colours of its own, in three channels
     */
    public Show colors(Colors newColors) {
        if (way == Way.RGB) {
            throw new IllegalArgumentException("an RGB image is shown in its own colours: show one channel of it");
        }
        var values = way == Way.VALUES ? range : ValueRange.of(image, 1);
        return new Show(image, Way.VALUES, values, newColors, zoom);
    }

    private Way valuesOrRgb() {
        return way == Way.RGB ? way : Way.VALUES;
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
        return new Show(image, way, range, colors, factor);
    }

    /** The image that is shown. */
    public MemoryImage image() {
        return image;
    }

    /** The value shown black. */
    public double min() {
        return range.min();
    }

    /** The value shown white. */
    public double max() {
        return range.max();
    }

    /** The side of the square that shows one pixel. */
    public int zoom() {
        return zoom;
    }

    /** The picture: 8-bit grey or colours, magnified; NaN is black. */
    public BufferedImage toBufferedImage() {
        var picture = switch (way) {
            case VALUES -> colors == Colors.GREY ? grey() : mapped();
            case RGB -> rgb();
            case PALETTE -> indexed();
            case LABELS -> labels();
        };
        return zoom == 1 ? picture : magnified(picture);
    }

    private BufferedImage picture(int type) {
        return new BufferedImage((int) image.sizeX(), (int) image.sizeY(), type);
    }

    private int pixels() {
        return (int) image.extent().planePixels();
    }

    private byte[] levels(int channel) {
        int start = (int) (image.extent().planeIndex(0, channel, 0) * pixels());
        return new Levels(range.min(), range.max()).of(image.type(), image.pixels(), start, pixels());
    }

    private BufferedImage grey() {
        var picture = picture(BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, picture.getWidth(), picture.getHeight(), levels(0));
        return picture;
    }

    private BufferedImage mapped() {
        var table = colors.table();
        var levels = levels(0);
        var colours = new int[levels.length];
        for (int i = 0; i < colours.length; i++) {
            boolean none = image.type().isFloat() && Double.isNaN(Samples.get(image.type(), image.pixels(), i));
            colours[i] = none ? 0 : table[levels[i] & 0xff];
        }
        return coloured(colours, BufferedImage.TYPE_INT_RGB);
    }

    private BufferedImage coloured(int[] colours, int type) {
        var picture = picture(type);
        picture.getRaster().setDataElements(0, 0, picture.getWidth(), picture.getHeight(), colours);
        return picture;
    }

    /** Only unsigned integers say which value is fully opaque. */
    private boolean hasOpacity() {
        return image.sizeC() > RGB_CHANNELS && (image.type() == PixelType.UINT8 || image.type() == PixelType.UINT16);
    }

    private BufferedImage rgb() {
        var red = levels(0);
        var green = levels(1);
        var blue = levels(2);
        var colours = new int[red.length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = (red[i] & 0xff) << 16 | (green[i] & 0xff) << 8 | (blue[i] & 0xff);
        }
        if (!hasOpacity()) {
            return coloured(colours, BufferedImage.TYPE_INT_RGB);
        }
        int start = (int) (image.extent().planeIndex(0, RGB_CHANNELS, 0) * pixels());
        var opacity = new Levels(0, image.type().max()).of(image.type(), image.pixels(), start, pixels());
        for (int i = 0; i < colours.length; i++) {
            colours[i] |= opacity[i] << 24;
        }
        return coloured(colours, BufferedImage.TYPE_INT_ARGB);
    }

    /** An index beyond the palette is black. */
    private BufferedImage indexed() {
        var palette = image.metadata().findPalette().orElseThrow();
        var table = new int[palette.size()];
        for (int i = 0; i < table.length; i++) {
            table[i] = palette.rgb(i);
        }
        var colours = new int[pixels()];
        for (int i = 0; i < colours.length; i++) {
            double index = Samples.get(image.type(), image.pixels(), i);
            colours[i] = index >= 0 && index < table.length ? table[(int) index] : 0;
        }
        return coloured(colours, BufferedImage.TYPE_INT_RGB);
    }

    private BufferedImage labels() {
        var colours = new int[pixels()];
        long last = 0;
        int colour = 0;
        for (int i = 0; i < colours.length; i++) {
            long label = (long) Samples.get(image.type(), image.pixels(), i);
            if (label != last) {
                last = label;
                colour = LabelColors.rgb(label);
            }
            colours[i] = colour;
        }
        return coloured(colours, BufferedImage.TYPE_INT_RGB);
    }

    private BufferedImage magnified(BufferedImage picture) {
        int width = picture.getWidth();
        var large = new BufferedImage(width * zoom, picture.getHeight() * zoom, picture.getType());
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                var pixel = picture.getRaster().getDataElements(x, y, null);
                for (int i = 0; i < zoom; i++) {
                    large.getRaster().setDataElements(x * zoom + i, y * zoom, pixel);
                }
            }
            var row = large.getRaster().getDataElements(0, y * zoom, width * zoom, 1, null);
            for (int i = 1; i < zoom; i++) {
                large.getRaster().setDataElements(0, y * zoom + i, width * zoom, 1, row);
            }
        }
        return large;
    }

    /** How the values were turned into a picture, as captions say it; empty where they are shown as they are. */
    public String how() {
        boolean asTheyAre = way == Way.PALETTE
                || way == Way.LABELS
                || (image.type() == PixelType.UINT8 && min() == 0 && max() == 255);
        return (asTheyAre ? "" : ", shown from " + number(min()) + " to " + number(max()))
                + (colors == Colors.GREY ? "" : ", in " + colors.name().toLowerCase(Locale.ROOT));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.5g", value);
    }

    @Override
    public String toString() {
        return image + how();
    }
}
