package dev.diatom.image.op;

import dev.diatom.image.Image;
import dev.diatom.image.Processing;
import dev.diatom.image.op.measure.BucketCounts;
import dev.diatom.image.op.measure.Quantiles;
import dev.diatom.image.op.measure.RegionColumns;
import dev.diatom.image.op.measure.RegionMeasuring;
import dev.diatom.image.op.measure.RegionTable;
import dev.diatom.image.op.measure.ValueBands;
import dev.diatom.image.op.measure.ValueSums;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Measurements of images of any size, and of the regions of label images. They read the pixels once, band by band, unless they
 * say otherwise, and hold what {@link Processing#memoryBudget()} allows; results do not depend on memory, threads or storage.
 * They report to {@link dev.diatom.image.Progress}.
 *
 * <h2>Regions</h2>
 *
 * <p>A region is a label within its volume of one channel and frame. In images of one plane, and of labels that were connected
 * within planes (by 4 or 8, which the metadata's tag {@code Connectivity} says), it is a label within its plane. Regions come in
 * the order of frames, channels and planes or volumes, and of labels within each; of {@link Labels#connectedComponents} that is
 * the order of labels.
 *
 * <p>Columns: {@code label}; where there are several {@code frame}, {@code channel} and {@code plane}; {@code pixels};
 * {@code area} or {@code volume}; the bounding box {@code min x} to {@code end x}, which is excluded, in pixels;
 * {@code centroid x} and so on in pixels. Where the pixel size is known, lengths, areas and volumes are in its unit, which
 * stands behind the name: {@code perimeter (µm)}; and centroids are given in both. Shapes of planes:
 *
 * <ul>
 *   <li>{@code equivalent diameter}: of the circle of this area; {@code major axis}, {@code minor axis},
 *       {@code orientation} (the angle between the y axis and the major axis, from -π/2 to π/2), {@code eccentricity}: of the
 *       ellipse of the same second moments, as scikit-image has them. ImageJ counts a pixel as a square and gets a little more,
 *       and measures its angle from the x axis in degrees.
 *   <li>{@code perimeter}: scikit-image's of 4 neighbours (K. Benkrid and D. Crookes), which ImageJ's differs from; NaN where
 *       pixels are not square. {@code circularity}: 4 π area / perimeter².
 *   <li>{@code convex area}, {@code solidity}, {@code feret max}: scikit-image's; {@code feret min}: the width of the narrowest
 *       strip that holds the same outline. ImageJ takes the hull of the corners of pixels.
 * </ul>
 *
 * Shapes of volumes:
 *
 * <ul>
 *   <li>{@code equivalent diameter}: of the ball of this volume; {@code major axis}, {@code middle axis}, {@code minor axis}:
 *       of the ellipsoid of the same second moments, as scikit-image.
 *   <li>{@code surface area}: by the Crofton formula with 13 directions (J. Ohser and F. Mücklich, 2000), as MorphoLibJ; near
 *       the truth for smooth bodies, where a mesh of the faces or a marching-cubes surface of a mask is too large by some
 *       percent. {@code euler number}: of the pixels joined by sides, edges and corners, as scikit-image.
 * </ul>
 *
 * Of intensities: {@code mean}, {@code min}, {@code max}, {@code standard deviation} (divided by the count), {@code sum},
 * {@code weighted centroid x} and so on. NaN is left out of them.
 */
public final class Measure {
    private static final int MOST_BUCKETS = 1 << 20;

    private Measure() {}

    /** Count, minimum, maximum, mean, standard deviation and sum of all pixels, of all channels and frames together. */
    public static Statistics statistics(Image image) {
        return sums(image, null);
    }

    /**
     * Those of the pixels at which a mask is neither 0 nor NaN.
     *
     * @throws IllegalArgumentException if image and mask differ in extent
     */
    public static Statistics statistics(Image image, Image mask) {
        return sums(image, mask);
    }

    private static Statistics sums(Image image, @Nullable Image mask) {
        var sums = Processing.examine(image, work -> ValueSums.of(ValueBands.of(work, mask)));
        return new Statistics(
                sums.count(), sums.nan(), sums.min(), sums.max(), sums.mean(), sums.standardDeviation(), sums.sum());
    }

    /**
     * How many pixels lie in each of some buckets from the smallest to the largest value, as {@code numpy.histogram}. Reads the
     * image twice.
     *
     * @throws IllegalArgumentException if the buckets are not 1 to 1 048 576, or a pixel is infinite
     */
    public static Histogram histogram(Image image, int buckets) {
        checkBuckets(buckets);
        var all = statistics(image);
        if (all.count() == 0) {
            return histogram(image, buckets, 0, 1);
        }
        // One value alone stands in the middle of a range of 1, as in NumPy.
        boolean isOne = all.min() == all.max();
        return histogram(image, buckets, isOne ? all.min() - 0.5 : all.min(), isOne ? all.max() + 0.5 : all.max());
    }

    /**
     * How many pixels lie in each of some buckets of a range, which holds both its ends; the others are counted apart. Of
     * integer types, {@code histogram(image, 256, 0, 256)} has a bucket a value.
     *
     * @throws IllegalArgumentException if the buckets are not 1 to 1 048 576, or the range is empty or not finite
     */
    public static Histogram histogram(Image image, int buckets, double from, double to) {
        checkBuckets(buckets);
        if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to) || Double.isInfinite(to - from)) {
            throw new IllegalArgumentException(
                    "a histogram goes from a finite value to a larger one, found " + from + " to " + to);
        }
        var counts = Processing.examine(image, work -> BucketCounts.of(ValueBands.of(work, null), from, to, buckets));
        return new Histogram(from, to, counts.counts(), counts.below(), counts.above(), counts.nan());
    }

    private static void checkBuckets(int buckets) {
        if (buckets < 1 || buckets > MOST_BUCKETS) {
            throw new IllegalArgumentException("a histogram has 1 to " + MOST_BUCKETS + " buckets, found " + buckets);
        }
    }

    /**
     * The values below which these parts of the pixels lie: {@code quantiles(image, 0.25, 0.5, 0.75)}. Exact, and between two
     * pixels in proportion, as {@code numpy.quantile}; NaN is left out. Reads the image once for types of up to 16 bits, twice
     * for those of 32, four times for FLOAT64.
     *
     * @return one value a quantile; NaN where all pixels are
     * @throws IllegalArgumentException if one is not from 0 to 1
     */
    public static double[] quantiles(Image image, double... quantiles) {
        for (double quantile : quantiles) {
            if (!(quantile >= 0 && quantile <= 1)) {
                throw new IllegalArgumentException("a quantile is a part from 0 to 1, found " + quantile);
            }
        }
        var wanted = quantiles.clone();
        return wanted.length == 0
                ? wanted
                : Processing.examine(image, work -> Quantiles.of(ValueBands.of(work, null), wanted));
    }

    /**
     * The values along a line in the first plane, both ends included, one pixel apart or a little less, by linear
     * interpolation: scikit-image's {@code profile_line} of width 1. ImageJ takes as many samples or one less.
     *
     * @throws IllegalArgumentException if an end lies outside the image
     */
    public static Profile profile(Image image, double fromX, double fromY, double toX, double toY) {
        return profile(image, fromX, fromY, toX, toY, 0, 0, 0);
    }

    /**
     * The same in another plane. Reads the pixels around each sample.
     *
     * @throws IllegalArgumentException if an end lies outside the image
     * @throws IndexOutOfBoundsException if the plane does
     */
    public static Profile profile(
            Image image, double fromX, double fromY, double toX, double toY, long z, long c, long t) {
        checkInside(image, fromX, fromY);
        checkInside(image, toX, toY);
        double dx = toX - fromX;
        double dy = toY - fromY;
        int count = Math.toIntExact((long) Math.ceil(Math.hypot(dx, dy) + 1));
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            double part = count == 1 ? 0 : (double) i / (count - 1);
            values[i] = between(image, fromX + dx * part, fromY + dy * part, z, c, t);
        }
        var size = image.metadata().calibration();
        return new Profile(Math.hypot(dx * size.x(), dy * size.y()), size.unit(), values);
    }

    private static void checkInside(Image image, double x, double y) {
        if (!(x >= 0 && x <= image.sizeX() - 1 && y >= 0 && y <= image.sizeY() - 1)) {
            throw new IllegalArgumentException("a profile goes from pixel to pixel: expected x from 0 to "
                    + (image.sizeX() - 1) + " and y from 0 to " + (image.sizeY() - 1) + ", found (" + x + ", " + y
                    + ")");
        }
    }

    private static double between(Image image, double x, double y, long z, long c, long t) {
        long left = Math.min((long) Math.floor(x), Math.max(0, image.sizeX() - 2));
        long top = Math.min((long) Math.floor(y), Math.max(0, image.sizeY() - 2));
        double right = x - left;
        double down = y - top;
        double upper = between(image.get(left, top, z, c, t), right, image, left + 1, top, z, c, t);
        if (down == 0) {
            return upper;
        }
        double lower = between(image.get(left, top + 1, z, c, t), right, image, left + 1, top + 1, z, c, t);
        return upper * (1 - down) + lower * down;
    }

    private static double between(double first, double part, Image image, long x, long y, long z, long c, long t) {
        return part == 0 ? first : first * (1 - part) + image.get(x, y, z, c, t) * part;
    }

    /**
     * Label, pixels, size, bounding box and centroid of every region of a label image: what needs no look at outlines, and is
     * as fast as reading the labels.
     *
     * @throws IllegalArgumentException if the image is no label image (of a float type, or negative), or has more regions than
     *     a table can hold in a quarter of the heap, with the numbers
     */
    public static Table sizes(Image labels) {
        return table(labels, null, false);
    }

    /**
     * All columns of shape of every region of a label image.
     *
     * @throws IllegalArgumentException as {@link #sizes}; or if the convex hulls of one plane exceed the memory budget
     */
    public static Table regions(Image labels) {
        return table(labels, null, true);
    }

    /**
     * All columns of shape and intensity of every region of a label image.
     *
     * @param intensity an image of the same extent, of any type
     * @throws IllegalArgumentException as {@link #regions(Image)}; or if the images differ in extent
     */
    public static Table regions(Image labels, Image intensity) {
        return table(labels, intensity, true);
    }

    private static Table table(Image labels, @Nullable Image intensity, boolean hasShape) {
        var columns = RegionColumns.of(ImageForm.of(labels), hasShape, intensity != null);
        var table = new RegionTable(columns, Runtime.getRuntime().maxMemory() / 4);
        measure(labels, intensity, columns, table);
        return table.table("regions of " + labels.metadata().name());
    }

    private static void measure(
            Image labels, @Nullable Image intensity, RegionColumns columns, RegionMeasuring.RegionVisitor visitor) {
        Processing.examine(labels, work -> {
            RegionMeasuring.run(work, columns, intensity, visitor);
            return columns;
        });
    }

    /**
     * Hands on all columns of shape of every region, one after the other, however many there are: what is known of regions goes
     * to the scratch space beyond the memory budget. Loads no Tablesaw.
     *
     * @param consumer called on a thread of the library's, never twice at once; what it throws ends the measurement
     */
    public static void forEachRegion(Image labels, Consumer<Measured> consumer) {
        hand(labels, null, consumer);
    }

    /** The same with the columns of intensity. */
    public static void forEachRegion(Image labels, Image intensity, Consumer<Measured> consumer) {
        hand(labels, intensity, consumer);
    }

    private static void hand(Image labels, @Nullable Image intensity, Consumer<Measured> consumer) {
        var columns = RegionColumns.of(ImageForm.of(labels), true, intensity != null);
        var names = columns.names();
        measure(
                labels,
                intensity,
                columns,
                (values, domain) -> consumer.accept(new Measured(names, columns::column, values.clone())));
    }
}
